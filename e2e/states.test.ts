import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from './open-browser.ts'
import { type Cell, DIAGONAL_CELLS, OTHER_CELLS } from './states/cells.ts'
import { openWalk } from './states/open-walk.ts'
import { type OtherSite, openOtherSite } from './states/other-site.ts'
import { startWalk, type Walked } from './states/start-walk.ts'
import { fillElsewhere, walkElsewhere } from './states/walk-elsewhere.ts'
import { askForMail, walkMail } from './states/walk-mail.ts'
import { walkPlain } from './states/walk-plain.ts'
import { walkReading, walkThread } from './states/walk-threads.ts'
import { walkWriting } from './states/walk-writing.ts'
import { ARTICLES } from './states/write-articles.ts'

/*
 * Every state of the reader's side, in a real browser. Script on and off, light and dark, left to
 * right and right to left, a phone and a desk make sixteen cells. An empty and a full thread are
 * looked at in all of them; the other states in the eight of a diagonal in which every two values
 * meet. In each state: no violation of WCAG 2.2 AA, nothing sideways, also at 200 % zoom, no
 * request to a stranger, nothing against the policy, no cookie; until the reader acts, no storage.
 */
let browser: Browser
let site: OtherSite
let walked: Record<Cell['direction'], Walked>
beforeAll(async () => {
  const started = Promise.all([openBrowser(), openOtherSite()])
  ;[browser, site] = await started
  const [ltr, rtl] = await Promise.all([startWalk('en', site.origin), startWalk('ar', site.origin)])
  walked = { ltr, rtl }
  await Promise.all([ltr, rtl].map((it) => fillElsewhere(site.origin, it)))
})
afterAll(async () => {
  await browser?.close()
  await Promise.all([walked?.ltr.newsroom.stop(), walked?.rtl.newsroom.stop()])
  site?.close()
})

const open = (cell: Cell) =>
  openWalk({ browser, walked: walked[cell.direction], site: site.origin }, cell)

test.each(OTHER_CELLS)('an empty and a full thread: %s', async (_, cell) => {
  const walk = await open(cell)
  await walkThread(walk)
  await walk.close()
})

test.each(DIAGONAL_CELLS)('every state: %s', async (_, cell) => {
  const walk = await open(cell)
  if (!cell.script) await askForMail(walk)
  await walkThread(walk)
  await walkReading(walk)
  await walkElsewhere(walk, site)
  if (cell.script) await walkWriting(walk)
  else await walkPlain(walk)
  if (!cell.script) await walkMail(walk)
  await walk.close()
})

test('a thread says where its feeds are, and they are there', async () => {
  const walk = await open(DIAGONAL_CELLS[0]![1])
  await walk.goTo(ARTICLES.lively)
  const feeds = await walk.page.locator('link[rel=alternate]').all()
  const types = await Promise.all(
    feeds.map(async (feed) => {
      const answer = await fetch(walk.newsroom.origin + (await feed.getAttribute('href')))
      expect(await answer.text()).toContain(walk.words.names[0])
      return answer.headers.get('content-type')
    }),
  )
  expect(types.map((type) => type?.split(';')[0])).toEqual([
    'application/atom+xml',
    'application/feed+json',
  ])
  await walk.close()
})
