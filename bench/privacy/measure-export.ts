import { rssMiB, type Server } from '../check/server-process.ts'
import { costOf } from '../threads/measure.ts'
import { get } from '../threads/requests.ts'
import type { Figure } from './figures.ts'
import { walkPages } from './measure-seeing.ts'
import type { privateAddresses } from './seed-site.ts'
import { addressOf, idsOf, PROLIFIC, THREADS_OF_PROLIFIC } from './site.ts'
import { inCount, inMegabytes, inTime } from './wording.ts'

const GOAL_MS = 60_000
const GOAL = '≤ 60 s'
const LOOK_MS = 50
const IDS = THREADS_OF_PROLIFIC.flatMap(idsOf)

/** How long it takes to export all of a writer who wrote much, and what it takes of memory. */
export async function measureExport(
  server: Server,
  addresses: ReturnType<typeof privateAddresses>,
): Promise<readonly Figure[]> {
  const all = addresses.allOf(PROLIFIC)
  const pages = IDS.map((id) => get(`${addresses.receipt(id)}/export`))
  const hasWords = (body: string) => /zq[a-j]{9}/.test(body)
  const what = `export of a writer with ${inCount(IDS.length)} replies`
  return [
    await row(server, `${what}, as JSON`, () => download(server, `${all}/export.ndjson`)),
    await row(server, '… as pages of fifty', () => walkPages(server, all)),
    await row(server, '… as a page for each, everything held', async () => {
      const { wrong } = await costOf(server, { requests: pages, isRight: hasWords })
      return { replies: IDS.length - wrong }
    }),
  ]
}

interface Exported {
  readonly replies: number
  readonly bytes?: number
}

async function row(server: Server, what: string, act: () => Promise<Exported>): Promise<Figure> {
  const before = rssMiB(server)
  let most = before
  const timer = setInterval(() => {
    most = Math.max(most, rssMiB(server))
  }, LOOK_MS)
  const since = performance.now()
  const { replies, bytes } = await act()
  const ms = performance.now() - since
  clearInterval(timer)
  const size = bytes === undefined ? '' : `, ${inMegabytes(bytes)}`
  const wrong = IDS.length - replies
  const missing = wrong === 0 ? '' : `; ${wrong} wrong`
  const measured = `${inTime(ms)}${size}; memory ${before} → at most ${most} MiB${missing}`
  return { what, goal: GOAL, measured, isMissed: ms > GOAL_MS || wrong !== 0 }
}

async function download(server: Server, path: string): Promise<Exported> {
  const answer = await fetch(addressOf(server, path))
  let [bytes, replies] = [0, 0]
  for await (const chunk of answer.body!) {
    bytes += chunk.length
    replies += chunk.reduce((sum, byte) => (byte === 10 ? sum + 1 : sum), 0)
  }
  return { bytes, replies }
}
