import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from './open-browser.ts'
import { type Newsroom, startNewsroom } from './start-newsroom.ts'

let browser: Browser
let newsroom: Newsroom
let site: Server
let siteOrigin: string

/** Another site: an article high enough that the thread is far below, and two lines of HTML. */
const page = (server: string) => `<!doctype html><html lang="en"><title>Elsewhere</title>
<style>main { min-height: 3000px }</style><h1>An article elsewhere</h1><main></main>
<script type="module" src="${server}/riposte.js"></script>
<riposte-thread></riposte-thread>`

beforeAll(async () => {
  browser = await openBrowser()
  site = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8').end(page(newsroom.origin))
  }).listen(0, 'localhost')
  await new Promise((resolve) => site.once('listening', resolve))
  siteOrigin = `http://localhost:${(site.address() as AddressInfo).port}`
  newsroom = await startNewsroom(['--origin', siteOrigin])
})
afterAll(async () => {
  await browser?.close()
  await newsroom?.stop()
  site?.close()
})

test('two lines of HTML embed a thread, which loads when the reader comes near', async () => {
  const context = await browser.newContext()
  const reader = await context.newPage()
  const asked: string[] = []
  reader.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await reader.goto(`${siteOrigin}/2026/story?utm_source=mail`)
  await reader.waitForLoadState('networkidle')
  expect(asked).not.toContain('/v1/thread')
  await reader.locator('riposte-thread').scrollIntoViewIfNeeded()
  // No cookie and no storage until the reader acts.
  await reader.getByLabel(/^name/i).waitFor()
  expect(await context.cookies()).toEqual([])
  expect(await reader.evaluate('localStorage.length + sessionStorage.length')).toBe(0)
  await reader.getByLabel(/^name/i).fill('Olga')
  await reader.getByLabel(/^(your reply|reply|text)/i).fill('Good to see this discussed here.')
  await reader.getByRole('button', { name: 'Post reply' }).click()
  await reader.locator('.riposte-reply', { hasText: 'discussed here' }).waitFor()

  // Still no cookie: only the token of the writer's own replies. The notice is the server's.
  expect(await context.cookies()).toEqual([])
  expect(await reader.evaluate('Object.keys(localStorage).length')).toBe(1)
  const notice = reader.getByRole('link', { name: /how your comment data is processed/i })
  expect(await notice.getAttribute('href')).toBe(newsroom.notice)

  // Another reader of the same page sees it, and so does a reader without JavaScript.
  const other = await context.newPage()
  await other.goto(`${siteOrigin}/2026/story`)
  await other.locator('riposte-thread').scrollIntoViewIfNeeded()
  await other.locator('.riposte-reply', { hasText: 'discussed here' }).waitFor()
  const plain = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
  const article = encodeURIComponent(`${siteOrigin}/2026/story`)
  await plain.goto(`${newsroom.origin}/thread?article=${article}`)
  await plain.getByText('discussed here').waitFor()
  await context.close()
})
