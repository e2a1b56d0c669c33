import { rssMiB } from '../check/server-process.ts'
import { type Cost, costOf } from './measure.ts'
import { about, get, page } from './requests.ts'
import type { SeededThread } from './seed-threads.ts'
import type { Serve, SingleRow } from './table.ts'
import { FIRST, MEASURED, WARM_UP } from './threads.ts'

const COUNTED = 100

/** What a server holds when nobody asks, and what its first answers cost. */
export async function measureStart(serve: Serve): Promise<readonly SingleRow[]> {
  return serve(async (server) => {
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    const rss = rssMiB(server)
    const first = await costOf(server, { requests: [page(FIRST[1]!)], connections: 1 })
    return [
      { what: 'RSS at rest', value: rss, unit: 'MiB', goal: 150 },
      { what: 'first page of the first reader after a start', value: first.ms, unit: 'ms CPU' },
    ]
  })
}

/** Whole threads, and the counts that a page of links asks for. */
export async function measureWhole(serve: Serve): Promise<readonly SingleRow[]> {
  return serve(async (server) => {
    const ask = (query: string) => (it: SeededThread) => page(it, query)
    const [whole, newest] = [ask('all'), ask('all&order=newest')]
    await costOf(server, { requests: WARM_UP.flatMap((it) => [whole(it), newest(it)]) })
    const [fresh, drawn]: [Cost[], Cost[]] = [[], []]
    for (const thread of MEASURED[1]!) {
      fresh.push(await costOf(server, { requests: [whole(thread)] }))
      // In another order: the page is drawn anew, but not each reply in it.
      drawn.push(await costOf(server, { requests: [newest(thread)] }))
    }
    const again = await costOf(server, { requests: [whole(FIRST[1]!)], count: 200 })
    const threads = [...WARM_UP, ...MEASURED.flat()]
    const asked = Array.from({ length: COUNTED }, (_, n) => about(threads[n % threads.length]!))
    const counts = { requests: [get(`/v1/counts?${asked.join('&')}`)], count: 500 }
    await costOf(server, counts)
    const counted = await costOf(server, counts)
    const what = 'whole thread of 1,000'
    const unit = 'ms CPU'
    const row = (name: string, costs: readonly Cost[], goal?: number): SingleRow => ({
      what: name,
      value: costs.reduce((sum, { ms }) => sum + ms, 0) / costs.length,
      unit,
      wrong: costs.reduce((sum, { wrong }) => sum + wrong, 0),
      ...(goal !== undefined && { goal }),
    })
    return [
      row(`${what}, no reply of it drawn before`, fresh),
      row(`${what}, drawn anew from drawn replies`, drawn, 20),
      row(`${what}, drawn before`, [again], 20),
      row(`counts of ${COUNTED} articles in one request`, [counted]),
    ]
  })
}
