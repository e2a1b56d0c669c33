import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import type { SitePage } from './start-site.ts'
import { watchPage } from './watch-page.ts'

/** The file that a static server would send for a path: folders have an `index.html`. */
export function fileAt(folder: string, path: string): SitePage {
  const file = join(folder, path.endsWith('/') ? `${path}index.html` : path)
  return { body: existsSync(file) ? readFileSync(file, 'utf8') : '' }
}

export interface SeenThread {
  /** The replies that were there. */
  readonly replies: readonly string[]
  readonly elements: number
  /** How much moved while the thread came alive. */
  readonly shift: number
  readonly errors: readonly string[]
  /** How often the thread itself was asked for. */
  readonly fetched: number
}

/** Opens a page, waits until its thread is alive, and posts `text` there. */
export async function replyInBrowser(
  browser: Browser,
  url: string,
  text: string,
): Promise<SeenThread> {
  const { page, errors, asked, shift, close } = await watchPage(browser)
  await page.goto(url)
  await page.getByRole('button', { name: 'Preview' }).waitFor()
  const seen = {
    replies: await page.locator('.riposte-text').allInnerTexts(),
    elements: await page.locator('riposte-thread').count(),
    shift: await shift(),
    fetched: asked.filter((it) => new URL(it.slice(4)).pathname === '/v1/thread').length,
  }
  await fillForm(page, text)
  await page.locator('.riposte-reply', { hasText: text }).waitFor()
  await close()
  return { ...seen, errors }
}

/** The replies on a page without JavaScript, on which `text` is posted then by the plain form. */
export async function replyWithoutScript(
  browser: Browser,
  url: string,
  text: string,
): Promise<readonly string[]> {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(url)
  const replies = await page.locator('.riposte-text').allInnerTexts()
  await fillForm(page, text)
  await page.getByRole('heading', { name: /published|waiting/i }).waitFor()
  await context.close()
  return replies
}

async function fillForm(page: Page, text: string): Promise<void> {
  await page.getByLabel(/^your reply/i).fill(text)
  await page.getByLabel(/^name/i).fill('Olga')
  await page.getByRole('button', { name: 'Post reply' }).click()
}
