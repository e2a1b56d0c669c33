import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from './open-browser.ts'
import { holdingModel, type Newsroom, startNewsroom } from './start-newsroom.ts'

let browser: Browser
let newsroom: Newsroom
let holding: Newsroom

beforeAll(async () => {
  browser = await openBrowser()
  newsroom = await startNewsroom(['--posts-per-minute', '1000'])
  holding = await startNewsroom(['--model', holdingModel()])
})
afterAll(async () => {
  await browser?.close()
  await Promise.all([newsroom?.stop(), holding?.stop()])
})

async function fillIn(page: Page, name: string, text: string) {
  await page.getByLabel(/^name/i).fill(name)
  await page.getByLabel(/^(your reply|reply|text)/i).fill(text)
}

const post = (page: Page) => page.getByRole('button', { name: 'Post reply' }).click()

test('without JavaScript: a reader replies, sees it, opens the receipt and erases it', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(newsroom.article)
  await fillIn(page, 'Ines', 'I take that ferry every evening and the new times do not work.')
  await post(page)
  await page.getByText('Your reply is published.').waitFor()
  await page.getByRole('link', { name: /receipt/i }).click()
  await page.getByText('every evening').first().waitFor()
  await page.getByRole('checkbox').check()
  await page.getByRole('button', { name: /erase/i }).click()
  await page
    .getByText(/erased/i)
    .first()
    .waitFor()
  await page.goto(newsroom.article)
  expect(await page.getByText('every evening and the new').count()).toBe(0)
  await context.close()
})

test('without JavaScript: an answer, and an error that keeps what was typed', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(newsroom.article)
  await fillIn(page, 'Jon', 'Has anybody asked the pilots?')
  await post(page)
  await page.goto(newsroom.article)
  await page
    .locator('.riposte-reply', { hasText: 'the pilots' })
    .getByRole('link', { name: /^reply/i })
    .click()
  await page.getByText(/answering/i).waitFor()
  await fillIn(page, 'Kim', 'Yes, and they said no.')
  await page.getByLabel(/website/i).fill('javascript:alert(1)')
  await post(page)
  expect(await page.getByLabel(/^name/i).inputValue()).toBe('Kim')
  await page.getByLabel(/website/i).fill('')
  await post(page)
  await page.goto(newsroom.article)
  const parent = page.locator('.riposte-reply', { hasText: 'the pilots' }).first()
  expect(await parent.locator('.riposte-answers').first().textContent()).toContain('they said no')
  await context.close()
})

test('with JavaScript: a reply is posted in place and appears live on another page', async () => {
  const [writer, watcher] = [await browser.newPage(), await browser.newPage()]
  await watcher.goto(newsroom.article)
  await watcher.bringToFront()
  await writer.goto(newsroom.article)
  await fillIn(writer, 'Lena', 'The council should publish the passenger numbers first.')
  await post(writer)
  await writer.locator('.riposte-reply', { hasText: 'passenger numbers' }).waitFor()
  await writer.getByRole('link', { name: /receipt/i }).waitFor()
  expect(writer.url()).toBe(newsroom.article)
  await watcher.locator('.riposte-reply', { hasText: 'passenger numbers' }).waitFor()
  expect(await writer.locator('.riposte-reply', { hasText: 'passenger numbers' }).count()).toBe(1)
  await Promise.all([writer.close(), watcher.close()])
})

test('a held reply: the desk has it, approve shows it live, undo takes it back', async () => {
  const [reader, desk] = [await browser.newPage(), await browser.newPage()]
  await reader.goto(holding.article)
  await fillIn(reader, 'Mo', 'Please let me through.')
  await post(reader)
  await reader.getByText('waits for a person').waitFor()
  expect(await reader.locator('.riposte-reply').count()).toBe(0)

  await desk.goto(holding.deskLink)
  await desk.getByText('Please let me through.').waitFor()
  await desk.keyboard.press('a')
  await reader.bringToFront()
  await reader.locator('.riposte-reply', { hasText: 'Please let me through.' }).waitFor()

  await desk.bringToFront()
  await desk.keyboard.press('u')
  await reader.bringToFront()
  await reader.locator('.riposte-reply').waitFor({ state: 'detached' })
  await desk.bringToFront()
  await desk.getByText('Please let me through.').waitFor()
  await Promise.all([reader.close(), desk.close()])
})

test('the desk rejects with a ground, and the receipt tells its writer', async () => {
  const [reader, desk] = [await browser.newPage(), await browser.newPage()]
  await reader.goto(holding.article)
  await fillIn(reader, 'Nils', 'You are all fools.')
  await post(reader)
  const receipt = await reader.getByRole('link', { name: /receipt/i }).getAttribute('href')

  expect((await desk.goto(holding.deskLink))?.status()).toBe(401)
  await desk.goto(holding.newDeskLink())
  await desk.locator('[data-id]', { hasText: 'You are all fools.' }).first().click()
  await desk.keyboard.press('r')
  await desk.keyboard.press('a')
  await desk
    .getByText(/rejected/i)
    .first()
    .waitFor()
  await reader.goto(receipt!)
  await reader
    .getByText(/a moderator/i)
    .first()
    .waitFor()
  await reader
    .getByText(/insult|abuse|attack/i)
    .first()
    .waitFor()
  await Promise.all([reader.close(), desk.close()])
})
