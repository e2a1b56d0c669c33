import { readFileSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from './open-browser.ts'
import { postTo } from './post-to.ts'
import { type Newsroom, startNewsroom } from './start-newsroom.ts'
import { type Site, startSite } from './start-site.ts'
import { replyWithoutScript } from './try-thread.ts'
import { watchPage } from './watch-page.ts'

let browser: Browser
let newsroom: Newsroom
let site: Site

const GUIDE = readFileSync(new URL('../docs/guides/static-site.md', import.meta.url), 'utf8')
/** The style that the guide gives. */
const RESERVED = /<style>(.+?)<\/style>/s.exec(GUIDE)?.[1] ?? ''

beforeAll(async () => {
  browser = await openBrowser()
  site = await startSite(async (path) =>
    path === '/style.css'
      ? { body: RESERVED, headers: { 'content-type': 'text/css' } }
      : { body: await pageAt(path), headers: strict() },
  )
  newsroom = await startNewsroom(['--origin', site.origin])
  for (let i = 1; i <= 3; i++)
    await postTo(newsroom, `${site.origin}/included`, `Reply ${i} was here before.`)
})
afterAll(async () => {
  await browser?.close()
  await newsroom?.stop()
  site?.stop()
})

/** Neither the site's nor the server's. */
const isForeign = (asked: string) =>
  ![site.origin, newsroom.origin].includes(new URL(asked.replace(/^\w+ /, '')).origin)

/** What docs/embedding.md says that a page's policy has to allow, and no more. */
const strict = () => ({
  'content-security-policy': [
    "default-src 'none'",
    `script-src ${newsroom.origin}`,
    `style-src ${newsroom.origin} ${site.origin}`,
    `connect-src ${newsroom.origin}`,
    `form-action ${newsroom.origin}`,
    "require-trusted-types-for 'script'",
    'trusted-types riposte',
  ].join('; '),
})

async function pageAt(path: string): Promise<string> {
  const script = (query = '') =>
    `<script type="module" src="${newsroom.origin}/riposte.js${query}"></script>`
  const article = `${site.origin}${path}`
  const head = `<!doctype html><html lang="en"><title>A story</title>
    <link rel="stylesheet" href="${newsroom.origin}/riposte.css">
    <link rel="canonical" href="${article}">`
  if (path === '/reserved')
    return `${head}<link rel="stylesheet" href="${site.origin}/style.css">${script()}
      <h1>Near</h1><riposte-thread></riposte-thread><footer>The end</footer>`
  if (path === '/twice')
    return `${head}${script()}${script('?v=2')}<riposte-thread></riposte-thread>`
  if (path === '/far') {
    const words = '<p>A long story.</p>'.repeat(200)
    return `${head}<h1>Far</h1>${words}<riposte-thread>${await included(article)}</riposte-thread>
      <footer>The end</footer>${script()}`
  }
  return `${head}<h1>Near</h1><riposte-thread article="${article}">${await included(article)}
    </riposte-thread><footer>The end</footer>${script()}`
}

async function included(article: string): Promise<string> {
  const url = `${newsroom.origin}/v1/thread?article=${encodeURIComponent(article)}`
  return (await fetch(url)).text()
}

test('an included thread comes alive without a shift, under a strict policy', async () => {
  const { page, errors, asked, shift, stored, close } = await watchPage(browser)
  await page.goto(`${site.origin}/included`)
  const thread = page.locator('riposte-thread')
  await thread.getByRole('button', { name: 'Preview' }).waitFor()
  expect(await thread.locator('.riposte-reply').count()).toBe(3)
  expect(await page.locator('riposte-thread').count()).toBe(1)
  expect(await shift()).toBe(0)
  expect(await stored()).toEqual([])
  expect(asked.filter(isForeign)).toEqual([])

  await thread.getByLabel(/^your reply/i).fill('And this one came after.')
  await thread.getByLabel(/^name/i).fill('Olga')
  await thread.getByRole('button', { name: 'Post reply' }).click()
  await thread.locator('.riposte-reply', { hasText: 'came after' }).waitFor()
  expect(await thread.getByRole('heading', { name: '4 replies' }).count()).toBe(1)
  expect(errors).toEqual([])
  await close()
})

test.each([390, 1280])(
  'two lines of HTML move nothing in reserved space, %i wide',
  async (width) => {
    const viewport = { width, height: 1200 }
    const { page, errors, asked, shift, stored, close } = await watchPage(browser, { viewport })
    await page.goto(`${site.origin}/reserved`)
    await page.getByRole('button', { name: 'Preview' }).waitFor()
    expect(await page.getByText('The end').isVisible()).toBe(true)
    expect(await shift()).toBe(0)
    expect(await stored()).toEqual([])
    expect(asked.filter(isForeign)).toEqual([])
    expect(errors).toEqual([])
    await close()
  },
)

test('who writes already when the script comes goes on writing', async () => {
  const { page, close } = await watchPage(browser)
  const held: (() => void)[] = []
  await page.route(
    '**/riposte.js',
    (route) =>
      new Promise<void>((resolve) => {
        held.push(() => void route.continue().then(resolve))
      }),
  )
  await page.goto(`${site.origin}/included`, { waitUntil: 'commit' })
  const field = page.getByLabel(/^your reply/i)
  await field.pressSequentially('Half a ')
  held[0]?.()
  await page.getByRole('button', { name: 'Preview' }).waitFor()
  await page.keyboard.type('sentence')
  expect(await field.inputValue()).toBe('Half a sentence')
  await close()
})

/** Of what was asked of the server. */
const pathsOf = (asked: readonly string[]) =>
  asked
    .map((it) => new URL(it.replace(/^\w+ /, '')))
    .filter(({ origin }) => origin === newsroom.origin)
    .map(({ pathname }) => pathname)

test('nothing but the script is asked for until the reader comes near', async () => {
  const { page, errors, asked, close } = await watchPage(browser)
  await page.goto(`${site.origin}/far`)
  await page.waitForFunction("customElements.get('riposte-thread')")
  await page.waitForLoadState('networkidle')
  expect(pathsOf(asked).toSorted()).toEqual(['/riposte.css', '/riposte.js'])
  await page.locator('riposte-thread').first().scrollIntoViewIfNeeded()
  await page.getByRole('button', { name: 'Preview' }).waitFor()
  await expect.poll(() => pathsOf(asked)).toContain('/v1/live')
  expect(pathsOf(asked)).not.toContain('/v1/thread')
  expect(errors).toEqual([])
  await close()
})

test('without a script the included thread is read, and its form posts', async () => {
  const before = await replyWithoutScript(browser, `${site.origin}/included`, 'No script needed.')
  expect(before).toContain('Reply 1 was here before.')
})

test('a page that has the script twice, from two addresses, has one thread', async () => {
  const { page, close } = await watchPage(browser)
  await page.goto(`${site.origin}/twice`)
  const thread = page.locator('riposte-thread')
  await thread.getByLabel(/^your reply/i).fill('Twice?')
  expect(await thread.getByRole('button', { name: 'Preview' }).count()).toBe(1)
  await close()
})
