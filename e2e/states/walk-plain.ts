import { expect } from 'vitest'
import type { Walk } from './open-walk.ts'
import { walkRights } from './walk-rights.ts'
import { replyOf } from './walk-threads.ts'
import { fillIn } from './walk-writing.ts'
import { ARTICLES, walkArticle } from './write-articles.ts'

/** What a reader does without a script: each step is a page. */
export async function walkPlain(walk: Walk): Promise<void> {
  const receipts = await walkPosting(walk)
  await walkFeedback(walk)
  await walkReceipts(walk, receipts)
  await walkRights(walk, receipts.held)
  await walk.watched.expectNothingKept()
}

interface Receipts {
  readonly published: string
  readonly held: string
}

async function walkPosting(walk: Walk): Promise<Receipts> {
  const { page, words, landmarks } = walk
  await walk.goTo(ARTICLES.lively)
  await replyOf(walk, landmarks.deepest).locator('.riposte-answer').click()
  await page.locator('.riposte-answering').waitFor()
  await walk.see('answering')

  const post = () => page.locator('.riposte-submit').click()
  await walk.goTo(walkArticle(walk.cell))
  const invisible = '\u2060'
  await fillIn(page, { text: words.rich, name: invisible, website: 'ftp://nothing.example' })
  await post()
  await page.locator('.riposte-problems').waitFor()
  await walk.see('problem')
  await fillIn(page, { text: words.opening, name: words.names[0]!, website: '' })
  await post()
  const receipt = page.locator('main a[href*="/receipt/"]')
  const published = (await receipt.getAttribute('href'))!
  await walk.see('published')
  await walk.goTo(walkArticle(walk.cell))
  await fillIn(page, { text: words.rich, name: words.names[0]! })
  await post()
  const held = (await receipt.getAttribute('href'))!
  await walk.see('held')
  return { published, held }
}

async function walkFeedback(walk: Walk): Promise<void> {
  const { page } = walk
  await walk.goTo(walkArticle(walk.cell))
  await page.locator('.riposte-report').click()
  await walk.see('report')
  await page.locator('input[value=other]').check()
  await page.locator('main button').click()
  await page.waitForLoadState()
  await walk.see('reported')
  await walk.goTo(walkArticle(walk.cell))
  // A vote is refused before a person could have seen the page: then back, and once more.
  const hasVoted = async () => {
    await page.locator('.riposte-vote').click()
    await page.waitForURL(/\/votes|#reply-/)
    if (page.url().includes('#reply-')) return true
    await page.goBack()
    return false
  }
  await expect.poll(hasVoted).toBe(true)
  await walk.see('voted')
}

async function walkReceipts(walk: Walk, { published, held }: Receipts): Promise<void> {
  const { page } = walk
  await walk.goTo(held)
  await walk.see('receipt-held')
  await walk.goTo(published)
  await page.locator('summary').click()
  await walk.see('receipt')
  await page.locator('input[name=confirm]').check()
  await page.locator('.button-grave').click()
  await page.locator('.done').waitFor()
  await walk.see('receipt-erased')
  await walk.goTo(walk.newsroom.notice)
  await walk.see('notice')
}
