import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { postTo } from './post-to.ts'
import { codeOf } from './read-guide.ts'
import { type Newsroom, newFolder, startNewsroom } from './start-newsroom.ts'

const SITE = 'https://news.example'

/** What the component's script has made for its markup. */
interface Made {
  readonly article: string
  readonly html: string
}

let newsroom: Newsroom

beforeAll(async () => {
  newsroom = await startNewsroom(['--origin', SITE])
})
afterAll(async () => {
  await newsroom?.stop()
})

/** Runs the script of the guide's component, which stands between two lines of dashes. */
async function runScript(riposte: string, path: string): Promise<Made> {
  const component = codeOf('astro', '// src/components/Thread.astro', { site: SITE, riposte })
  const script = component.split(/^---$/m)[1]
  const file = join(newFolder(), 'thread.mjs')
  writeFileSync(file, `export async function run(Astro) {${script}\nreturn { article, html } }`)
  const { run } = (await import(pathToFileURL(file).href)) as {
    run(astro: { readonly url: URL; readonly site: URL }): Promise<Made>
  }
  return run({ url: new URL(path, 'http://localhost:4321'), site: new URL(SITE) })
}

test("the script of the guide's component for Astro brings the page's thread", async () => {
  await postTo(newsroom, `${SITE}/articles/one/`, 'Written before the build.')
  const { article, html } = await runScript(newsroom.origin, '/articles/one/?page=2')
  expect(article).toBe(`${SITE}/articles/one/`)
  expect(html).toMatch(/^<riposte-thread article="https:\/\/news\.example\/articles\/one\/"/)
  expect(html).toContain('Written before the build.')
})

test('it brings nothing while Riposte is away, nor when that refuses', async () => {
  const away = await startNewsroom(['--origin', SITE])
  await away.stop()
  expect((await runScript(away.origin, '/articles/one/')).html).toBe('')
  expect((await runScript(`${newsroom.origin}/nowhere`, '/articles/one/')).html).toBe('')
})
