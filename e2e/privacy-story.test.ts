import { readFileSync } from 'node:fs'
import type { ReplyExport } from '@riposte/protocol'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { codesIn, DECIDED, placesWith, publicPlaces, tracesInFiles } from './find-traces.ts'
import { openBrowser } from './open-browser.ts'
import { doubtfulModel, type Newsroom, startNewsroom } from './start-newsroom.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())

const NAME = 'Sigrid Quillfeather'
const TEXT =
  'The mossgrove boat leaves at ten. Buy tickets at http://best-casino-bonus.xyz/play today.'
const WITHOUT_LINK = TEXT.replace(/ \S+:\S+/, '')
const APPEAL = 'A heronsgate matter: that is where my tickets are from.'
const ANSWER = 'Sorry, that was a tidewrack slip.'
/** A word of each, that stands nowhere else. */
const WORDS = ['Quillfeather', 'mossgrove', 'heronsgate', 'tidewrack']

/** What is found of these entries of the register when the rest is gone. */
const STAYS: Readonly<Record<string, string>> = {
  'thread-place': 'An empty place, without name or words',
  'decision-record': 'Only that something was decided: nothing in it leads to your reply any more',
}

/** What a page says, as it is seen. */
const textOf = (page: Page) => page.locator('main').innerText()

async function post(page: Page, { article }: Newsroom, text: string): Promise<void> {
  await page.goto(article)
  await page.getByLabel(/^name/i).fill(NAME)
  await page.getByLabel(/^(your reply|reply|text)/i).fill(text)
  await page.getByRole('button', { name: 'Post reply' }).click()
}

/** Posts what the filter holds: its writer is told so at once. */
async function postAndOpenReceipt(page: Page, newsroom: Newsroom): Promise<void> {
  await post(page, newsroom, TEXT)
  await page.getByText('waits for a person to look at it').waitFor()
  await page.getByText('It would have been published at once without links').waitFor()
  await page.getByRole('link', { name: /receipt/i }).click()
}

/** What is held, how, how long and for whom; and why the reply waits. */
async function readReceipt(page: Page): Promise<void> {
  await page.getByRole('heading', { name: 'Waiting for a moderator' }).waitFor()
  const said = await textOf(page)
  expect(said).toContain('The filter was not sure, so it left the decision to a person.')
  expect(said).toContain('It would have been published at once without links in its text.')
  const rows = await page.locator('section[aria-labelledby=what-is-held] tbody tr').all()
  const held = await Promise.all(rows.map((row) => row.locator('th, td').allInnerTexts()))
  for (const cells of held) expect(cells.filter((cell) => cell !== '')).toHaveLength(4)
  expect(held[0]).toEqual([
    'The name you give',
    'As you typed it',
    '180 days from its last change if nobody decides, or until you erase it',
    'Every reader of the page, once published; until then moderators',
  ])
  const names = held.map(([name]) => name)
  expect(names).toEqual(
    expect.arrayContaining(['The text of your reply', 'What the spam filter said']),
  )
}

async function openDesk(newsroom: Newsroom, name: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage()
  await page.goto(newsroom.newDeskLink(name))
  await page.locator('.who').waitFor()
  return page
}

async function reject(desk: Page): Promise<void> {
  await desk.locator('.card', { hasText: TEXT }).waitFor()
  await desk.keyboard.press('r')
  await desk.keyboard.press('o')
  await desk.getByText(`Rejected: ${NAME}`).waitFor()
}

async function appeal(page: Page): Promise<void> {
  await page.reload()
  expect(await textOf(page)).toContain('not to publish it, because it is not about the article')
  await page.getByLabel('What they should know (optional)').fill(APPEAL)
  await page.getByRole('button', { name: 'Ask for a second look' }).click()
  await page.getByText('a person will look at your reply again').waitFor()
}

/** Whoever decided cannot answer, not even past the desk's own page. Resolves to the reply's id. */
async function answerInVain(desk: Page, { origin }: Newsroom): Promise<string> {
  await desk.keyboard.press('3')
  await desk.getByText('For a colleague.').waitFor()
  const queue = await desk.request.get(`${origin}/v1/desk/replies?queue=appeals`)
  const [{ id: replyId, version }] = (await queue.json()).entries
  const data = { replyId, version, decision: 'approve' }
  const answer = await desk.request.post(`${origin}/v1/desk/decisions`, {
    headers: { origin },
    data,
  })
  expect((await answer.json()).code).toBe('not-allowed')
  return replyId
}

async function publish(desk: Page): Promise<void> {
  await desk.keyboard.press('3')
  await desk.getByLabel('Your answer to the writer (optional)').fill(ANSWER)
  await desk.getByRole('button', { name: 'Publish it' }).click()
  await desk.getByText(`Published: ${NAME}`).waitFor()
}

