import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from './open-browser.ts'
import { postTo } from './post-to.ts'
import { type Newsroom, startNewsroom } from './start-newsroom.ts'
import { type Site, startSite } from './start-site.ts'
import { type WatchedPage, watchPage } from './watch-page.ts'

let browser: Browser
let newsroom: Newsroom
let site: Site

/** A page that a program in it redraws, as client-side routers do: no page is loaded again. */
const app = (include: string) => `<!doctype html><html lang="en"><title>An application</title>
<h1>An application</h1><main><riposte-thread>${include}</riposte-thread></main><aside></aside>
<script>
  const thread = document.querySelector('riposte-thread')
  const show = (path) => thread.setAttribute('article', location.origin + path)
  show(location.pathname)
</script>
<script type="module" src="${newsroom.origin}/riposte.js"></script>`

beforeAll(async () => {
  browser = await openBrowser()
  site = await startSite(async (path) => {
    const below = path.startsWith('/below') ? '<p>A long story.</p>'.repeat(200) : ''
    const body = app(path.includes('included') ? await included(path) : '')
    return { body: body.replace('<main>', `${below}<main>`) }
  })
  newsroom = await startNewsroom(['--origin', site.origin])
  await postTo(newsroom, `${site.origin}/one`, 'This is about the first story.')
  await postTo(newsroom, `${site.origin}/two`, 'This is about the second story.')
  await postTo(newsroom, `${site.origin}/below/included`, 'This stood in the page.')
})
afterAll(async () => {
  await browser?.close()
  await newsroom?.stop()
  site?.stop()
})

const fragmentAt = (article: string) =>
  `${newsroom.origin}/v1/thread?article=${encodeURIComponent(article)}`

const included = async (path: string) => (await fetch(fragmentAt(site.origin + path))).text()

async function openStory(path: string): Promise<WatchedPage> {
  const watched = await watchPage(browser)
  await watched.page.goto(site.origin + path)
  await watched.page.waitForFunction("customElements.get('riposte-thread')")
  return watched
}

const textOf = (page: Page) => page.locator('.riposte-text').allInnerTexts()
const about = (which: string) => `This is about the ${which} story.`

async function reply(page: Page, text: string): Promise<void> {
  await page.getByLabel(/^your reply/i).fill(text)
  await page.getByLabel(/^name/i).fill('Olga')
  await page.getByRole('button', { name: 'Post reply' }).click()
  await page.locator('.riposte-reply', { hasText: text }).waitFor()
}

test('when the article changes its thread is shown, and each keeps its draft', async () => {
  const { page, errors, close } = await openStory('/one')
  await page.getByText(about('first')).waitFor()
  const field = page.getByLabel(/^your reply/i)
  await field.fill('Half a sentence about the first')
  await page.waitForFunction('localStorage.length > 0')
  await page.evaluate("show('/two')")
  await page.getByText(about('second')).waitFor()
  expect(await textOf(page)).toEqual([about('second')])
  expect(await field.inputValue()).toBe('')
  await page.evaluate("show('/one')")
  await page.getByText(about('first')).waitFor()
  await page.waitForFunction(
    "thread.shadowRoot.querySelector('textarea').value === 'Half a sentence about the first'",
  )
  expect(errors).toEqual([])
  await close()
})

test('after a change of article a reply goes to the article in sight, and only there', async () => {
  const { page, close } = await openStory('/alpha')
  await page.getByRole('button', { name: 'Preview' }).waitFor()
  await page.evaluate("show('/beta')")
  await page.waitForResponse((it) => it.url() === fragmentAt(`${site.origin}/beta`))
  await page.getByRole('button', { name: 'Preview' }).waitFor()
  await reply(page, 'This belongs to beta.')
  expect(await included('/beta')).toContain('This belongs to beta.')
  expect(await included('/alpha')).not.toContain('This belongs to beta.')

  // What others write there comes, and what comes to the article before does not.
  await postTo(newsroom, `${site.origin}/alpha`, 'Not to be seen on beta.')
  await postTo(newsroom, `${site.origin}/beta`, 'To be seen on beta.')
  await page.getByText('To be seen on beta.', { exact: true }).waitFor()
  expect(await textOf(page)).not.toContain('Not to be seen on beta.')
  await close()
})

