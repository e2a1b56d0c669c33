import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from './open-browser.ts'
import { holdingModel, type Newsroom, startNewsroom } from './start-newsroom.ts'

const FIXTURE = new URL('../fixtures/xss-vectors.txt', import.meta.url)
const unit = (hex: string) => String.fromCharCode(Number.parseInt(hex, 16))
const VECTORS = readFileSync(FIXTURE, 'utf8')
  .split('\n')
  .filter((line) => line && !line.startsWith('# '))
  .map((line) => line.replace(/\\u([0-9a-fA-F]{4})/g, (_, hex) => unit(hex)))

let browser: Browser
let newsroom: Newsroom
beforeAll(async () => {
  browser = await openBrowser()
  newsroom = await startNewsroom(['--model', holdingModel(), '--posts-per-minute', '1000'])
})
afterAll(async () => {
  await browser?.close()
  await newsroom?.stop()
})

/** A page on which `canary()` and dialogs are heard. */
async function openWatched(): Promise<{ page: Page; heard: string[] }> {
  const page = await browser.newPage()
  const heard: string[] = []
  await page.exposeFunction('canary', () => heard.push('canary'))
  page.on('dialog', (dialog) => {
    heard.push(dialog.message())
    void dialog.dismiss()
  })
  return { page, heard }
}

/** Posts vectors; resolves to the receipts of those that were taken: all but a few. */
async function postAll(article: string, vectors: readonly string[]) {
  const path = new URL(article).pathname
  const form = await fetch(`${newsroom.origin}/v1/form?article=${path}`)
  const { formToken } = (await form.json()) as { formToken: string }
  const receipts: string[] = []
  for (const vector of vectors) {
    const name = vector.replace(/[\n\r\u2028]/g, ' ').slice(0, 80)
    const website = `https://elsewhere.example/?q=${vector.slice(0, 80)}`
    const answer = await fetch(`${newsroom.origin}/v1/replies`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ article: path, name, website, text: vector, formToken }),
    })
    if (answer.status !== 202) continue
    const { receiptUrl } = (await answer.json()) as { receiptUrl: string }
    receipts.push(new URL(receiptUrl, newsroom.origin).href)
  }
  expect(receipts.length).toBeGreaterThan(vectors.length - 5)
  return receipts
}

/** Of every family some: at the desk each is looked at by itself. */
const AT_DESK = VECTORS.filter((_, i) => i % 9 === 0)

/** Elements that no rendered reply may hold, and attributes that run something. */
const FOREIGN = `script:not([src]), iframe, object, embed, svg, math, style, template, base,
  form form,  [onerror], [onload], [ontoggle], [onclick], [srcdoc], a[href^="javascript" i]`

test('hostile text is harmless text on desk, page, live frame, fragment and receipt', async () => {
  const { page: reader, heard: heardByReader } = await openWatched()
  await reader.goto(newsroom.article)
  const receipts = await postAll(newsroom.article, AT_DESK)

  const { page: desk, heard: heardAtDesk } = await openWatched()
  await desk.goto(newsroom.deskLink)
  await desk
    .locator('.card')
    .nth(receipts.length - 1)
    .waitFor()
  expect(await desk.locator('#desk').locator(FOREIGN).count()).toBe(0)
  // Approving shows each as a live frame on the open article.
  for (let left = receipts.length; left > 0; left--) {
    await desk.keyboard.press('a')
    await desk
      .locator('.card')
      .nth(left - 1)
      .waitFor({ state: 'detached' })
  }
  await reader.bringToFront()
  await reader
    .locator('.riposte-reply')
    .nth(receipts.length - 1)
    .waitFor()
  expect(await reader.locator('riposte-thread').locator(FOREIGN).count()).toBe(0)

  // From the server: the page, the fragment, the receipts.
  await reader.goto(`${newsroom.article}?all`)
  expect(await reader.locator('.riposte-reply').count()).toBe(receipts.length)
  expect(await reader.locator('riposte-thread').locator(FOREIGN).count()).toBe(0)
  const texts = await reader.locator('.riposte-text').allInnerTexts()
  for (const receipt of receipts) {
    await reader.goto(receipt)
    expect(await reader.locator('main').locator(FOREIGN).count()).toBe(0)
  }
  expect([...heardByReader, ...heardAtDesk]).toEqual([])
  expect(texts.join('\n')).toContain('<script>canary()</script>')
  await Promise.all([reader.close(), desk.close()])
})

test('all of it at once is harmless text on the page, in every order', async () => {
  const rest = VECTORS.filter((_, i) => i % 9 !== 0)
  const receipts = await postAll(newsroom.article, rest)
  const { page: desk } = await openWatched()
  await desk.goto(newsroom.newDeskLink())
  const approved = await desk.evaluate(approveAll)
  expect(approved).toBeGreaterThanOrEqual(new Set(receipts).size)
  await desk.close()

  const { page, heard } = await openWatched()
  for (const url of [
    `${newsroom.article}?all`,
    newsroom.article,
    `${newsroom.article}?order=newest`,
  ]) {
    await page.goto(url)
    await page.locator('.riposte-reply').first().waitFor()
    expect(await page.locator('riposte-thread').locator(FOREIGN).count()).toBe(0)
  }
  await page.goto(`${newsroom.article}?all`)
  expect(await page.locator('.riposte-reply').count()).toBeGreaterThan(200)
  // Whatever waits for a pointer or the focus gets it.
  await page.evaluate(() => {
    for (const it of document.querySelectorAll('.riposte-reply *')) {
      for (const type of ['mouseover', 'pointerover', 'focus', 'animationstart']) {
        it.dispatchEvent(new Event(type, { bubbles: true }))
      }
    }
  })
  expect(heard).toEqual([])
  await page.close()
})

/** In the desk's page: approves what waits, page by page. */
async function approveAll(): Promise<number> {
  let count = 0
  for (;;) {
    const { entries } = await (await fetch('/v1/desk/replies?queue=held')).json()
    if (entries.length === 0) return count
    for (const { id: replyId, version } of entries) {
      const body = JSON.stringify({ replyId, version, decision: 'approve' })
      const headers = { 'content-type': 'application/json' }
      await fetch('/v1/desk/decisions', { method: 'POST', headers, body })
      count++
    }
  }
}
