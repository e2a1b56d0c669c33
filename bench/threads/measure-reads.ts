import { LIMITS } from '@riposte/protocol'
import type { Server } from '../check/server-process.ts'
import { costOf } from './measure.ts'
import { about, get, page } from './requests.ts'
import { idOf, parentOf, placeOf, type SeededThread } from './seed-threads.ts'
import type { Serve, SizedRow } from './table.ts'
import { FIRST, MEASURED, WARM_UP } from './threads.ts'

const READS = 3_000
const COLD_READS = 60
/** Roots of a page, and replies that hold as many. */
const PAGE_ROOTS = 20
const PAGE_REPLIES = 50

/** A page that is asked for again and again, and nothing changes: drawn once. */
export async function measureCached(serve: Serve): Promise<readonly SizedRow[]> {
  const asks: readonly [string, (thread: SeededThread) => Buffer][] = [
    ['first page', (thread) => page(thread)],
    ['first page, newest first', (thread) => page(thread, 'order=newest')],
    ['first page, best first', (thread) => page(thread, 'order=best')],
    ['first page as JSON', (thread) => get(`/v1/replies?${about(thread)}`)],
  ]
  return serve(async (server) => {
    await costOf(server, { requests: WARM_UP.map((it) => page(it)), count: READS })
    const rows: SizedRow[] = []
    for (const [what, ask] of asks) {
      rows.push(await sizedRow(server, what, 0.5, FIRST, (it) => [ask(it)], READS))
    }
    return rows
  })
}

/** Pages of which neither the page nor a reply was drawn before. */
export async function measureCold(serve: Serve): Promise<readonly SizedRow[]> {
  const rows: SizedRow[] = []
  const asks: readonly [string, (threads: readonly SeededThread[]) => readonly Buffer[]][] = [
    ['page never drawn', (threads) => coldPages(threads, '')],
    ['page never drawn, newest first', (threads) => coldPages(threads, 'order=newest&')],
    ['page never drawn, best first', bestPages],
    ['page around a reply, never drawn', pagesAround],
  ]
  for (const [what, asksOf] of asks) {
    const row = await serve(async (server) => {
      await warmUp(server)
      return sizedRow(server, what, 5, MEASURED, asksOf)
    })
    rows.push(row)
  }
  return rows
}

export async function measureFeeds(serve: Serve): Promise<SizedRow> {
  return serve(async (server) => {
    const feed = (thread: SeededThread) => [get(`/feed.atom?${about(thread)}`)]
    await costOf(server, { requests: WARM_UP.flatMap(feed), count: 100 })
    return sizedRow(server, 'feed', 5, FIRST, feed, 200)
  })
}

async function sizedRow<T>(
  server: Server,
  what: string,
  goal: number,
  threads: readonly T[],
  asksOf: (it: T) => readonly Buffer[],
  count?: number,
): Promise<SizedRow> {
  const ms: number[] = []
  let wrong = 0
  for (const it of threads) {
    const requests = asksOf(it)
    // The first may have to be drawn: that is measured elsewhere.
    if (count !== undefined) await costOf(server, { requests, count: 100 })
    const cost = await costOf(server, { requests, ...(count !== undefined && { count }) })
    ms.push(cost.ms)
    wrong += cost.wrong
  }
  return { what, goal, ms, wrong }
}

/** As a server that has run for a minute: the compiler has met what draws. */
async function warmUp(server: Server): Promise<void> {
  const requests = WARM_UP.flatMap((thread) => [
    ...coldPages([thread], ''),
    ...coldPages([thread], 'order=newest&'),
    ...bestPages([thread]),
    ...pagesAround([thread]),
  ])
  await costOf(server, { requests })
}

function coldPages(threads: readonly SeededThread[], order: string): readonly Buffer[] {
  const pages = threads.flatMap((thread) => {
    const inThread = Math.max(1, Math.floor(thread.size / PAGE_REPLIES) - 1)
    return Array.from({ length: inThread }, (_, n) => {
      const after = placeOf(
        thread,
        order === '' ? n * PAGE_REPLIES : thread.size - n * PAGE_REPLIES,
      )
      return page(thread, n === 0 ? order.slice(0, -1) : `${order}after=${after}`)
    })
  })
  return spread(pages)
}

/** Every other root has votes, and some of them are ranked. */
function bestPages(threads: readonly SeededThread[]): readonly Buffer[] {
  const pages = threads.flatMap((thread) => {
    const inThread = Math.max(
      1,
      Math.floor(Math.min(thread.size / 5, LIMITS.rankedRootsMax) / PAGE_ROOTS),
    )
    return Array.from({ length: inThread }, (_, n) =>
      page(thread, `order=best${n === 0 ? '' : `&after=r${n * PAGE_ROOTS}`}`),
    )
  })
  return spread(pages)
}

/** Replies that answer others, from the first to the last. */
function pagesAround(threads: readonly SeededThread[]): readonly Buffer[] {
  const pages = threads.flatMap((thread) =>
    Array.from({ length: Math.max(1, thread.size / PAGE_REPLIES / 2) }, (_, n) => {
      const near = thread.size - 1 - n * PAGE_REPLIES * 2
      const reply = [near, near - 1, near - 2].find((it) => parentOf(it) !== null) ?? near
      return page(thread, `reply=${idOf(thread, reply)}`)
    }),
  )
  return spread(pages)
}

/** Sixty of them, from the first to the last. */
function spread(pages: readonly Buffer[]): readonly Buffer[] {
  const step = Math.max(1, pages.length / COLD_READS)
  return Array.from(
    { length: Math.min(COLD_READS, pages.length) },
    (_, n) => pages[Math.floor(n * step)]!,
  )
}
