import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadModel } from '@riposte/filter'
import type {
  DecisionId,
  JournalEvent,
  ModeratorId,
  ReplyId,
  ReplyStatus,
  SiteId,
  VoterId,
  WriterId,
} from '@riposte/protocol'
import type { Backend } from '../../packages/server/src/backend/backend.ts'
import { openSqliteBackend } from '../../packages/server/src/backend/embedded/sqlite-backend.ts'
import { writerPageToken } from '../../packages/server/src/http/own-token.ts'
import { receiptToken } from '../../packages/server/src/http/receipt-token.ts'
import { openKeyFile } from '../../packages/server/src/privacy/key-file.ts'
import { lastingKey } from '../../packages/server/src/privacy/keys.ts'
import { judgeSubmission } from '../../packages/server/src/replies/judge-submission.ts'
import { storedFeatures } from '../../packages/server/src/replies/stored-features.ts'
import {
  articleOf,
  idOf,
  nameOf,
  parentOf,
  type SeededThread,
  wordsOf,
} from '../threads/seed-threads.ts'

export const SITE = 'newsroom' as SiteId
const DAY_MS = 24 * 60 * 60 * 1000
const SECOND_MS = 1000
/** Every so many replies were approved by a moderator, which taught the model. */
const DECIDED_EVERY = 5

/** A thread in which all replies have one status, writer and age. */
export interface SeededReplies extends SeededThread {
  readonly status: ReplyStatus
  readonly daysOld: number
  readonly writer?: WriterId
}

/** An id that no writer's token leads to: their pages are opened by other keys. */
export const writerNamed = (letters: string) => letters.padStart(26, 'w') as WriterId

export const isDecided = (n: number) => n % DECIDED_EVERY === 0

/** A word that stands in this reply and nowhere else. */
export function markerOf({ copy }: SeededThread, n: number): string {
  const digits = `${String(copy).padStart(3, '0')}${String(n).padStart(6, '0')}`
  return `zq${digits.replace(/\d/g, (it) => 'abcdefghij'.charAt(Number(it)))}`
}

/** Makes the key file if there is none, and with its keys the addresses that readers have. */
export function privateAddresses(folder: string) {
  const keys = openKeyFile(join(folder, 'riposte.keys'), { randomBytes, now: Date.now })
  const key = lastingKey(keys, 'receipt', SITE)
  return {
    receipt: (id: ReplyId) => `/receipt/${receiptToken(key, id)}`,
    allOf: (writer: WriterId) => `/mine/${writerPageToken(key, writer)}`,
  }
}

/** Fills a data folder with replies as they are after they came in, judged by the filter. */
export async function seedReplies(folder: string, threads: readonly SeededReplies[]) {
  await record(folder, threads.flatMap(eventsOfThread))
}

/** Fills it with entries of the record of decisions, two for each reply. */
export async function seedRecord(folder: string, thread: SeededReplies): Promise<void> {
  function* events() {
    for (let n = 0; n < thread.size; n++) yield* [submitted(thread, n, ''), approved(thread, n)]
  }
  await record(folder, events())
}

/** Runs `use` over the data of a folder that no server has open. */
export async function withBackend<T>(folder: string, use: (it: Backend) => Promise<T>): Promise<T> {
  const backend = openSqliteBackend(join(folder, 'riposte.db'))
  try {
    return await use(backend)
  } finally {
    await backend.close()
  }
}

function record(folder: string, events: Iterable<JournalEvent>): Promise<void> {
  return withBackend(folder, async ({ journal }) => {
    let pending: Promise<unknown>[] = []
    for (const event of events) {
      pending.push(journal.record(event))
      if (pending.length < 500) continue
      await Promise.all(pending)
      pending = []
    }
    await Promise.all(pending)
  })
}

const model = loadModel(readFileSync(new URL('../../models/base.model', import.meta.url)))
const judging = {
  model: () => model,
  recall: () => ({ reasons: [], campaign: undefined }),
  filterFailed: (error: unknown) => {
    throw error
  },
}

function eventsOfThread(thread: SeededReplies): readonly JournalEvent[] {
  return Array.from({ length: thread.size }, (_, n): readonly JournalEvent[] => {
    const text = textOf(thread, n)
    const submission = { text, author: nameOf(n), articleTitle: '' }
    const { features } = judgeSubmission(judging, submission, {}, '')
    const came = submitted(thread, n, storedFeatures(features!))
    if (thread.status !== 'published') return [came]
    const voted: JournalEvent = {
      ...about(thread, n, 10 * SECOND_MS),
      type: 'voted',
      voter: 'v'.repeat(26) as VoterId,
      on: true,
    }
    return isDecided(n) ? [came, voted, approved(thread, n, came.features)] : [came, voted]
  }).flat()
}

const textOf = (thread: SeededThread, n: number) => `${wordsOf(n)} So says ${markerOf(thread, n)}.`

/** One came in each minute, up to so many days ago. */
function about(thread: SeededReplies, n: number, laterMs = 0) {
  const at = Date.now() - thread.daysOld * DAY_MS - (thread.size - n) * 60 * SECOND_MS + laterMs
  return { site: SITE, replyId: idOf(thread, n), at }
}

function submitted(thread: SeededReplies, n: number, features: string) {
  const { status, writer } = thread
  const text = textOf(thread, n)
  const submission = { text, author: nameOf(n), articleTitle: '' }
  const parent = status === 'published' ? parentOf(n) : null
  return {
    ...about(thread, n),
    type: 'submitted',
    article: articleOf(thread),
    parentId: parent === null ? null : idOf(thread, parent),
    name: nameOf(n),
    website: '',
    text,
    status,
    verdict: judgeSubmission(judging, submission, {}, '').verdict,
    features,
    ...(writer && { writer }),
  } as const satisfies JournalEvent
}

function approved(thread: SeededReplies, n: number, features?: string): JournalEvent {
  return {
    ...about(thread, n, 30 * SECOND_MS),
    type: 'decided',
    decisionId: `d${idOf(thread, n).slice(1)}` as DecisionId,
    moderatorId: 'm'.repeat(26) as ModeratorId,
    decision: 'approve',
    ground: null,
    lesson: features === undefined ? null : { label: 'ham', features },
  }
}
