import { join } from 'node:path'
import type { ArticleId, ReplyId, SiteId } from '@riposte/protocol'
import { openSqliteBackend } from '../../packages/server/src/backend/embedded/sqlite-backend.ts'

const ORIGIN = 'https://news.example'
export const articleOf = (replies: number) => `${ORIGIN}/thread-of-${replies}` as ArticleId

const SENTENCES = [
  'The ferry left ten minutes before the train came in, and nobody was surprised.',
  'I have read the report; it says nothing of the sort, and page four says the opposite.',
  'What a stupid decision. They were told in March, and they were told again in June.',
  'My grandfather worked on that line, and he would have laughed.',
  'Can anybody point me to the figures for last year?',
]

/** An id from a number: 26 characters of base 32. */
export function idOf(thread: number, reply: number): ReplyId {
  const digits = `${thread.toString(32)}z${reply.toString(32)}`.replace(/[^a-z2-7]/g, (it) =>
    'abcdefghij'.charAt(Number(it)),
  )
  return digits.padStart(26, 'y') as ReplyId
}

/** Fills a data folder with threads of these sizes: two fifths of each are roots. */
export async function seedThreads(folder: string, sizes: readonly number[]): Promise<void> {
  const { journal, close } = openSqliteBackend(join(folder, 'riposte.db'))
  for (const size of sizes) {
    let pending: Promise<unknown>[] = []
    for (let n = 0; n < size; n++) {
      const text = [0, 1, 2].map((it) => SENTENCES[(n * 7 + it * 3 + size) % 5]).join(' ')
      const isRoot = n % 5 < 2
      pending.push(
        journal.record({
          type: 'submitted',
          site: 'newsroom' as SiteId,
          replyId: idOf(size, n),
          at: Date.UTC(2026, 0, 1) + n * 60_000,
          article: articleOf(size),
          parentId: isRoot ? null : idOf(size, n - 1 - ((n * 13) % Math.min(n, 9))),
          name: `Reader ${n % 97}`,
          website: '',
          text,
          status: 'published',
          verdict: { label: 'ham', discard: false, probability: 0.01, reasons: [], model: 'seed' },
          features: '',
        }),
      )
      if (pending.length < 500) continue
      await Promise.all(pending)
      pending = []
    }
    await Promise.all(pending)
  }
  await close()
}
