import { join } from 'node:path'
import type { ArticleId, JournalEvent, ReplyId, SiteId, VoterId } from '@riposte/protocol'
import { openSqliteBackend } from '../../packages/server/src/backend/embedded/sqlite-backend.ts'

export const ORIGIN = 'https://news.example'
const SITE = 'newsroom' as SiteId
const FIRST_AT = Date.UTC(2026, 0, 1)
const MINUTE_MS = 60_000

/** One of the threads of a size. */
export interface SeededThread {
  readonly size: number
  readonly copy: number
}

export const articleOf = ({ size, copy }: SeededThread) =>
  `${ORIGIN}/thread-of-${size}-${copy}` as ArticleId

const SENTENCES = [
  'The ferry left ten minutes before the train came in, and nobody was surprised.',
  'I have read the report; it says nothing of the sort, and page four says the opposite.',
  'What a stupid decision. They were told in March, and they were told again in June.',
  'My grandfather worked on that line, and he would have laughed.',
  'Can anybody point me to the figures for last year?',
]

/** The words of the `n`th reply: three sentences, and others than its neighbours'. */
export function wordsOf(n: number): string {
  return [0, 1, 2].map((it) => SENTENCES[(n * 7 + it * 3 + (n >> 3)) % 5]).join(' ')
}

export const nameOf = (n: number) => `Reader ${n % 97}`

/** Two fifths are roots; the others answer one of the nine before them. */
export const parentOf = (n: number) => (n % 5 < 2 ? null : n - 1 - ((n * 13) % Math.min(n, 9)))

/** An id of 26 letters, another for every reply. */
export function idOf({ size, copy }: SeededThread, n: number): ReplyId {
  const letters = `${size}z${copy}z${n}`.replace(/\d/g, (it) => 'abcdefghij'.charAt(Number(it)))
  return letters.padStart(26, 'y') as ReplyId
}

/** The address of the page that begins after the `n`th reply. */
export function placeOf(thread: SeededThread, n: number): string {
  return `${atOf(n).toString(36)}.${idOf(thread, n)}`
}

const atOf = (n: number) => FIRST_AT + n * MINUTE_MS

/** Fills a data folder with these threads; every other root has one to five votes. */
export async function seedThreads(folder: string, threads: readonly SeededThread[]): Promise<void> {
  const { journal, views, close } = openSqliteBackend(join(folder, 'riposte.db'))
  let pending: Promise<unknown>[] = []
  for (const thread of threads) {
    for (let n = 0; n < thread.size; n++) {
      for (const event of eventsOf(thread, n)) pending.push(journal.record(event))
      if (pending.length < 500) continue
      await Promise.all(pending)
      pending = []
    }
  }
  await Promise.all(pending)
  for (const thread of threads) {
    const { published } = await views.head(SITE, articleOf(thread))
    if (published !== thread.size) throw new Error(`${articleOf(thread)} has ${published} replies.`)
  }
  await close()
}

function eventsOf(thread: SeededThread, n: number): readonly JournalEvent[] {
  const about = { site: SITE, replyId: idOf(thread, n), at: atOf(n) }
  const parent = parentOf(n)
  const submitted: JournalEvent = {
    ...about,
    type: 'submitted',
    article: articleOf(thread),
    parentId: parent === null ? null : idOf(thread, parent),
    name: nameOf(n),
    website: '',
    text: wordsOf(n),
    status: 'published',
    verdict: { label: 'ham', discard: false, probability: 0.01, reasons: [], model: 'seed' },
    features: '',
  }
  const votes = parent === null && n % 2 === 0 ? 1 + (n % 5) : 0
  const voted = Array.from({ length: votes }, (_, it): JournalEvent => {
    const at = about.at + (it + 1) * 50 * MINUTE_MS
    return { ...about, at, type: 'voted', voter: `voter-${it}` as VoterId, on: true }
  })
  return [submitted, ...voted]
}
