import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from './open-browser.ts'
import { postReply } from './states/ask-newsroom.ts'
import { hearPage } from './states/hear-page.ts'
import { keepScreenshot } from './states/look-at.ts'
import { type OtherSite, openOtherSite, otherArticle } from './states/other-site.ts'
import { startWalk, type Walked } from './states/start-walk.ts'
import { numberControls, tabOn } from './states/tab-through.ts'
import { fillIn } from './states/walk-writing.ts'
import { ARTICLES } from './states/write-articles.ts'

let browser: Browser
let site: OtherSite
let walked: Walked
beforeAll(async () => {
  const started = Promise.all([openBrowser(), openOtherSite()])
  ;[browser, site] = await started
  walked = await startWalk('en', site.origin)
  await postReply(walked.newsroom, otherArticle(site.origin), { text: walked.words.opening })
})
afterAll(async () => {
  await browser?.close()
  await walked?.newsroom.stop()
  site?.close()
})

async function open(url: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options })
  const page = await context.newPage()
  page.setDefaultTimeout(8_000)
  await page.goto(new URL(url, walked.newsroom.origin).href)
  const isAlive =
    options.javaScriptEnabled === false ? '.riposte-submit' : '.riposte-preview-button'
  await page.locator(isAlive).waitFor()
  return page
}

const hasFocus = (page: Page, selector: string) => page.locator(`${selector}:focus`).waitFor()

test.each([
  ['a phone', 390],
  ['a desk', 1280],
])(
  'Tab goes through every control in the order of the page, and shows where: %s',
  async (_, width) => {
    const viewport = { width, height: 800 }
    const { origin } = walked.newsroom
    for (const url of [ARTICLES.lively, site.page('shadow', origin)]) {
      const page = await open(url, { viewport })
      const count = await numberControls(page)
      expect(count).toBeGreaterThan(10)
      for (let place = 0; place < count; place++) {
        const stop = await tabOn(page)
        expect(stop).toEqual({ ...stop, place, isOutlined: true, isOnScreen: true })
      }
      await page.context().close()
    }
  },
)

test('the form comes to a reply and goes back with the focus; Escape is enough', async () => {
  const page = await open(ARTICLES.lively)
  const answer = page.locator('.riposte-answer').nth(3)
  const id = await answer.getAttribute('data-answer')
  for (const leave of [
    () => page.keyboard.press('Escape'),
    () => page.locator('.riposte-cancel').press('Enter'),
  ]) {
    await answer.press('Enter')
    await hasFocus(page, `#reply-${id} #riposte-text`)
    await leave()
    await hasFocus(page, `[data-answer="${id}"]`)
    expect(await page.locator('.riposte-answering').count()).toBe(0)
  }
  await answer.press('Enter')
  await fillIn(page, { text: walked.words.short, name: 'Ada' })
  await page.locator('.riposte-submit').press('Enter')
  // What came of it is said, and focused, where the writer was.
  await hasFocus(page, `#reply-${id} .riposte-status`)
  await page.context().close()
})

test('a small form takes the focus and gives it back; Escape closes it', async () => {
  const page = await open(ARTICLES.quiet)
  await fillIn(page, { text: walked.words.opening, name: 'Ada' })
  await page.locator('.riposte-submit').press('Enter')
  const change = page.locator('[data-own=change]')
  for (const [opener, first] of [
    ['.riposte-report', 'input[value=spam]'],
    ['[data-own=change]', 'textarea'],
    ['[data-own=delete]', '.riposte-cancel'],
  ] as const) {
    await page.locator(opener).press('Enter')
    await hasFocus(page, `.riposte-small-form ${first}`)
    await page.keyboard.press('Escape')
    await hasFocus(page, opener)
    expect(await page.locator('.riposte-small-form').count()).toBe(0)
  }
  await change.press('Enter')
  await page.locator('.riposte-small-form textarea').fill(walked.words.chain[1]!)
  await page.locator('.riposte-small-form .riposte-submit').press('Enter')
  await page.locator('.riposte-edited').waitFor()
  await hasFocus(page, '.riposte-answer')
  await page.locator('[data-own=delete]').press('Enter')
  await page.locator('.riposte-small-form .riposte-submit').press('Enter')
  await hasFocus(page, '.riposte-status')
  expect(await page.locator('.riposte-reply').count()).toBe(0)
  await page.context().close()
})