test('an element that was removed and comes back goes on, and posts once', async () => {
  const { page, asked, errors, close } = await openStory('/back')
  await page.getByRole('button', { name: 'Preview' }).waitFor()
  await page.getByLabel(/^your reply/i).fill('Typed before')
  for (let time = 0; time < 3; time++) {
    await page.evaluate('thread.remove()')
    await page.evaluate('new Promise((go) => setTimeout(go))')
    await page.evaluate("document.querySelector('main').append(thread)")
    await page.evaluate('new Promise((go) => requestAnimationFrame(() => setTimeout(go)))')
  }
  expect(await page.getByRole('button', { name: 'Preview' }).count()).toBe(1)
  expect(await page.getByLabel(/^your reply/i).inputValue()).toBe('Typed before')
  await postTo(newsroom, `${site.origin}/back`, 'Somebody else was here.')
  await page.getByText('Somebody else was here.').waitFor()
  await reply(page, 'Posted after it came back.')
  expect(asked.filter((it) => it.startsWith('POST'))).toHaveLength(1)
  expect(await page.getByRole('heading', { name: '2 replies' }).count()).toBe(1)
  expect(errors).toEqual([])
  await close()
})

test('an element that is moved within the page asks for nothing again', async () => {
  const { page, asked, close } = await openStory('/one')
  await page.getByText(about('first')).waitFor()
  await expect.poll(() => asked.some((it) => it.includes('/v1/live'))).toBe(true)
  const before = asked.length
  await page.evaluate("document.querySelector('aside').append(thread)")
  await postTo(newsroom, `${site.origin}/one`, 'This came after the move.')
  await page.getByText('This came after the move.').waitFor()
  expect(asked.slice(before)).toEqual([])
  await close()
})

test('a thread that was included, far below, is not shown for another article', async () => {
  const { page, asked, close } = await openStory('/below/included')
  await page.evaluate("show('/two')")
  await page.evaluate('thread.remove()')
  await page.evaluate("document.querySelector('main').append(thread)")
  await page.locator('riposte-thread').first().scrollIntoViewIfNeeded()
  await page.getByText(about('second')).waitFor()
  expect(await page.getByText('This stood in the page.').isVisible()).toBe(false)
  expect(asked).not.toContain(`GET ${fragmentAt(`${site.origin}/below/included`)}`)
  expect(await textOf(page)).toContain(about('second'))
  await close()
})

test('a reply that is on its way when the router goes on arrives where it belongs', async () => {
  const { page, close } = await openStory('/slow')
  await page.getByRole('button', { name: 'Preview' }).waitFor()
  let answer = () => {}
  const isAsked = new Promise<void>((asked) => {
    void page.route('**/v1/replies', async (route) => {
      asked()
      await new Promise<void>((resolve) => {
        answer = resolve
      })
      await route.continue()
    })
  })
  await page.getByLabel(/^your reply/i).fill('Sent just before leaving.')
  await page.getByLabel(/^name/i).fill('Olga')
  await page.getByRole('button', { name: 'Post reply' }).click()
  await isAsked
  await page.evaluate("show('/two')")
  await page.getByText(about('second')).waitFor()
  answer()
  // Its writer is known, and no draft is left of it.
  await page.waitForFunction("Object.keys(localStorage).some((key) => !key.includes('draft'))")
  await page.waitForFunction("!Object.keys(localStorage).some((key) => key.includes('draft'))")
  expect(await textOf(page)).not.toContain('Sent just before leaving.')
  await page.evaluate("show('/slow')")
  await page.getByText('Sent just before leaving.').waitFor()
  await close()
})
