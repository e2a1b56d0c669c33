import { writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { build } from 'esbuild'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from './open-browser.ts'
import { postTo } from './post-to.ts'
import { codeOf } from './read-guide.ts'
import { type Newsroom, newFolder, startNewsroom } from './start-newsroom.ts'
import { type Site, startSite } from './start-site.ts'
import { replyWithoutScript } from './try-thread.ts'
import { watchPage } from './watch-page.ts'

/** An application of React with the guide's component; its links change the article in place. */
const APP = `
import { useState } from 'react'
import { Thread } from './thread.jsx'

export function App({ first, site }) {
  const [shown, show] = useState(first)
  const [count, redraw] = useState(0)
  return (
    <main>
      <button onClick={() => show({ path: '/two' })}>The second story</button>
      <button onClick={() => redraw(count + 1)}>Drawn {count} times</button>
      <Thread article={site + shown.path} html={shown.html} />
    </main>
  )
}`

const IN_BROWSER = `
import { StrictMode } from 'react'
import { createRoot, hydrateRoot } from 'react-dom/client'
import { App } from './app.jsx'

const place = document.querySelector('#app')
const app = <StrictMode><App {...JSON.parse(place.dataset.props)} /></StrictMode>
if (place.childElementCount > 0) hydrateRoot(place, app)
else createRoot(place).render(app)
window.isDrawn = true`

const ON_SERVER = `
import { StrictMode } from 'react'
import { renderToString } from 'react-dom/server'
import { App } from './app.jsx'

export { threadHtml } from './thread-html.js'
export const draw = (props) => renderToString(<StrictMode><App {...props} /></StrictMode>)`

const { resolve } = createRequire(import.meta.url)
const packages = [resolve('react/package.json'), resolve('react-dom/package.json')]

interface Drawing {
  draw(props: object): string
  threadHtml(article: string): Promise<string>
}

let browser: Browser
let newsroom: Newsroom
let site: Site
let script: string
let onServer: Drawing

beforeAll(async () => {
  browser = await openBrowser()
  site = await startSite(async (path) =>
    path === '/app.js'
      ? { body: script, headers: { 'content-type': 'text/javascript; charset=utf-8' } }
      : { body: await pageAt(path) },
  )
  newsroom = await startNewsroom(['--origin', site.origin])
  await postTo(newsroom, `${site.origin}/one`, 'This is about the first story.')
  await postTo(newsroom, `${site.origin}/two`, 'This is about the second story.')
  const folder = writeApp()
  script = (await bundle(folder, 'in-browser.jsx', 'browser')).text
  const file = join(folder, 'on-server.cjs')
  writeFileSync(file, (await bundle(folder, 'on-server.jsx', 'node')).contents)
  onServer = createRequire(import.meta.url)(file)
})
afterAll(async () => {
  await browser?.close()
  await newsroom?.stop()
  site?.stop()
})

function writeApp(): string {
  const folder = newFolder()
  const places = { site: site.origin, riposte: newsroom.origin }
  const files = {
    'thread.jsx': codeOf('react', '// thread.jsx', places),
    'thread-html.js': codeOf('react', '// thread-html.js', places),
    'app.jsx': APP,
    'in-browser.jsx': IN_BROWSER,
    'on-server.jsx': ON_SERVER,
  }
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  return folder
}

/** With React's own checks: what it does not like, it says in the console. */
async function bundle(folder: string, entry: string, platform: 'browser' | 'node') {
  const { outputFiles } = await build({
    absWorkingDir: folder,
    entryPoints: [entry],
    nodePaths: packages.map((it) => dirname(dirname(it))),
    bundle: true,
    write: false,
    platform,
    format: platform === 'node' ? 'cjs' : 'iife',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"development"' },
  })
  return outputFiles[0]!
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;')

async function pageAt(path: string): Promise<string> {
  const isDrawn = !path.startsWith('/empty')
  const article = path.replace('/empty', '')
  const html = isDrawn ? await onServer.threadHtml(site.origin + article) : ''
  const props = { site: site.origin, first: { path: article, html } }
  const drawn = isDrawn ? onServer.draw(props) : ''
  return `<!doctype html><html lang="en"><head><title>A story</title></head><body>
    <div id="app" data-props="${escaped(JSON.stringify(props))}">${drawn}</div>
    <script async type="module" src="/app.js"></script>`
}

async function tryApp(path: string) {
  const watched = await watchPage(browser)
  const { page } = watched
  // The thread is alive already when React takes over what the server has drawn.
  if (path === '/one')
    await page.route('**/app.js', async (route) => {
      await page.getByRole('button', { name: 'Preview' }).waitFor()
      await route.continue()
    })
  await page.goto(site.origin + path, { waitUntil: 'domcontentloaded' })
  await page.waitForFunction('window.isDrawn')
  await page.getByText('This is about the first story.').waitFor()
  await page.getByLabel(/^your reply/i).fill('Written')
  await page.getByRole('button', { name: 'Drawn 0 times' }).click()
  await page.getByRole('button', { name: 'Drawn 1 times' }).waitFor()
  expect(await page.getByLabel(/^your reply/i).inputValue()).toBe('Written')
  return watched
}

async function reply(page: Page, text: string) {
  await page.getByLabel(/^your reply/i).fill(text)
  await page.getByLabel(/^name/i).fill('Olga')
  await page.getByRole('button', { name: 'Post reply' }).click()
  await page.locator('.riposte-reply', { hasText: text }).waitFor()
}

test.each([
  ['the browser draws', '/empty/one'],
  ['the server draws', '/one'],
])(
  'the component in the guide has the thread when %s, and lets the router go on',
  async (...it) => {
    const [how, path] = it
    const { page, errors, close } = await tryApp(path)
    await reply(page, `Under the first story, when ${how}.`)
    await page.getByRole('button', { name: 'The second story' }).click()
    await page.getByText('This is about the second story.').waitFor()
    expect(await page.locator('.riposte-text', { hasText: 'first story' }).count()).toBe(0)
    await reply(page, `Under the second story, when ${how}.`)
    expect(await page.locator('riposte-thread').count()).toBe(1)
    expect(errors).toEqual([])
    await close()
  },
)

test('what the server draws has the thread, and its form posts without a script', async () => {
  const before = await replyWithoutScript(browser, `${site.origin}/one`, 'No script needed.')
  expect(before).toContain('This is about the first story.')
})

test('what the server answers instead of a thread is not drawn', async () => {
  expect(await onServer.threadHtml('not an address')).toBe('')
})
