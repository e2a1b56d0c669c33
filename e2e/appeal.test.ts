import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { violations } from './axe-violations.ts'
import { openBrowser } from './open-browser.ts'
import { holdingModel, type Newsroom, startNewsroom } from './start-newsroom.ts'

let browser: Browser
let newsroom: Newsroom
beforeAll(async () => {
  browser = await openBrowser()
  newsroom = await startNewsroom(['--model', holdingModel(), '--posts-per-minute', '1000'])
})
afterAll(async () => {
  await browser?.close()
  await newsroom?.stop()
})

const HOSTILE = '<img src=x onerror=canary()><script>canary()</script>'
const FOREIGN = 'main img, main script, [onerror]'

/** Posts a reply without a script; resolves to its receipt, open. */
async function postAndOpenReceipt(text: string): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(newsroom.article)
  await page.getByLabel(/^name/i).fill('Ines')
  await page.getByLabel(/^(your reply|reply|text)/i).fill(text)
  await page.getByRole('button', { name: 'Post reply' }).click()
  await page.getByRole('link', { name: /receipt/i }).click()
  await page.getByRole('heading', { name: 'Waiting for a moderator' }).waitFor()
  return page
}

/** The desk of one moderator, in a browser profile of their own. */
async function openDesk(name: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage()
  await page.goto(newsroom.newDeskLink(name))
  await page.locator('.who').waitFor()
  return page
}

async function appeal(receipt: Page, words: string) {
  await receipt.reload()
  await receipt.getByLabel('What they should know (optional)').fill(words)
  await receipt.getByRole('button', { name: 'Ask for a second look' }).click()
  await receipt.getByText('a person will look at your reply again').waitFor()
}

test('rejected, appealed, refused to the one who decided, overturned by a colleague', async () => {
  const receipt = await postAndOpenReceipt('The pier closes at nine, not at ten.')
  const [ada, ben] = [await openDesk('Ada'), await openDesk('Ben')]
  expect(await ada.locator('.who').innerText()).toMatch(/^Moderator [a-z2-7]{6}$/)
  await ada.getByText('The pier closes').waitFor()
  await ada.keyboard.press('r')
  await ada.keyboard.press('o')
  await ada.getByText('Rejected: Ines').waitFor()

  await appeal(receipt, 'It is what the article is about.')
  await receipt
    .getByText('A person who has not decided about your reply will answer here')
    .waitFor()
  expect(await violations(ada)).toEqual([])

  await ada.keyboard.press('3')
  await ada.getByText('For a colleague.').waitFor()
  expect(await ada.getByRole('button', { name: /publish it/i }).count()).toBe(0)

  await ben.getByRole('button', { name: 'Appeals 1' }).click()
  const card = ben.locator('.card', { hasText: 'The pier closes' })
  await card.getByText('It is what the article is about.').waitFor()
  expect(await card.innerText()).toMatch(/Rejected \(off topic\), just now, by Moderator/)
  for (const width of [390, 1280]) {
    await ben.setViewportSize({ width, height: 800 })
    expect([width, await violations(ben)]).toEqual([width, []])
    expect(await ben.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
  }
  await ben.keyboard.press('w')
  await ben.keyboard.type('Sorry: a slip of ours.')
  await ben.keyboard.press('Escape')
  await ben.keyboard.press('a')
  await ben.getByText('Published: Ines').waitFor()
  await ben.getByRole('button', { name: 'Appeals 0' }).waitFor()

  await receipt.reload()
  await receipt.getByText(/Answered on .* by a moderator: your reply is published/).waitFor()
  await receipt.getByText('Sorry: a slip of ours.').waitFor()
  await receipt.goto(newsroom.article)
  await receipt.locator('.riposte-reply', { hasText: 'The pier closes at nine' }).waitFor()
  await Promise.all([receipt, ada, ben].map((page) => page.context().close()))
})

test('upheld with words, undone, and upheld again; whatever is written is only text', async () => {
  const receipt = await postAndOpenReceipt('Pills, cheap.')
  const [ada, ben] = [await openDesk('Ada'), await openDesk('Ben')]
  const heard: string[] = []
  await ben.exposeFunction('canary', () => heard.push('canary'))
  await ada.getByText('Pills, cheap.').waitFor()
  await ada.keyboard.press('s')
  await ada.getByText('Spam: Ines').waitFor()
  await appeal(receipt, HOSTILE)

  await ben.keyboard.press('3')
  const card = ben.locator('.card', { hasText: 'Pills, cheap.' })
  await card.getByText(HOSTILE).waitFor()
  expect(await ben.locator(FOREIGN).count()).toBe(0)
  await card.getByLabel('Your answer to the writer (optional)').fill(HOSTILE)
  await card.getByRole('button', { name: 'Uphold' }).click()
  await ben.getByText('Upheld: Ines').waitFor()
  await receipt.reload()
  await receipt.getByText('your reply stays unpublished').waitFor()
  await receipt.getByText(HOSTILE).first().waitFor()
  expect(await receipt.getByText(HOSTILE).count()).toBe(2)
  expect(await receipt.locator(FOREIGN).count()).toBe(0)
  expect(await receipt.getByRole('button', { name: 'Ask for a second look' }).count()).toBe(0)

  await ben.keyboard.press('u')
  await card.waitFor()
  expect(await card.getByRole('textbox').inputValue()).toBe(HOSTILE)
  await ben.keyboard.press('h')
  await card.waitFor({ state: 'detached' })
  expect(heard).toEqual([])
  await Promise.all([receipt, ada, ben].map((page) => page.context().close()))
})

test('the filter alone is appealed with one tap, and the owner may answer', async () => {
  const receipt = await postAndOpenReceipt('Why does this wait?')
  await receipt.getByRole('button', { name: 'Ask for a second look' }).click()
  await receipt.getByText('a person will look at your reply again').waitFor()
  const owner = await (await browser.newContext()).newPage()
  await owner.goto(newsroom.newDeskLink())
  await owner.getByText('Owner', { exact: true }).waitFor()
  await owner.keyboard.press('3')
  const card = owner.locator('.card', { hasText: 'Why does this wait?' })
  await card.getByText('Without a word why.').waitFor()
  await card.getByRole('button', { name: 'Publish it' }).click()
  await card.waitFor({ state: 'detached' })
  await receipt.reload()
  await receipt.getByText('your reply is published').waitFor()
  await Promise.all([receipt, owner].map((page) => page.context().close()))
})
