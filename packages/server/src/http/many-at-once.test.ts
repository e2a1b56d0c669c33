import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ArticleId, PostedReply, ShownReply, ThreadPage } from '@riposte/protocol'
import { expect, test } from 'vitest'
import { openSqliteBackend } from '../backend/embedded/sqlite-backend.ts'
import { openMemoryBackend } from '../backend/memory/memory-backend.ts'
import { openTestApp, SITE } from './app.fixture.ts'

const MANY = 1_000
const FERRY = '/articles/ferry' as ArticleId
const newFile = () => join(mkdtempSync(join(tmpdir(), 'riposte-')), 'riposte.db')

test.each([
  ['memory', () => openMemoryBackend()],
  ['a data file', () => openSqliteBackend(newFile())],
])(
  '1,000 posts at once all arrive once, in order, and are counted: %s',
  async (_, open) => {
    const server = await openTestApp({ backend: open(), needs: { postsPerMinute: 2 * MANY } })
    const first = await server.post({ text: 'The first.' })
    const answers = await Promise.all(
      Array.from({ length: MANY }, (_, n) =>
        server.post({ text: `Number ${n}.`, ...(n % 2 && { parentId: idOf(first) }) }),
      ),
    )
    expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([201]))

    const { views, journal } = server.backend
    expect(await journal.position()).toBe(MANY + 1)
    expect(await views.head(SITE, FERRY)).toMatchObject({ published: MANY + 1 })
    const posted = await Promise.all(
      answers.map((answer) => views.reply(SITE, answer.json<PostedReply>().id)),
    )
    // As many places in the journal, in the order in which they came.
    expect(posted.map((it) => it?.position)).toEqual(answers.map((_, n) => n + 2))

    const read = await readPages(server, FERRY)
    expect(read).toHaveLength(MANY + 1)
    expect(new Set(read.map(({ id }) => id))).toEqual(new Set([first, ...answers].map(idOf)))
    const roots = read.filter(({ parentId }) => parentId === null)
    expect(roots).toHaveLength(1 + MANY / 2)
    expect(roots).toEqual([...roots].sort(byAge))
    const below = read.filter(({ parentId }) => parentId !== null)
    expect(below).toEqual([...below].sort(byAge))
    await server.stop()
  },
  60_000,
)

type Answer = Awaited<ReturnType<Server['post']>>
type Server = Awaited<ReturnType<typeof openTestApp>>

const idOf = (answer: Answer) => answer.json<PostedReply>().id

const byAge = (a: ShownReply, b: ShownReply) =>
  a.submittedAt - b.submittedAt || (a.id < b.id ? -1 : 1)

/** As a program reads it: a page of roots at a time, then what each left out, below its root. */
async function readPages({ app }: Server, article: ArticleId): Promise<readonly ShownReply[]> {
  const read = new Map<string, ShownReply>()
  const waiting: Record<string, string>[] = [{}]
  for (let query = waiting.pop(); query; query = waiting.pop()) {
    const page: ThreadPage = (
      await app.inject({ url: '/v1/replies', query: { article, ...query } })
    ).json()
    for (const reply of page.replies) read.set(reply.id, reply)
    if (page.next !== null) waiting.push({ after: page.next })
    waiting.push(...page.cut.map(({ under, after }) => ({ under, after })))
  }
  return [...read.values()]
}
