import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser } from './open-browser.ts'
import { postTo } from './post-to.ts'
import { codeOf } from './read-guide.ts'
import { type Newsroom, newFolder, startNewsroom } from './start-newsroom.ts'
import { type Site, startSite } from './start-site.ts'
import { fileAt, replyInBrowser, replyWithoutScript } from './try-thread.ts'

const BUILD_MS_MAX = 60_000

/** Hugo's version as a number, 0.111 as 111; undefined where it is not installed. */
const version = /v0\.(\d+)/.exec(spawnSync('hugo', ['version'], { encoding: 'utf8' }).stdout ?? '')
const name = `the guide for Hugo${version ? '' : ' (skipped: Hugo is not installed)'}`

describe.skipIf(!version)(name, () => {
  let browser: Browser
  let newsroom: Newsroom
  let site: Site
  let built = ''

  beforeAll(async () => {
    browser = await openBrowser()
    site = await startSite((path) => fileAt(built, path))
    newsroom = await startNewsroom(['--origin', site.origin])
    for (const path of ['/story/', '/in-browser/later/'])
      await postTo(newsroom, site.origin + path, 'Written before the build.')
    built = build(newsroom.origin)
  })
  afterAll(async () => {
    await browser?.close()
    await newsroom?.stop()
    site?.stop()
  })

  /** A site of two articles, made by Hugo as the guide says; the folder with its pages. */
  function build(riposte: string): string {
    const folder = newFolder()
    const code = (mark: string) => codeOf('hugo', mark, { site: site.origin, riposte })
    const layout = (lines: string) =>
      `<!doctype html><html lang="en"><title>A story</title><h1>A story</h1>{{ .Content }}${lines}`
    const files = {
      'config.toml': `baseURL = "${site.origin}/"\n${code('# hugo.toml')}`,
      'layouts/partials/thread.html': code(Number(version?.[1]) < 141 ? ': before try' : ': try'),
      'layouts/_default/single.html': layout(code('{{ partial')),
      'layouts/in-browser/single.html': layout(code('<riposte-thread article="{{')),
      'content/story.md': '---\ntitle: A story\n---\nSomething happened.\n',
      'content/in-browser/later.md': '---\ntitle: A story\n---\nSomething happened.\n',
    }
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), text)
    }
    const cache = join(folder, 'cache')
    const words = ['--quiet', '--disableKinds', 'home,section,taxonomy,term', '--cacheDir', cache]
    execFileSync('hugo', words, { cwd: folder, timeout: BUILD_MS_MAX })
    return join(folder, 'public')
  }

  test('Hugo writes the thread into the page', async () => {
    expect(fileAt(built, '/story/').body).toContain('Written before the build.')
    const url = `${site.origin}/story/`
    const seen = await replyInBrowser(browser, url, 'By the script.')
    expect(seen).toMatchObject({ elements: 1, fetched: 0, shift: 0, errors: [] })
    const before = await replyWithoutScript(browser, url, 'Without any script.')
    expect(before).toEqual(['Written before the build.'])
  })

  test('the element that Hugo writes alone fetches its thread', async () => {
    const url = `${site.origin}/in-browser/later/`
    const seen = await replyInBrowser(browser, url, 'By the script.')
    expect(seen.replies).toEqual(['Written before the build.'])
    expect(seen).toMatchObject({ elements: 1, fetched: 1, errors: [] })
  })

  test('while Riposte is away Hugo builds the site, with the element alone', async () => {
    const nobody = await startSite(() => ({ body: '' }))
    nobody.stop()
    const page = readFileSync(join(build(nobody.origin), 'story/index.html'), 'utf8')
    expect(page).toContain(`<riposte-thread article="${site.origin}/story/"></riposte-thread>`)
  })
})
