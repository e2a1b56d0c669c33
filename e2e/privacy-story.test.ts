import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from './open-browser.ts'
import { spellingsOf } from './spellings.ts'
import { doubtfulModel, type Newsroom, startNewsroom } from './start-newsroom.ts'

let browser: Browser
let newsroom: Newsroom
beforeAll(async () => {
  browser = await openBrowser()
  newsroom = await startNewsroom(['--model', doubtfulModel(), '--posts-per-minute', '1000'])
})
afterAll(async () => {
  await browser?.close()
  await newsroom?.stop()
})

const NAME = 'Quillon Vantreese'
const BEFORE = 'My cousin had the fare back in two days through'
const LINK = 'https://farewatch-77.example/ferry'
const AFTER = 'and they only asked for a small fee.'
const TRACES = [NAME, BEFORE, 'farewatch-77', AFTER]

async function post(page: Page, text: string) {
  await page.goto(newsroom.article)
  await page.getByLabel(/^name/i).fill(NAME)
  await page.getByLabel(/^your reply/i).fill(text)
  await page.getByRole('button', { name: 'Post reply' }).click()
}

async function openDesk(name: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage()
  await page.goto(newsroom.newDeskLink(name))
  await page.locator('.who').waitFor()
  return page
}

async function read(asked: Promise<Response>): Promise<string> {
  const answer = await asked
  expect([answer.url, answer.status]).toEqual([answer.url, 200])
  return answer.text()
}

/** What can be read of the reply, at every public address and at the desk, and in each file. */
async function tracesLeft(desk: Page, receipt: string): Promise<readonly string[]> {
  const { origin, article, dataFile } = newsroom
  const about = encodeURIComponent(new URL(article).pathname)
  const views = ['/v1/thread', '/v1/replies', '/thread', '/frame', '/feed.atom', '/feed.json']
  const pages = [article, receipt, `${receipt}/export`, `${receipt}/export.json`, `${origin}/`]
  const readers = [...pages, ...views.map((it) => `${origin}${it}?article=${about}`)]
  const [session] = await desk.context().cookies()
  const cookie = `${session!.name}=${session!.value}`
  const queues = ['held', 'spam', 'published', 'decided', 'appeals'].map(
    (queue) => `${origin}/v1/desk/replies?queue=${queue}`,
  )
  const shown = await Promise.all([
    ...readers.map((url) => read(fetch(url))),
    ...queues.map((url) => read(fetch(url, { headers: { cookie } }))),
  ])
  const folder = dirname(dataFile)
  const files = readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((path) => statSync(path).isFile())
    .map((path) => readFileSync(path))
  return TRACES.filter(
    (trace) =>
      shown.some((text) => text.includes(trace)) ||
      files.some((bytes) => spellingsOf(trace).some((it) => bytes.includes(it))),
  )
}

test.each([
  ['with a script', true],
  ['without a script', false],
])(
  '%s: held, told why, appealed, won, exported, erased, and nothing is left',
  async (_, script) => {
    const context = await browser.newContext({ javaScriptEnabled: script })
    const page = await context.newPage()
    await post(page, `${BEFORE} ${LINK} ${AFTER}`)
    await page.getByText('waits for a person').waitFor()
    const receipt = (await page.getByRole('link', { name: /receipt/i }).getAttribute('href'))!
    await page.goto(new URL(receipt, newsroom.origin).href)
    const address = page.url()
    await page.getByRole('heading', { name: 'Waiting for a moderator' }).waitFor()
    await page.getByRole('heading', { name: 'Why was it held?' }).waitFor()
    expect(await page.locator('.otherwise').innerText()).toMatch(/without (the link|links)/)
    expect(await page.locator('.reasons li').count()).toBeGreaterThan(0)
    expect(await page.getByText(NAME).count()).toBeGreaterThan(0)

    const [ada, ben] = [await openDesk('Ada'), await openDesk('Ben')]
    await ada.locator('.card', { hasText: BEFORE }).waitFor()
    await ada.keyboard.press('r')
    await ada.keyboard.press('o')
    await ada.getByText(`Rejected: ${NAME}`).waitFor()
    await page.reload()
    await page.getByRole('heading', { name: 'Why was it not published?' }).waitFor()
    await page.getByRole('button', { name: 'Ask for a second look' }).click()
    await page.getByText('a person will look at your reply again').waitFor()
    await ada.keyboard.press('3')
    await ada.getByText('For a colleague.').waitFor()
    await ben.keyboard.press('3')
    await ben.locator('.card', { hasText: BEFORE }).waitFor()
    await ben.keyboard.press('a')
    await ben.getByText(`Published: ${NAME}`).waitFor()
    await page.reload()
    await page.getByText('your reply is published').waitFor()
    await page.goto(newsroom.article)
    await page.locator('.riposte-reply', { hasText: BEFORE }).waitFor()

    await page.goto(address)
    await page.getByRole('link', { name: 'See everything, word for word' }).click()
    await page.getByRole('heading', { name: 'Everything held about your reply' }).waitFor()
    await page.getByText(LINK).first().waitFor()
    const file = await page.getByRole('link', { name: 'Download as JSON' }).getAttribute('href')
    const exported = await (await fetch(new URL(file!, newsroom.origin))).text()
    expect(TRACES.filter((trace) => !exported.includes(trace))).toEqual([])

    await page.goto(address)
    expect(await tracesLeft(ben, address)).toEqual(TRACES)
    await page.getByRole('checkbox', { name: /^Yes, erase my reply/ }).check()
    await page.getByRole('button', { name: 'Erase my reply' }).click()
    await page.getByRole('heading', { name: 'What was erased' }).waitFor()
    expect(await page.getByText('Nothing: it is gone').count()).toBeGreaterThan(5)
    expect(await page.getByText('Under way').count()).toBe(0)
    expect(await tracesLeft(ben, address)).toEqual([])
    await Promise.all([context, ada.context(), ben.context()].map((it) => it.close()))
  },
)

test('what a held writer is told is true: without the link it is published at once', async () => {
  const page = await (await browser.newContext()).newPage()
  await post(page, `${BEFORE} them ${AFTER}`)
  await page.locator('.riposte-reply', { hasText: BEFORE }).waitFor()
  await page.context().close()
})
