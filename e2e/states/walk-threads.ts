import type { Locator } from 'playwright-core'
import { expect } from 'vitest'
import type { Walk } from './open-walk.ts'
import { ARTICLES } from './write-articles.ts'

/** The thread as whoever comes finds it: the states that are walked in all cells. */
export async function walkThread(walk: Walk): Promise<void> {
  await walk.goTo(ARTICLES.quiet)
  await isReady(walk)
  await walk.see('empty')
  await walk.goTo(ARTICLES.lively)
  await isReady(walk)
  await walk.see('lively')
  await walk.watched.expectNothingKept()
}

/** The same, where one has to press something or where the thread takes no replies. */
export async function walkReading(walk: Walk): Promise<void> {
  const { page } = walk
  for (const [state, path] of [
    ['closed', ARTICLES.closed],
    ['read-only', ARTICLES.readOnly],
    ['paging', ARTICLES.long],
  ] as const) {
    await walk.goTo(path)
    await isReady(walk)
    await walk.see(state)
  }
  const more = page.locator('.riposte-replies + .riposte-more a')
  await more.click()
  await more.waitFor({ state: 'detached' })
  await walk.see('paging-last')
  await walk.goTo(ARTICLES.long)
  await isReady(walk)
  await page.locator('[data-order=newest]').click()
  await page.locator('[data-order=newest][aria-current]').waitFor()
  await walk.see('order-newest')
  await walk.goTo(ARTICLES.lively)
  await isReady(walk)
  await page.locator('.riposte-reply > .riposte-more a').first().click()
  await page.locator('.riposte-body', { hasText: '(6)' }).waitFor()
  await walk.see('more-answers')
  const { deepest } = walk.landmarks
  await walk.goTo(`${ARTICLES.lively}?reply=${deepest}#reply-${deepest}`)
  await isReady(walk)
  expect(await isOnScreen(replyOf(walk, deepest))).toBe(true)
  await walk.see('permalink')
  await walk.watched.expectNothingKept()
}

/** With a script: until it has made the thread alive. The preview's button is the last of it. */
export async function isReady({ page, cell }: Pick<Walk, 'page' | 'cell'>): Promise<void> {
  const thread = page.locator('.riposte-notice')
  await thread.waitFor()
  if (!cell.startsWith('script')) return
  const last = page.locator('.riposte-preview-button, riposte-thread:not(:has(.riposte-submit))')
  await last.first().waitFor()
}

export function replyOf({ page }: Pick<Walk, 'page'>, id: string): Locator {
  return page.locator(`#reply-${id} > .riposte-body`)
}

function isOnScreen(place: Locator): Promise<boolean> {
  return place.evaluate((it) => {
    const { top, bottom } = it.getBoundingClientRect()
    return top > -1 && bottom < innerHeight + 1
  })
}
