import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from './open-browser.ts'
import { postTo } from './post-to.ts'
import { codeOf } from './read-guide.ts'
import { type Newsroom, startNewsroom } from './start-newsroom.ts'
import { type Site, startSite } from './start-site.ts'
import { replyInBrowser, replyWithoutScript } from './try-thread.ts'

const INJECTED = 'document.createElement'
const IN_THEME = '<noscript>'
const BY_NGINX = 'stub="alone"'

let browser: Browser
let newsroom: Newsroom
let site: Site

beforeAll(async () => {
  browser = await openBrowser()
  site = await startSite(async (path) => ({ body: await pageAt(path) }))
  newsroom = await startNewsroom(['--origin', site.origin])
})
afterAll(async () => {
  await browser?.close()
  await newsroom?.stop()
  site?.stop()
})

/** What the guide gives, as Ghost's templates would draw it for the article. */
function drawn(mark: string, article: string): string {
  const code = codeOf('ghost', mark, { site: site.origin, riposte: newsroom.origin })
  const html = code.replaceAll('{{url absolute="true"}}', article)
  expect(html).not.toContain('{{')
  return html
}

/** Pages with the classes and places that Ghost's themes give them, and a `rem` of 10 pixels. */
async function pageAt(path: string): Promise<string> {
  // Ghost says where a page belongs without its query, which `?from=mail` stands for.
  const article = site.origin + path.split('?')[0]
  const page = (template: string, inMain: string, inFoot: string) =>
    `<!doctype html><html lang="en"><title>A story</title><link rel="canonical" href="${article}">
    <style>html { font-size: 62.5% }</style><body class="${template}">
    <main><article>A story.</article>${inMain}</main>${inFoot}</body></html>`
  if (path === '/') return page('home-template', '', drawn(INJECTED, article))
  if (path.startsWith('/injected')) return page('post-template', '', drawn(INJECTED, article))
  if (path.startsWith('/theme')) return page('post-template', drawn(IN_THEME, article), '')
  return page('post-template', await include(drawn(BY_NGINX, article)), '')
}

/** What nginx's `ssi on` does, with the guide's location for threads: asks for what is included. */
async function include(html: string): Promise<string> {
  const [directive, path] = /<!--# include virtual="\/riposte(\S+)" stub="alone" -->/.exec(html)!
  const answer = await fetch(newsroom.origin + path)
  expect(answer.status).toBe(200)
  return html.replace(/<!--# block.*endblock -->/, '').replace(directive, await answer.text())
}

test.each([
  ['/injected/', 'The ferry left without me.', 'I saw it from the pier, too.'],
  ['/theme/', 'My grandmother rowed across.', 'In winter as well? I doubt it.'],
  ['/nginx/', 'Who paid for the new bridge?', 'The county did, ten years ago.'],
])('the thread is below the post, in letters of 16 pixels: %s', async (path, before, after) => {
  const article = site.origin + path
  await postTo(newsroom, article, before)
  const seen = await replyInBrowser(browser, `${article}?from=mail`, after)
  expect(seen).toMatchObject({ replies: [before], elements: 1, errors: [] })
  const thread = `${newsroom.origin}/v1/thread?article=${encodeURIComponent(article)}`
  expect(await (await fetch(thread)).text()).toContain(after)

  const page = await browser.newPage()
  await page.goto(article)
  await page.getByText(after).waitFor()
  expect(await pixelsOf(page, '.riposte-text')).toBe(16)
  // Names stand out by one.
  expect(await pixelsOf(page, '.riposte-name')).toBe(17)
  await page.close()
})

async function pixelsOf(page: Page, selector: string): Promise<number> {
  const size = page.locator(selector).first()
  return Math.round(await size.evaluate((it) => Number.parseFloat(getComputedStyle(it).fontSize)))
}

test('lists of posts have no thread', async () => {
  const page = await browser.newPage()
  await page.goto(`${site.origin}/`)
  await page.waitForFunction("customElements.get('riposte-thread')")
  expect(await page.locator('riposte-thread').count()).toBe(0)
  await page.close()
})

test('without a script what nginx includes is read and replied to, and a theme links', async () => {
  const url = `${site.origin}/nginx/plain/`
  const before = 'There was no bridge when I was young.'
  await postTo(newsroom, url, before)
  expect(await replyWithoutScript(browser, url, 'And nobody missed one.')).toEqual([before])

  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await postTo(newsroom, `${site.origin}/theme/plain/`, 'Rowing keeps you warm.')
  await page.goto(`${site.origin}/theme/plain/`)
  await page.getByRole('link', { name: 'Replies' }).click()
  await page.getByText('Rowing keeps you warm.').waitFor()
  await context.close()
})
