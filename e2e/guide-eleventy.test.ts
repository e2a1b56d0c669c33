import { execFile } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from './open-browser.ts'
import { postTo } from './post-to.ts'
import { codeOf } from './read-guide.ts'
import { type Newsroom, newFolder, startNewsroom } from './start-newsroom.ts'
import { type Site, startSite } from './start-site.ts'
import { fileAt, replyInBrowser, replyWithoutScript } from './try-thread.ts'

const { resolve } = createRequire(import.meta.url)
const ELEVENTY = join(dirname(resolve('@11ty/eleventy')), '../cmd.cjs')
const BUILD_MS_MAX = 60_000

let browser: Browser
let newsroom: Newsroom
let site: Site
let built = ''

const writtenBefore = (path: string) => `Before the build, about ${path}.`

beforeAll(async () => {
  browser = await openBrowser()
  site = await startSite((path) => fileAt(built, path))
  newsroom = await startNewsroom(['--origin', site.origin])
  for (const path of ['/story/', '/in-liquid/', '/later/'])
    await postTo(newsroom, site.origin + path, writtenBefore(path))
  built = await build(newsroom.origin)
})
afterAll(async () => {
  await browser?.close()
  await newsroom?.stop()
  site?.stop()
})

/** A site of three articles, made by Eleventy as the guide says; the folder with its pages. */
async function build(riposte: string): Promise<string> {
  const folder = newFolder()
  const code = (mark: string) => codeOf('eleventy', mark, { site: site.origin, riposte })
  const layout = (lines: string, safe: string) =>
    `<!doctype html><html lang="en"><title>A story</title><h1>A story</h1>
    {{ content ${safe} }}${lines}`
  const article = (name: string) => `---\nlayout: ${name}\n---\nSomething happened.\n`
  const files = {
    'package.json': '{ "type": "module" }',
    'eleventy.config.js': code('// eleventy.config.js'),
    '_includes/nunjucks.njk': layout(code('{% thread page.url %}'), '| safe'),
    '_includes/liquid.liquid': layout(code('{% thread page.url %}'), ''),
    '_includes/in-browser.njk': layout(code('<riposte-thread article="https://'), '| safe'),
    'story.md': article('nunjucks.njk'),
    'in-liquid.md': article('liquid.liquid'),
    'later.md': article('in-browser.njk'),
  }
  mkdirSync(join(folder, '_includes'))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  const options = { cwd: folder, timeout: BUILD_MS_MAX }
  await promisify(execFile)(process.execPath, [ELEVENTY, '--quiet'], options)
  return join(folder, '_site')
}

test.each(['/story/', '/in-liquid/'])(
  'Eleventy writes the thread into the page, as the guide says: %s',
  async (path) => {
    expect(fileAt(built, path).body).toContain(writtenBefore(path))
    const seen = await replyInBrowser(browser, site.origin + path, `By the script, on ${path}.`)
    expect(seen).toMatchObject({ elements: 1, fetched: 0, shift: 0, errors: [] })
    const before = await replyWithoutScript(browser, site.origin + path, `Plainly, on ${path}.`)
    expect(before).toEqual([writtenBefore(path)])
  },
)

test('the element that Eleventy writes alone fetches its thread', async () => {
  const seen = await replyInBrowser(browser, `${site.origin}/later/`, 'By the script.')
  expect(seen.replies).toEqual([writtenBefore('/later/')])
  expect(seen).toMatchObject({ elements: 1, fetched: 1, errors: [] })
})

test('while Riposte is away Eleventy builds the site, with the element alone', async () => {
  const nobody = await startSite(() => ({ body: '' }))
  nobody.stop()
  const page = readFileSync(join(await build(nobody.origin), 'story/index.html'), 'utf8')
  expect(page).toContain(`<riposte-thread article="${site.origin}/story/"></riposte-thread>`)
})
