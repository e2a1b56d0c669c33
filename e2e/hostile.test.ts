import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from './open-browser.ts'
import { holdingModel, type Newsroom, startNewsroom } from './start-newsroom.ts'

const FIXTURE = new URL('../fixtures/hostile-text.txt', import.meta.url)
const unit = (hex: string) => String.fromCharCode(Number.parseInt(hex, 16))
const VECTORS = readFileSync(FIXTURE, 'utf8')
  .split('\n')
  .filter((line) => line && !line.startsWith('#'))
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

async function postAll(article: string) {
  const path = new URL(article).pathname
  const form = await fetch(`${newsroom.origin}/v1/form?article=${path}`)
  const { formToken } = (await form.json()) as { formToken: string }
  const receipts: string[] = []
  for (const vector of VECTORS) {
    const name = vector.replace(/[\n\u2028]/g, ' ').slice(0, 80)
    const website = `https://elsewhere.example/?q=${vector.slice(0, 80)}`
    const answer = await fetch(`${newsroom.origin}/v1/replies`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ article: path, name, website, text: vector, formToken }),
    })
    expect(answer.status).toBe(202)
    const { receiptUrl } = (await answer.json()) as { receiptUrl: string }
    receipts.push(new URL(receiptUrl, newsroom.origin).href)
  }
  return receipts
}

/** Elements that no rendered reply may hold, and attributes that run something. */
const FOREIGN = `script:not([src]), iframe, object, embed, svg, math, style, template, base,
  form form,  [onerror], [onload], [ontoggle], [onclick], [srcdoc], a[href^="javascript" i]`

test('hostile text is harmless text on desk, page, live frame, fragment and receipt', async () => {
  const { page: reader, heard: heardByReader } = await openWatched()
  await reader.goto(newsroom.article)
  const receipts = await postAll(newsroom.article)

  const { page: desk, heard: heardAtDesk } = await openWatched()
  await desk.goto(newsroom.deskLink)
  await desk
    .locator('.card')
    .nth(VECTORS.length - 1)
    .waitFor()
  expect(await desk.locator('#desk').locator(FOREIGN).count()).toBe(0)
  // Approving shows each as a live frame on the open article.
  for (let left = VECTORS.length; left > 0; left--) {
    await desk.keyboard.press('a')
    await desk
      .locator('.card')
      .nth(left - 1)
      .waitFor({ state: 'detached' })
  }
  await reader.bringToFront()
  await reader
    .locator('.riposte-reply')
    .nth(VECTORS.length - 1)
    .waitFor()
  expect(await reader.locator('riposte-thread').locator(FOREIGN).count()).toBe(0)

  // From the server: the page, the fragment, the receipts.
  await reader.goto(`${newsroom.article}?all`)
  expect(await reader.locator('.riposte-reply').count()).toBe(VECTORS.length)
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
