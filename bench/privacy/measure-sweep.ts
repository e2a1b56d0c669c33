import { cpuMs } from '../check/server-process.ts'
import { about } from '../threads/requests.ts'
import type { Figure } from './figures.ts'
import { type SeededReplies, seedReplies, withBackend } from './seed-site.ts'
import { metric, read, serveFolder } from './site.ts'
import { inCount, inTime, spread } from './wording.ts'

const OVER: SeededReplies = { size: 10_000, copy: 0, status: 'spam', daysOld: 200 }
const READ: SeededReplies = { size: 100, copy: 0, status: 'published', daysOld: 1 }
const DAY_MS = 24 * 60 * 60 * 1000
const WAIT_MS_MAX = 300_000
const PAUSE_MS = 20

/** A server starts over replies whose life is over, with a clock that it has come to believe. */
export async function measureSweep(folder: string): Promise<readonly Figure[]> {
  await seedReplies(folder, [OVER, READ])
  await withBackend(folder, ({ sweepBook }) => {
    const running = 2 * DAY_MS
    const clock = { believed: Date.now(), running, leaps: [], gaps: [], lows: [], behind: null }
    return sweepBook.write({ clock, last: null })
  })
  const since = performance.now()
  return serveFolder(folder, async (server) => {
    const waits: number[] = []
    const isOver = async () => {
      const asked = performance.now()
      await read(server, `/v1/thread?${about(READ)}`)
      waits.push(performance.now() - asked)
      return (await metric(server, 'riposte_queue_replies{queue="spam"}')) === 0
    }
    while (!(await isOver())) {
      if (performance.now() - since > WAIT_MS_MAX) throw new Error('The sweep did not end.')
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
    }
    const ms = performance.now() - since
    const measured = `${inTime(ms)} from the start of the server; ${inTime(cpuMs(server))} CPU`
    const what = `sweep over ${inCount(OVER.size)} replies whose life is over`
    return [
      { what, goal: '', measured, isMissed: false },
      {
        what: '… how long readers wait meanwhile',
        goal: '',
        measured: spread(waits),
        isMissed: false,
      },
    ]
  })
}
