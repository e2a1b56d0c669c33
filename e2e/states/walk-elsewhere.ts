import { postReply, readerToken } from './ask-newsroom.ts'
import type { Walk } from './open-walk.ts'
import { type OtherSite, otherArticle, type Way } from './other-site.ts'
import type { Walked } from './start-walk.ts'
import { isReady } from './walk-threads.ts'

/** Fills the thread of the other site's article. */
export async function fillElsewhere(site: string, { newsroom, words }: Walked): Promise<void> {
  let parentId: string | undefined
  for (const [i, text] of words.chain.entries()) {
    const who = i === 1 ? { reader: readerToken(words.names[1]!, words.staff) } : {}
    const name = words.names[i]
    parentId = (await postReply(newsroom, otherArticle(site), { text, name, parentId, ...who })).id
  }
}

/** The thread on another site's pages. */
export async function walkElsewhere(walk: Walk, site: OtherSite): Promise<void> {
  const { page, newsroom, words } = walk
  const dark = walk.cell.includes('dark')
  const open = (way: Way, reader = '') =>
    page.goto(site.page(way, newsroom.origin, { dark, reader }))
  const frame = page.frameLocator('iframe')
  if (!walk.cell.startsWith('script')) {
    await open('included')
    await walk.see('included')
    await walk.goTo(`/thread?article=${encodeURIComponent(otherArticle(site.origin))}`)
    await walk.see('thread-page')
    await walk.watched.expectNothingKept()
    return
  }
  for (const way of ['shadow', 'colours', 'light', 'included'] as const) {
    await open(way)
    await isReady(walk)
    await walk.see(way)
  }
  await open('shadow', readerToken(words.names[1]!, words.staff))
  await isReady(walk)
  await page.locator('.riposte-signed-in').waitFor()
  await walk.see('signed-in')
  await open('frame')
  await frame.locator('.riposte-preview-button').waitFor()
  await walk.see('frame')
  await walkUnreachable(walk, () => open('shadow'))
  await walk.watched.expectNothingKept()
}

/** The thread does not come: that is said, and it can be tried again. */
async function walkUnreachable(walk: Walk, open: () => Promise<unknown>): Promise<void> {
  const { page } = walk
  await page.route('**/v1/thread?*', (route) => route.fulfill({ status: 503 }))
  await open()
  const retry = page.locator('riposte-thread button')
  await retry.waitFor()
  await walk.see('not-loaded')
  await page.unroute('**/v1/thread?*')
  await retry.click()
  await isReady(walk)
}
