import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { violations } from './axe-violations.ts'
import { openBrowser } from './open-browser.ts'
import { holdingModel, type Newsroom, startNewsroom } from './start-newsroom.ts'

let browser: Browser
let newsroom: Newsroom
let receipt: string
beforeAll(async () => {
  browser = await openBrowser()
  newsroom = await startNewsroom(['--model', holdingModel()])
  const article = new URL(newsroom.article).pathname
  const form = await fetch(`${newsroom.origin}/v1/form?article=${article}`)
  const { formToken } = (await form.json()) as { formToken: string }
  for (const name of ['Ada', 'Grace']) {
    const body = JSON.stringify({ article, name, text: `I am ${name}.`, formToken })
    const headers = { 'content-type': 'application/json' }
    const answer = await fetch(`${newsroom.origin}/v1/replies`, { method: 'POST', headers, body })
    const { receiptUrl } = (await answer.json()) as { receiptUrl: string }
    receipt = new URL(receiptUrl, newsroom.origin).href
  }
})
afterAll(async () => {
  await browser?.close()
  await newsroom?.stop()
})

test.each([
  ['light', 1280],
  ['dark', 1280],
  ['light', 390],
  ['dark', 390],
] as const)('axe finds nothing on any page, %s, %i pixels wide', async (colorScheme, width) => {
  const context = await browser.newContext({ colorScheme, viewport: { width, height: 800 } })
  const page = await context.newPage()
  const { origin, article, notice } = newsroom
  for (const url of [`${origin}/`, article, receipt, notice, `${origin}/desk`, `${origin}/none`]) {
    await page.goto(url)
    expect([url, await violations(page)]).toEqual([url, []])
  }
  await page.goto(newsroom.newDeskLink())
  await page.getByText('I am Ada.').waitFor()
  expect(await violations(page)).toEqual([])
  const fits = await page.evaluate('document.documentElement.scrollWidth <= innerWidth')
  expect(fits).toBe(true)
  const { akismetKey } = newsroom
  const check = { api_key: akismetKey, blog: 'https://blog.example', user_ip: '' }
  await fetch(`${origin}/1.1/comment-check`, { method: 'POST', body: new URLSearchParams(check) })
  await page.goto(`${origin}/desk/statistics`)
  await page.getByRole('table').waitFor()
  expect(await violations(page)).toEqual([])
  expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
  await context.close()
})

test('an error stands beside its field and is tied to it', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(newsroom.article)
  await page.getByLabel(/^name/i).fill('Ada')
  await page.getByLabel(/^(your reply|reply|text)/i).fill('Hello.')
  await page.getByLabel(/website/i).fill('ftp://nothing.example')
  await page.getByRole('button', { name: 'Post reply' }).click()
  const website = page.getByLabel(/website/i)
  expect(await website.getAttribute('aria-invalid')).toBe('true')
  const described = (await website.getAttribute('aria-describedby'))!.split(' ')
  const words = await Promise.all(described.map((id) => page.locator(`#${id}`).textContent()))
  expect(words.join(' ')).toContain('not a website’s address')
  await context.close()
})
