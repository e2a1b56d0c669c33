import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { postReply } from './ask-newsroom.ts'
import type { Walk } from './open-walk.ts'
import { walkMine } from './walk-rights.ts'
import { isReady, replyOf } from './walk-threads.ts'
import { ARTICLES, walkArticle } from './write-articles.ts'

/** What a reader does who has the script: it all happens in the page. */
export async function walkWriting(walk: Walk): Promise<void> {
  await walkAnswering(walk)
  const receipt = await walkPosting(walk)
  await walkOwn(walk)
  await walkMine(walk, receipt)
}

/** The form comes below the reply that it answers, deep down, with what was selected there. */
async function walkAnswering(walk: Walk): Promise<void> {
  const { page, landmarks, words } = walk
  await walk.goTo(ARTICLES.lively)
  await isReady(walk)
  const reply = replyOf(walk, landmarks.deepest)
  await reply.locator('.riposte-answer').click()
  await page.locator('.riposte-answering').waitFor()
  await walk.see('answering')
  await page.locator('.riposte-cancel').click()
  await reply.locator('.riposte-text p').selectText()
  await reply.locator('.riposte-answer').click()
  const field = page.locator('#riposte-text')
  expect(await field.inputValue()).toContain(`> ${words.chain[5]}`)
  await field.press('ControlOrMeta+End')
  await field.pressSequentially(words.short)
  await page.locator('.riposte-preview-button').click()
  await page.locator('.riposte-preview blockquote').waitFor()
  await walk.see('quote-and-preview')
  await field.fill('')
  await field.press('Escape')
  expect(await page.locator('.riposte-answering').count()).toBe(0)
}

/** Resolves to the receipt of a reply that waits. */
async function walkPosting(walk: Walk): Promise<string> {
  const { page, words } = walk
  const article = walkArticle(walk.cell)
  await postReply(walk.newsroom, article, { text: words.opening, name: words.names[1] })
  await walk.goTo(article)
  await isReady(walk)
  await fillIn(page, { text: words.rich.split('\n', 1)[0]!, name: words.names[0]! })
  await page.locator('#riposte-website').fill('ftp://nothing.example')
  await page.locator('.riposte-submit').click()
  await page.locator('.riposte-problem').waitFor()
  await walk.see('problem')
  await page.locator('#riposte-website').fill('')
  await page.locator('.riposte-submit').click()
  await page.locator('.riposte-status a').first().waitFor()
  await page.locator('[data-own=change]').waitFor()
  await walk.see('published')
  await fillIn(page, { text: words.rich, name: words.names[0]! })
  await page.locator('.riposte-submit').click()
  await page.locator('.riposte-status', { hasNotText: '…' }).locator('a').waitFor()
  expect(await page.locator('.riposte-reply').count()).toBe(2)
  await walk.see('held')
  return (await page.locator('.riposte-status a').first().getAttribute('href'))!
}

async function walkOwn(walk: Walk): Promise<void> {
  const { page, words } = walk
  const others = page.locator('.riposte-reply').first()
  await others.locator('.riposte-report').click()
  await others.locator('input[value=abuse]').check()
  await walk.see('report')
  await others.locator('.riposte-submit').click()
  await others.locator('.riposte-small-form').waitFor({ state: 'detached' })
  await walk.see('reported')
  await others.locator('.riposte-vote').click()
  await others.locator('.riposte-vote[aria-pressed=true]').waitFor()
  await walk.see('voted')
  const own = page.locator('.riposte-reply:has([data-own])')
  await own.locator('[data-own=change]').click()
  await own.locator('textarea').fill(words.chain[1]!)
  await walk.see('changing')
  await own.locator('.riposte-submit').click()
  await own.locator('.riposte-edited').waitFor()
  await walk.see('changed')
  await own.locator('[data-own=delete]').click()
  await own.locator('.riposte-small-form').waitFor()
  await walk.see('delete-sure')
  await own.locator('.riposte-submit').click()
  await own.waitFor({ state: 'detached' })
  await walk.see('deleted')
}

export async function fillIn(page: Page, fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, value] of Object.entries(fields)) {
    await page.locator(`#riposte-${name}`).fill(value)
  }
}
