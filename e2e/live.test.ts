import { once } from 'node:events'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freePort } from './free-port.ts'
import { openBrowser } from './open-browser.ts'
import { newFolder, startNewsroom } from './start-newsroom.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())

async function postBy(origin: string, article: string, name: string, text: string) {
  const form = await fetch(`${origin}/v1/form?article=${article}`)
  const { formToken } = (await form.json()) as { formToken: string }
  const body = JSON.stringify({ article, name, text, formToken })
  const headers = { 'content-type': 'application/json', 'user-agent': 'Mozilla/5.0 (X11)' }
  const answer = await fetch(`${origin}/v1/replies`, { method: 'POST', headers, body })
  expect(answer.status).toBe(201)
}

test('an open page finds the server again after kill -9, and shows what it missed', async () => {
  const [data, port] = [newFolder(), await freePort()]
  const first = await startNewsroom(['--port', port], data)
  const path = new URL(first.article).pathname
  const page = await browser.newPage()
  const live = page.waitForResponse((answer) => answer.url().includes('/v1/live'))
  await page.goto(first.article)
  await live
  first.process.kill('SIGKILL')
  await once(first.process, 'exit')

  const second = await startNewsroom(['--port', port], data)
  await postBy(second.origin, path, 'Pia', 'I was at the harbour when it happened.')
  await page.locator('.riposte-reply', { hasText: 'at the harbour' }).waitFor()
  await page.close()
  expect(await second.stop()).toBe(0)
})

test('a hidden page keeps no connection; shown again, it catches up', async () => {
  const newsroom = await startNewsroom()
  const path = new URL(newsroom.article).pathname
  const page = await browser.newPage()
  const live = page.waitForResponse((answer) => answer.url().includes('/v1/live'))
  await page.goto(newsroom.article)
  await live
  const ended = page.waitForEvent('requestfailed', (it) => it.url().includes('/v1/live'))
  await setHidden(page, true)
  await ended
  await postBy(newsroom.origin, path, 'Quentin', 'The library was full on Monday evening.')
  expect(await page.locator('.riposte-reply').count()).toBe(0)
  await setHidden(page, false)
  await page.locator('.riposte-reply', { hasText: 'library was full' }).waitFor()
  await page.close()
  expect(await newsroom.stop()).toBe(0)
})

/** A headless page is always in front, so it is told that it is not. */
async function setHidden(page: Page, hidden: boolean) {
  await page.evaluate((value) => {
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => value })
    document.dispatchEvent(new Event('visibilitychange'))
  }, hidden)
}