/** Everything that is held, to read and as a file. */
async function readExport(page: Page): Promise<ReplyExport> {
  await page.getByRole('link', { name: 'See everything, word for word' }).click()
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download as JSON' }).click(),
  ])
  const json = readFileSync(await file.path(), 'utf8')
  const said = await textOf(page)
  for (const it of [NAME, TEXT, APPEAL, ANSWER])
    expect([it, json, said]).toEqual([it, expect.stringContaining(it), expect.stringContaining(it)])
  expect(said).not.toContain('[object')
  const exported = JSON.parse(json) as ReplyExport
  for (const { name, recipients } of exported.held) {
    expect(said).toContain(name)
    expect(said).toContain(recipients)
  }
  await page.getByRole('link', { name: 'Your receipt' }).click()
  return exported
}

/** Resolves when nothing that the receipt lists is under way any more. */
async function erase(page: Page, { held }: ReplyExport): Promise<void> {
  await page.getByLabel('Yes, erase my reply').check()
  await page.getByRole('button', { name: 'Erase my reply' }).click()
  await page.getByText('Done: your reply has been erased').waitFor()
  const rows = page.locator('section[aria-labelledby=erasure] tbody tr')
  const listed = async () => {
    await page.goto(page.url())
    const said = (await rows.allInnerTexts()).map((row) => row.split(/\s*\t\s*/))
    return new Map(said.map(([what = '', found = '']) => [what, found]))
  }
  await expect.poll(async () => [...(await listed()).values()].join()).not.toContain('Under way')
  const found = await listed()
  for (const { entry, name } of held) {
    expect([name, found.get(name)]).toEqual([name, STAYS[entry] ?? 'Nothing: it is gone'])
  }
  expect(found.get('What the filter learned from it')).toBe('Nothing: it is gone')
  expect(found.get('Pages that readers had open, and that listen')).toBe(
    'All of them have been told',
  )
}

test.each([true, false])('from a held reply to nothing of it, scripts %s', async (hasScripts) => {
  const newsroom = await startNewsroom(['--model', doubtfulModel(), '--access-log'])
  let printed = ''
  newsroom.process.stdout?.on('data', (text) => {
    printed += text
  })
  const writer = await browser.newContext({ javaScriptEnabled: hasScripts })
  const [page, reader] = [await writer.newPage(), await writer.newPage()]
  await postAndOpenReceipt(page, newsroom)
  const token = new URL(page.url()).pathname.split('/').at(-1)!
  await readReceipt(page)

  const [ada, ben] = [await openDesk(newsroom, 'Ada'), await openDesk(newsroom, 'Ben')]
  await reject(ada)
  await appeal(page)
  const replyId = await answerInVain(ada, newsroom)
  await publish(ben)
  await page.reload()
  await page.getByRole('heading', { name: 'Published', exact: true }).waitFor()
  expect(await textOf(page)).toMatch(/Answered on .* by a moderator: your reply is published/)
  await reader.goto(newsroom.article)
  await reader.locator('.riposte-reply', { hasText: TEXT }).waitFor()

  const exported = await readExport(page)
  const traces = [...WORDS, ...codesIn(exported)]
  const places = () => placesWith(traces, ben.request, { newsroom, replyId })
  // The search finds what is there.
  expect(await places()).toEqual([...publicPlaces(newsroom, replyId), DECIDED])
  expect(tracesInFiles(traces, newsroom)).toEqual(traces)

  await erase(page, exported)
  expect(await places()).toEqual([])
  const key = token.slice(replyId.length)
  expect(tracesInFiles([...traces, key], newsroom)).toEqual([])
  if (!hasScripts) await reader.reload()
  for (const it of [page, reader, ada, ben]) {
    const seen = async () => {
      const said = await it.locator('body').innerText()
      return WORDS.filter((word) => said.includes(word))
    }
    await expect.poll(seen).toEqual([])
  }
  expect(await newsroom.stop()).toBe(0)
  expect(tracesInFiles([...traces, key], newsroom)).toEqual([])
  const output = printed + newsroom.errors()
  expect(output).toContain('/receipt/')
  expect([...traces, key].filter((it) => output.includes(it))).toEqual([])
  await Promise.all([page, ada, ben].map((it) => it.context().close()))
})

test('what a held writer is told is true: without the link it is published at once', async () => {
  const newsroom = await startNewsroom(['--model', doubtfulModel()])
  const page = await (await browser.newContext()).newPage()
  await post(page, newsroom, WITHOUT_LINK)
  await page.locator('.riposte-reply', { hasText: WITHOUT_LINK }).waitFor()
  await page.context().close()
  expect(await newsroom.stop()).toBe(0)
})
