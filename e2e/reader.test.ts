import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from './open-browser.ts'
import { type Newsroom, startNewsroom } from './start-newsroom.ts'

let browser: Browser
let newsroom: Newsroom
beforeAll(async () => {
  browser = await openBrowser()
  newsroom = await startNewsroom(['--posts-per-minute', '1000'])
})
afterAll(async () => {
  await browser?.close()
  await newsroom?.stop()
})

const PATIENCE = { timeout: 10_000 }

const replyWith = (page: Page, words: string) =>
  page.locator('.riposte-reply > .riposte-body', { hasText: words })

/** Posts by the API; a thread to read before anybody writes in the page. */
async function post(fields: Record<string, unknown>): Promise<{ id: string }> {
  const article = new URL(newsroom.article).pathname
  const form = await fetch(`${newsroom.origin}/v1/form?article=${article}`)
  const { formToken } = (await form.json()) as { formToken: string }
  const answer = await fetch(`${newsroom.origin}/v1/replies`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ article, name: 'Ada', formToken, ...fields }),
  })
  return (await answer.json()) as { id: string }
}

test('a reader writes with a preview, changes the reply, and deletes it', async () => {
  const page = await (await browser.newContext()).newPage()
  await page.goto(newsroom.article)
  const field = page.getByLabel(/^your reply/i)
  await field.fill('The harbour master *knew* about it.')
  await page.getByRole('button', { name: 'Preview' }).click()
  await page.locator('.riposte-preview em', { hasText: 'knew' }).waitFor()
  await field.pressSequentially(' **Everybody** did.')
  await page.locator('.riposte-preview strong', { hasText: 'Everybody' }).waitFor()
  await page.getByLabel(/^name/i).fill('Olga')
  await page.getByRole('button', { name: 'Post reply' }).click()
  const reply = replyWith(page, 'harbour master')
  await reply.getByRole('button', { name: 'Change' }).click()
  await reply.locator('textarea').fill('The harbour master was told in March.')
  await reply.getByRole('button', { name: 'Save' }).click()
  await replyWith(page, 'told in March').waitFor()
  expect(await replyWith(page, 'told in March').textContent()).toContain('edited')
  // After a reload the browser still knows whose it is.
  await page.reload()
  await replyWith(page, 'told in March').getByRole('button', { name: 'Delete' }).click()
  const form = page.locator('.riposte-small-form')
  await form.getByRole('button', { name: 'Delete' }).click()
  await replyWith(page, 'told in March').waitFor({ state: 'detached' })
  await page.context().close()
})

test('what is typed outlives the page, until it is posted', async () => {
  const page = await (await browser.newContext()).newPage()
  await page.goto(newsroom.article)
  const field = page.getByLabel(/^your reply/i)
  await field.fill('Half a thought about the timetable')
  await expect.poll(() => page.evaluate('localStorage.length'), PATIENCE).toBe(1)
  await page.reload()
  await expect.poll(() => field.inputValue(), PATIENCE).toContain('Half')
  await page.getByLabel(/^name/i).fill('Olga')
  await page.getByRole('button', { name: 'Post reply' }).click()
  await replyWith(page, 'Half a thought').waitFor()
  await page.reload()
  await replyWith(page, 'Half a thought').waitFor()
  expect(await field.inputValue()).toBe('')
  await page.context().close()
})

test('a vote counts and is taken back; a report reaches the desk', async () => {
  await post({ name: 'Grace', text: 'The bridge was closed for the third time this year.' })
  const page = await (await browser.newContext()).newPage()
  await page.goto(newsroom.article)
  const reply = replyWith(page, 'bridge was closed')
  const vote = reply.locator('.riposte-vote')
  const isPressed = (on: boolean) =>
    reply.locator(`.riposte-vote[aria-pressed=${on}]:not([aria-busy])`)
  // A vote is refused before a person could have seen the page: so it is tried again.
  await expect
    .poll(async () => {
      const isFree = (await reply.locator('.riposte-vote[aria-busy]').count()) === 0
      if (isFree && (await isPressed(true).count()) === 0) await vote.click()
      return isPressed(true).count()
    }, PATIENCE)
    .toBe(1)
  expect(await reply.locator('.riposte-votes').textContent()).toBe('1')
  await vote.click()
  await isPressed(false).waitFor()
  await reply.getByRole('link', { name: /report/i }).click()
  await reply.getByLabel('It attacks or insults somebody').check()
  await reply.locator('textarea').fill('Look at this one.')
  await reply.getByRole('button', { name: 'Report it' }).click()
  await page.getByText('A moderator will look at it.').waitFor()
  await page.goto(newsroom.deskLink)
  await page.getByRole('button', { name: /reported/i }).click()
  await page.getByText('Look at this one.').waitFor()
  await page.getByRole('button', { name: 'Pick' }).click()
  await page.locator('[aria-pressed=true]', { hasText: 'Pick' }).waitFor()
  await page.goto(newsroom.article)
  await replyWith(page, 'bridge was closed').getByText('Editors’ pick').waitFor()
  await page.context().close()
})

const SUBJECTS = 'pier,ferry,council,bridge,harbour master,bus,island school,fish market,library'
const DOINGS =
  'was never asked,will cost us dear,did its best,has been late since May,means nothing'

/** Another sentence for every number below 45, so that the filter meets no flood. */
function opinion(n: number): string {
  const pick = (words: string, at: number) => words.split(',')[at % words.split(',').length]!
  return `I think the ${pick(SUBJECTS, n)} ${pick(DOINGS, Math.floor(n / 9))}, reader ${n} said.`
}

test.each([true, false])('a long thread is read page by page, script: %s', async (javaScript) => {
  if (javaScript) for (let n = 0; n < 45; n++) await post({ text: opinion(n), name: `Reader ${n}` })
  const context = await browser.newContext({ javaScriptEnabled: javaScript })
  const page = await context.newPage()
  await page.goto(newsroom.article)
  const roots = page.locator('.riposte-replies > .riposte-reply')
  const shown = await roots.count()
  expect(shown).toBe(20)
  await page.getByRole('link', { name: 'More replies' }).click()
  if (javaScript) await expect.poll(() => roots.count(), PATIENCE).toBe(40)
  else await page.getByRole('link', { name: 'From the beginning' }).waitFor()
  await page.getByRole('link', { name: 'Newest first' }).click()
  await replyWith(page, opinion(44)).waitFor()
  const last = await post({ text: 'The very last word on the pier.' })
  await page.goto(`${newsroom.article}?reply=${last.id}#reply-${last.id}`)
  await replyWith(page, 'The very last word').first().waitFor()
  await context.close()
})

test('a selection is quoted in the answer', async () => {
  await post({ text: 'Nobody read the *second* report.' })
  const page = await (await browser.newContext()).newPage()
  await page.goto(`${newsroom.article}?order=newest`)
  const reply = replyWith(page, 'Nobody read the').first()
  await reply.locator('.riposte-text em').selectText()
  await reply.getByRole('link', { name: /^reply/i }).click()
  expect(await page.getByLabel(/^your reply/i).inputValue()).toBe('> second\n\n')
  await page.context().close()
})
