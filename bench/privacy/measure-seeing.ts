import type { Server } from '../check/server-process.ts'
import { costOf } from '../threads/measure.ts'
import { get } from '../threads/requests.ts'
import type { Figure } from './figures.ts'
import { type privateAddresses, SITE } from './seed-site.ts'
import { idsOf, read, THREAD, WRITER } from './site.ts'
import { spread } from './wording.ts'

const GOAL_MS = 2_000
const GOAL = '≤ 2 s'
const NOTICES = 500
const WALKS = 20

type Addresses = ReturnType<typeof privateAddresses>

/** How long it takes to see what is held of a reply, and of a writer. */
export async function measureSeeing(
  server: Server,
  addresses: Addresses,
): Promise<readonly Figure[]> {
  const ask = (end: string) => idsOf(THREAD).map((id) => get(addresses.receipt(id) + end))
  const row = async (
    what: string,
    requests: readonly Buffer[],
    isRight: (it: string) => boolean,
  ) => {
    const { ms, latencies, wrong } = await costOf(server, { requests, connections: 1, isRight })
    const measured = `${spread(latencies)}; ${ms.toFixed(1)} ms CPU`
    return { what, ...judged(measured, Math.max(...latencies), wrong) }
  }
  const hasWords = (body: string) => body.includes('zqaaa')
  const all = addresses.allOf(WRITER)
  const firstPages = Array.from({ length: 200 }, () => get(all))
  return [
    await row('receipt of a reply in a thread of 1,000', ask(''), hasWords),
    await row('… everything held about it, as a page', ask('/export'), hasWords),
    await row('… the same as JSON', ask('/export.json'), hasWords),
    await row('all of a writer with 1,000 replies, the newest fifty', firstPages, hasWords),
    await walks(server, all),
    await notice(server),
  ]
}

function judged(measured: string, mostMs: number, wrong: number) {
  const isMissed = mostMs > GOAL_MS || wrong > 0
  return { goal: GOAL, measured: wrong > 0 ? `${measured}; ${wrong} wrong` : measured, isMissed }
}

async function walks(server: Server, first: string): Promise<Figure> {
  const times: number[] = []
  let wrong = 0
  for (let walk = 0; walk < WALKS; walk++) {
    const since = performance.now()
    const { replies } = await walkPages(server, first)
    times.push(performance.now() - since)
    if (replies !== THREAD.size) wrong++
  }
  const what = '… all twenty pages, one after the other'
  return { what, ...judged(spread(times), Math.max(...times), wrong) }
}

/** Reads the pages of one writer's replies to the last. */
export async function walkPages(server: Server, first: string) {
  let [replies, bytes, pages] = [0, 0, 0]
  for (let path: string | undefined = first; path !== undefined; ) {
    const page = await read(server, path)
    replies += page.match(/zq[a-j]{9}\b/g)?.length ?? 0
    bytes += Buffer.byteLength(page)
    pages++
    path = /href="([^"]+\?before=[^"]+)"/.exec(page)?.[1]
  }
  return { replies, bytes, pages }
}

async function notice(server: Server): Promise<Figure> {
  const requests = [get(`/privacy/${SITE}`)]
  await costOf(server, { requests, connections: 1, count: 100 })
  const { ms, latencies, wrong } = await costOf(server, {
    requests,
    connections: 1,
    count: NOTICES,
  })
  const measured = `${spread(latencies)}; ${ms.toFixed(1)} ms CPU`
  return { what: 'the notice', goal: '', measured, isMissed: wrong > 0 }
}
