import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { ReplyId } from '@riposte/protocol'
import { cpuMs, type Server } from '../check/server-process.ts'
import { about } from '../threads/requests.ts'
import { idOf } from '../threads/seed-threads.ts'
import type { Figure } from './figures.ts'
import { isDecided, markerOf, type privateAddresses, type SeededReplies } from './seed-site.ts'
import { addressOf, metric, PROLIFIC, read, THREAD, THREADS_OF_PROLIFIC } from './site.ts'
import { followThread, type ThreadFollower } from './thread-follower.ts'
import { inCount, inMegabytes, inTime, spread } from './wording.ts'

const GOAL_MS = 60_000
const GOAL = '≤ 60 s'
const ERASURES = 300
const THREADS = [THREAD, ...THREADS_OF_PROLIFIC]
const AGAIN_MS = 20
/** As the receipt says of what is not gone yet. */
const UNDER_WAY = 'Under way'

type Addresses = ReturnType<typeof privateAddresses>

/** What to erase: half of them have taught the model. */
interface Erasing {
  readonly id: ReplyId
  readonly marker: string
  readonly thread: SeededReplies
  readonly hasLesson: boolean
  readonly follower: ThreadFollower
}

/** How long each erasure takes from the press of the button, in milliseconds. */
interface Erasure {
  readonly answered: number
  readonly told: number
  readonly gone: number
}

/** Erases replies one by one, from their receipts, while a page of each thread is open. */
export async function measureErasing(
  server: Server,
  addresses: Addresses,
  folder: string,
): Promise<readonly Figure[]> {
  const followers = await Promise.all(THREADS.map((it) => followThread(server.port, it)))
  const erasures: Erasure[] = []
  let cpu = 0
  for (let count = 0; count < ERASURES; count++) {
    const thread = THREADS[count % THREADS.length]!
    const n = 5 * Math.floor(count / 2) + (count % 2)
    const [id, marker] = [idOf(thread, n), markerOf(thread, n)]
    const follower = followers[count % followers.length]!
    const erasing = { id, marker, thread, follower, hasLesson: isDecided(n) }
    const before = cpuMs(server)
    erasures.push(await erase(server, addresses.receipt(id), folder, erasing))
    cpu += cpuMs(server) - before
  }
  for (const follower of followers) follower.close()
  const row = (what: string, times: readonly number[], more = ''): Figure => {
    const isMissed = Math.max(...times) > GOAL_MS
    return { what, goal: GOAL, measured: `${spread(times)}${more}`, isMissed }
  }
  const what = `erasing ${ERASURES} of ${inCount(THREADS.length * THREAD.size)} replies: answered`
  const size = inMegabytes(sizeOf(folder))
  const withAll = `; files of ${size}; ${inTime(cpu / ERASURES)} CPU with the asking`
  return [
    row(
      what,
      erasures.map(({ answered }) => answered),
    ),
    row(
      '… the open page was told',
      erasures.map(({ told }) => told),
    ),
    row(
      '… gone from files, page and model',
      erasures.map(({ gone }) => gone),
      withAll,
    ),
  ]
}

async function erase(
  server: Server,
  receipt: string,
  folder: string,
  erasing: Erasing,
): Promise<Erasure> {
  const { id, marker, thread, follower, hasLesson } = erasing
  const page = `/v1/thread?${about(thread)}&reply=${id}`
  const lessons = (await metric(server, 'riposte_lessons')) - (hasLesson ? 1 : 0)
  if (!isInFiles(folder, marker)) throw new Error(`${marker} is in no file before it is erased.`)
  if (!(await read(server, page)).includes(marker)) throw new Error(`${page} lacks ${marker}.`)
  const told = follower.told(id, GOAL_MS)
  const since = performance.now()
  const answer = await press(server, `${receipt}/erase`)
  const answered = performance.now() - since
  const erased = answer.headers.get('location')!
  const isGone = async () =>
    !isInFiles(folder, marker) &&
    !(await read(server, page)).includes(marker) &&
    (await metric(server, 'riposte_lessons')) === lessons &&
    !(await read(server, erased)).includes(UNDER_WAY)
  while (!(await isGone())) {
    if (performance.now() - since > GOAL_MS) break
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS))
  }
  const gone = performance.now() - since
  return { answered, told: (await told) - since, gone }
}

/** Presses the one button that there is for it, its box ticked. */
async function press(server: Server, path: string): Promise<Response> {
  const body = new URLSearchParams({ confirm: 'yes' })
  const answer = await fetch(addressOf(server, path), { method: 'POST', body, redirect: 'manual' })
  if (answer.status !== 303) throw new Error(`Erasing was answered with ${answer.status}.`)
  return answer
}

/** Looks in the data file, the log beside it and whatever else lies there. */
function isInFiles(folder: string, marker: string): boolean {
  return readdirSync(folder).some((name) => readFileSync(join(folder, name)).includes(marker))
}

function sizeOf(folder: string): number {
  return readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0)
}

/** Erases all that is left of the one who wrote most, by one button. */
export async function measureErasingAll(
  server: Server,
  addresses: Addresses,
): Promise<readonly Figure[]> {
  const all = addresses.allOf(PROLIFIC)
  const since = performance.now()
  const waits: number[] = []
  let isDone = false
  const reading = (async () => {
    while (!isDone) {
      const asked = performance.now()
      await read(server, `/v1/thread?${about(THREAD)}`)
      waits.push(performance.now() - asked)
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS))
    }
  })()
  const answer = await press(server, `${all}/erase`)
  const ms = performance.now() - since
  isDone = true
  await reading
  const count = Number(/erased=(\d+)/.exec(answer.headers.get('location') ?? '')?.[1])
  const isLeft = /zq[a-j]{9}/.test(await read(server, all))
  return [
    {
      what: `erasing all ${inCount(count)} that are left of a writer, by one button`,
      goal: GOAL,
      measured: `${inTime(ms)}${isLeft ? '; some are left' : ''}`,
      isMissed: ms > GOAL_MS || isLeft,
    },
    {
      what: '… how long readers of another thread wait meanwhile',
      goal: '',
      measured: spread(waits),
      isMissed: false,
    },
  ]
}
