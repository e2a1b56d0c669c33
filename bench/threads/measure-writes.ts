import type { Server } from '../check/server-process.ts'
import { type Cost, costOf, percentile } from './measure.ts'
import { newForm, page, post, send } from './requests.ts'
import { idOf, type SeededThread, wordsOf } from './seed-threads.ts'
import type { Serve, SingleRow, SizedRow } from './table.ts'
import { MEASURED, SIZES, WARM_UP } from './threads.ts'

const POSTS = 600
const POSTS_PER_SECOND = 100
const VOTES = 600
const READS_BETWEEN = 150

/** Rows of both tables: what posts cost, and how long they took. */
export interface Measured {
  readonly sized: readonly SizedRow[]
  readonly single: readonly SingleRow[]
}

/** Posts at a steady pace, each judged and durable before it is answered. */
export async function measurePosts(serve: Serve): Promise<Measured> {
  return serve(async (server) => {
    await costOf(server, await postsTo(server, WARM_UP, POSTS))
    const busy: Cost[] = []
    const paced: Cost[] = []
    for (const threads of MEASURED) {
      const pressed = { ...(await postsTo(server, threads, POSTS)), connections: 1 }
      busy.push(await costOf(server, pressed))
      const load = await postsTo(server, threads, POSTS)
      paced.push(await costOf(server, { ...load, perSecond: POSTS_PER_SECOND }))
    }
    const p99 = paced.map(({ latencies }) => percentile(latencies, 0.99))
    const atPace = `the same, at ${POSTS_PER_SECOND}/s: idle between, with cold processor caches`
    return {
      sized: [rowOf('post, judged and durable', 3, busy), rowOf(atPace, undefined, paced)],
      single: SIZES.map((size, i) => ({
        what: `post to a thread of ${size.toLocaleString('en')}, ${POSTS_PER_SECOND}/s, p99`,
        value: p99[i]!,
        unit: 'ms',
        goal: 50,
      })),
    }
  })
}

/** Every reply gets a vote of a reader of its own. */
export async function measureVotes(serve: Serve): Promise<SizedRow> {
  return serve(async (server) => {
    await costOf(server, await votesIn(server, WARM_UP))
    const costs: Cost[] = []
    for (const threads of MEASURED) costs.push(await costOf(server, await votesIn(server, threads)))
    return rowOf('vote', 3, costs)
  })
}

/** The page is drawn anew each time, as each time something was posted to the thread. */
export async function measureReadsBetween(serve: Serve): Promise<SizedRow> {
  return serve(async (server) => {
    const costs: Cost[] = []
    for (const threads of [WARM_UP.slice(0, 1), ...MEASURED.map((it) => it.slice(0, 1))]) {
      const alone = await oneByOne(server, await postsTo(server, threads, READS_BETWEEN), [])
      const load = await postsTo(server, threads, READS_BETWEEN)
      const reads = threads.map((it) => page(it, 'order=newest'))
      const between = await oneByOne(server, load, reads)
      costs.push({ ...between, ms: between.ms - alone.ms })
    }
    return rowOf('newest page, posted to before each read', 5, costs.slice(1))
  })
}

function rowOf(what: string, goal: number | undefined, costs: readonly Cost[]): SizedRow {
  const wrong = costs.reduce((sum, cost) => sum + cost.wrong, 0)
  return { what, ...(goal !== undefined && { goal }), ms: costs.map(({ ms }) => ms), wrong }
}

async function oneByOne(server: Server, load: Load, reads: readonly Buffer[]): Promise<Cost> {
  const requests = load.requests.flatMap((request) => [request, ...reads])
  const cost = await costOf(server, { ...load, requests, connections: 1, isRight: isWhole })
  return { ...cost, ms: (cost.ms * requests.length) / load.requests.length }
}

type Load = Pick<Parameters<typeof costOf>[1], 'requests' | 'isRight'>

let posted = 0

/** Half of them answer a reply of the thread. */
async function postsTo(
  server: Server,
  threads: readonly SeededThread[],
  count: number,
): Promise<Load> {
  const forms = await Promise.all(threads.map((thread) => newForm(server.port, thread)))
  const requests = Array.from({ length: count }, (_, n) => {
    const thread = threads[n % threads.length]!
    const text = `${wordsOf(posted)} I wrote so on page ${posted++}.`
    const answered = (n * 7) % thread.size
    const more = n % 2 === 0 ? {} : { parentId: idOf(thread, answered) }
    return post(thread, forms[n % forms.length]!, text, more)
  })
  return { requests, isRight: (body) => body.includes('"status":"published"') }
}

const isWhole = (body: string) =>
  body.includes('"receiptUrl"') || body.endsWith('</riposte-thread>')

async function votesIn(server: Server, threads: readonly SeededThread[]): Promise<Load> {
  const forms = await Promise.all(threads.map((thread) => newForm(server.port, thread)))
  // A vote in the first second would be too quick for a person.
  await new Promise((resolve) => setTimeout(resolve, 1_100))
  const requests = Array.from({ length: VOTES }, (_, n) => {
    const thread = threads[n % threads.length]!
    const reply = idOf(thread, Math.floor(n / threads.length) % thread.size)
    const vote = { on: true, formToken: forms[n % forms.length] }
    return send('PUT', `/v1/replies/${reply}/vote`, vote, n)
  })
  return { requests, isRight: (body) => /^\{"votes":[1-9]/.test(body) }
}
