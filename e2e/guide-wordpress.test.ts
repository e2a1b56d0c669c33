import { execFile, spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openBrowser } from './open-browser.ts'
import { postTo } from './post-to.ts'
import { codeOf } from './read-guide.ts'
import { type Newsroom, newFolder, startNewsroom } from './start-newsroom.ts'
import { type Site, startSite } from './start-site.ts'
import { replyInBrowser, replyWithoutScript } from './try-thread.ts'

const ROOT = join(import.meta.dirname, '..')
const STAND_IN = join(ROOT, 'fixtures/wordpress/stand-in.php')
const PLUGIN = join(ROOT, 'integrations/wordpress/riposte-threads/riposte-threads.php')
const DRAW_MS_MAX = 20_000

const hasPhp = spawnSync('php', ['--version']).status === 0
const name = `the plugin for WordPress${hasPhp ? '' : ' (skipped: PHP is not installed)'}`

describe.skipIf(!hasPhp)(name, () => {
  let browser: Browser
  let newsroom: Newsroom
  let site: Site
  let folder = ''

  beforeAll(async () => {
    browser = await openBrowser()
    site = await startSite(async (path) => ({ body: await draw(path) }))
    newsroom = await startNewsroom(['--origin', site.origin])
  })
  beforeEach(() => {
    folder = newWordPress(newsroom.origin)
  })
  afterAll(async () => {
    await browser?.close()
    await newsroom?.stop()
    site?.stop()
  })

  /** Where WordPress keeps what it keeps, with the guide's line in its settings. */
  function newWordPress(riposte: string): string {
    const line = codeOf('wordpress', "'RIPOSTE_URL'", { site: site.origin, riposte })
    const made = newFolder()
    writeFileSync(join(made, 'wp-config.php'), `<?php\n${line}`)
    return made
  }

  /** The page at `/THEME/KIND/…`, as WordPress would draw it. */
  async function draw(path: string): Promise<string> {
    const [, theme = '', kind = ''] = path.split('/')
    const words = [STAND_IN, folder, PLUGIN, theme, kind, site.origin + path]
    const strict = ['-d', 'display_errors=stderr', '-d', 'error_reporting=-1']
    const options = { timeout: DRAW_MS_MAX }
    const { stdout, stderr } = await promisify(execFile)('php', [...strict, ...words], options)
    expect(stderr).toBe('')
    return stdout
  }

  test.each(['/php/post/a/', '/blocks/page/b/'])('draws the thread for %s', async (path) => {
    const url = site.origin + path
    const first = `Written before, about ${path}.`
    const second = `By the script, on ${path}.`
    await postTo(newsroom, url, first)
    const seen = await replyInBrowser(browser, url, second)
    expect(seen).toMatchObject({ elements: 1, fetched: 0, shift: 0, errors: [] })
    const before = await replyWithoutScript(browser, url, `Plainly, on ${path}.`)
    expect(before).toEqual([first])
    const html = await draw(path)
    expect(html).not.toContain('Comments of WordPress.')
    // What was asked for a moment ago is not asked for again.
    expect(html).not.toContain(second)
  })

  test.each(['php', 'blocks'])('shows nothing of a post with a password: %s', async (theme) => {
    await postTo(newsroom, `${site.origin}/${theme}/post-locked/`, 'A secret.')
    expect(await draw(`/${theme}/post-locked/`)).not.toMatch(/riposte-thread|A secret/)
  })

  test.each(['php', 'blocks'])('follows WordPress where that is closed: %s', async (theme) => {
    expect(await draw(`/${theme}/post-closed/`)).not.toContain('riposte-thread')
  })

  test.each(['php', 'blocks'])('leaves alone what is neither post nor page: %s', async (theme) => {
    const html = await draw(`/${theme}/product/`)
    expect(html).toContain('Comments of WordPress.')
    expect(html).not.toContain('riposte')
  })

  test("refuses what is sent to WordPress's own form", async () => {
    expect(await draw('/form/post/')).toMatch(/^403 /)
    expect(await draw('/form/product/')).toBe('A comment of WordPress.')
  })

  test('draws the element alone while Riposte is away, or somebody else answers', async () => {
    const alone = /<riposte-thread article="[^"]+"><\/riposte-thread>/
    const nobody = await startSite(() => ({ body: '' }))
    nobody.stop()
    folder = newWordPress(nobody.origin)
    expect(await draw('/php/post/a/')).toMatch(alone)
    const other = await startSite(() => ({ body: '<p>A page of somebody else.</p>' }))
    folder = newWordPress(other.origin)
    const html = await draw('/php/post/b/')
    other.stop()
    expect(html).toMatch(alone)
    expect(html).not.toContain('somebody else')
  })
})