test('what happens is said politely and once; a burst of replies is one sentence', async () => {
  const page = await open(ARTICLES.long)
  const heard = await hearPage(page)
  await fillIn(page, { text: walked.words.opening, name: 'Ada', website: 'ftp://nothing' })
  await page.locator('.riposte-submit').press('Enter')
  await hasFocus(page, '#riposte-website[aria-invalid]')
  await page.locator('#riposte-website').fill('')
  await page.locator('.riposte-submit').press('Enter')
  await page.locator('.riposte-status a').first().waitFor()
  const said = (await heard()).map(({ words }) => words)
  // What is wrong with a field is heard when the focus comes to it, not from a live region.
  expect(said).toEqual(['Sending …', expect.stringContaining('Your reply is published.')])

  const { chain } = walked.words
  await Promise.all(
    [1, 2, 3].map((n) => postReply(walked.newsroom, ARTICLES.long, { text: `${chain[n]} Burst.` })),
  )
  await expect.poll(async () => (await heard()).at(-1)?.words).toBe('3 new replies')
  expect(await heard()).toHaveLength(said.length + 1)
  expect((await heard()).every(({ isPolite }) => isPolite)).toBe(true)
  await page.context().close()
})

test.each([
  ['reduce', 0],
  ['no-preference', 1],
] as const)(
  'a reply that arrives moves as the reader wants it: %s',
  async (reducedMotion, times) => {
    const page = await open(ARTICLES.long, { reducedMotion })
    await page.evaluate(() => {
      const { animate } = Element.prototype
      Object.assign(globalThis, { animations: 0 })
      Element.prototype.animate = function (...how) {
        ;(globalThis as unknown as { animations: number }).animations++
        return animate.apply(this, how)
      }
    })
    const { id } = await postReply(walked.newsroom, ARTICLES.long, {
      text: `I see ${reducedMotion}.`,
    })
    await page.locator(`#reply-${id}`).waitFor({ state: 'attached' })
    expect(await page.evaluate('animations')).toBe(times)
    const isStill = await page.evaluate(() =>
      [document.documentElement, ...document.querySelectorAll('*')].every((it) => {
        const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(it)
        return transitionDuration === '0s' && animationName === 'none' && scrollBehavior === 'auto'
      }),
    )
    expect(isStill).toBe(reducedMotion === 'reduce')
    await page.context().close()
  },
)

test('with colours of the reader’s own, all that can be pressed keeps its edges', async () => {
  const page = await open(ARTICLES.lively, { forcedColors: 'active' })
  await page.locator('.riposte-submit').focus()
  await keepScreenshot(page, 'forced-colours', 'script-ltr-1280')
  const faint = await page.evaluate(() =>
    [...document.querySelectorAll('.riposte-buttons button, .riposte-field :is(input, textarea)')]
      .filter((it) => {
        const { borderTopColor, borderTopWidth, backgroundColor, color } = getComputedStyle(it)
        const hasEdge = borderTopWidth !== '0px' && borderTopColor !== backgroundColor
        return !hasEdge || color === backgroundColor
      })
      .map((it) => it.outerHTML),
  )
  expect(faint).toEqual([])
  const vote = page.locator('.riposte-vote').first()
  const ground = () => vote.evaluate((it) => getComputedStyle(it).backgroundColor)
  const before = await ground()
  await vote.evaluate((it) => it.setAttribute('aria-pressed', 'true'))
  expect(await ground()).not.toBe(before)
  await page.context().close()
})
