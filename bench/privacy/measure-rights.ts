import { cpuMs, rssMiB, type Server } from '../check/server-process.ts'
import { percentile } from '../threads/measure.ts'
import type { FigureRow } from './figures-table.ts'
import type { Posted } from './post-replies.ts'

const SEEN = 200
/** As the receipt says it of what is not gone yet. */
const UNDER_WAY = 'Under way'
const WAIT_MS = 20

/** To see what is held about a reply, or about all of one writer's. */
export async function measureSeeing(
  server: Server,
  posted: readonly Posted[],
): Promise<readonly FigureRow[]> {
  const some = posted.filter((_, i) => i % Math.ceil(posted.length / SEEN) === 0)
  const pages = (path: string) => some.map(({ receiptUrl }) => `${receiptUrl}${path}`)
  const mine = await mineOf(server, posted[0]!)
  const all = `all of one writer’s ${posted.length.toLocaleString('en')}, newest page`
  return [
    await seeing(server, 'the receipt: what is held, why it was decided so', pages('')),
    await seeing(server, 'everything held about a reply, as a page', pages('/export')),
    await seeing(server, 'the same as JSON', pages('/export.json')),
    await seeing(
      server,
      all,
      Array.from({ length: 20 }, () => mine),
    ),
    await seeing(
      server,
      'the notice',
      Array.from({ length: SEEN }, () => '/privacy/newsroom'),
    ),
  ]
}

async function seeing(server: Server, what: string, paths: readonly string[]): Promise<FigureRow> {
  await lengthOf(server, paths[0]!)
  const times: number[] = []
  const before = cpuMs(server)
  for (const path of paths) {
    const start = performance.now()
    await lengthOf(server, path)
    times.push(performance.now() - start)
  }
  const cpu = (cpuMs(server) - before) / paths.length
  const p99 = percentile(times, 0.99)
  const measured = `${ms(percentile(times, 0.5))} · ${ms(p99)} (CPU ${ms(cpu)})`
  return { what: `to see ${what}, p50 · p99`, goal: '≤ 2 s', measured, isMet: p99 <= 2000 }
}

/** To export all replies of one writer. */
export async function measureExport(server: Server, posted: readonly Posted[]): Promise<FigureRow> {
  const mine = await mineOf(server, posted[0]!)
  const [before, start] = [cpuMs(server), performance.now()]
  const { bytes, lines } = await lengthOf(server, `${mine}/export.ndjson`)
  const seconds = (performance.now() - start) / 1000
  if (lines !== posted.length) throw new Error(`The export has ${lines} lines.`)
  const cpu = (cpuMs(server) - before) / 1000
  const size = `${(bytes / 1e6).toFixed(0)} MB, CPU ${cpu.toFixed(1)} s`
  return {
    what: `to export ${posted.length.toLocaleString('en')} replies of one writer`,
    goal: '≤ 60 s',
    measured: `${seconds.toFixed(1)} s (${size}; RSS then ${rssMiB(server)} MiB)`,
    isMet: seconds <= 60,
  }
}

/** To erase one reply after the other, and then all that are left of one writer's. */
export async function measureErasing(
  server: Server,
  posted: readonly Posted[],
  learned: ReadonlySet<string>,
): Promise<readonly FigureRow[]> {
  const decided = posted.filter(({ id }) => learned.has(id))
  const plain = posted.filter(({ id }) => !learned.has(id)).slice(0, decided.length)
  const rows = [
    ...(await erasing(server, 'a reply', plain)),
    ...(await erasing(server, `one of ${learned.size} that the filter learned from`, decided)),
  ]
  const rest = posted.length - plain.length - decided.length
  const mine = await mineOf(server, posted.at(-1)!)
  const start = performance.now()
  await press(server, `${mine}/erase`)
  const seconds = (performance.now() - start) / 1000
  const what = `to erase the other ${rest.toLocaleString('en')} at once`
  return [...rows, { what, measured: `${seconds.toFixed(1)} s` }]
}

async function erasing(
  server: Server,
  what: string,
  replies: readonly Posted[],
): Promise<readonly FigureRow[]> {
  const answered: number[] = []
  const gone: number[] = []
  for (const { receiptUrl } of replies) {
    const start = performance.now()
    await press(server, `${receiptUrl}/erase`)
    answered.push(performance.now() - start)
    while ((await textOf(server, receiptUrl)).includes(UNDER_WAY)) await sleep()
    gone.push(performance.now() - start)
  }
  const both = (times: readonly number[]) =>
    `${ms(percentile(times, 0.5))} · ${ms(percentile(times, 0.99))}`
  return [
    { what: `to erase ${what}, p50 · p99`, measured: both(answered) },
    {
      what: '… until a look in every place finds nothing of it',
      goal: '≤ 60 s',
      measured: both(gone),
      isMet: Math.max(...gone) <= 60_000,
    },
  ]
}

const urlOf = ({ port }: Server, path: string) => `http://127.0.0.1:${port}${path}`
const ms = (value: number) => `${value < 10 ? value.toFixed(1) : value.toFixed(0)} ms`
const sleep = () => new Promise((next) => setTimeout(next, WAIT_MS))

async function textOf(server: Server, path: string): Promise<string> {
  const answer = await fetch(urlOf(server, path))
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`)
  return answer.text()
}

/** Reads all of an answer, and keeps nothing of it. */
async function lengthOf(server: Server, path: string) {
  const answer = await fetch(urlOf(server, path))
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`)
  let [bytes, lines] = [0, 0]
  for await (const chunk of answer.body!) {
    bytes += chunk.length
    for (const byte of chunk) if (byte === 10) lines++
  }
  return { bytes, lines }
}

async function press(server: Server, path: string): Promise<void> {
  const answer = await fetch(urlOf(server, path), {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: urlOf(server, '') },
    body: 'confirm=yes',
    redirect: 'manual',
  })
  if (answer.status !== 303) throw new Error(`${path}: ${answer.status}`)
}

/** Where a receipt leads to its writer's other replies. */
async function mineOf(server: Server, { receiptUrl }: Posted): Promise<string> {
  const mine = /href="(\/mine\/[^"]+)"/.exec(await textOf(server, receiptUrl))?.[1]
  if (!mine) throw new Error('The receipt leads to no other replies.')
  return mine
}
