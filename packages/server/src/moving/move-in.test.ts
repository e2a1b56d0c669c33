import type { ArticleId, ModeratorId } from '@riposte/protocol'
import { expect, test } from 'vitest'
import { decided, MOVED_AT, ruled, SITE, submitted } from '../backend/events.fixture.ts'
import { openMemoryBackend } from '../backend/memory/memory-backend.ts'
import type { Moved, MovedPage } from './moved.ts'
import { type ImportRun, importFrom, movedReply, piecesOf } from './moving.fixture.ts'

const PAGE = 'https://news.example/a' as ArticleId

const page = (state: MovedPage['state'], at: string = PAGE): MovedPage => ({
  kind: 'page',
  page: at,
  title: 'A page',
  state,
})

function openMove(pieces: readonly Moved[]) {
  const backend = openMemoryBackend()
  const move = (run: ImportRun = {}) => importFrom(backend, () => piecesOf(pieces), run)
  return { ...backend, move }
}

test('replies come with their status, their day, their writer and a verdict', async () => {
  const email = 'Ada@Example.org '
  const { move, views } = openMove([
    movedReply('1', { email, votes: 3, isPinned: true, isPicked: true, address: '192.0.2.1' }),
    movedReply('2', { parentId: '1', status: 'held', email: 'ada@example.org', isPinned: true }),
    movedReply('3', { status: 'spam' }),
    movedReply('4', { parentId: '2', status: 'erased' }),
  ])
  const { ids, moved } = await move()
  expect(moved).toMatchObject({ imported: 4, alreadyHere: 0, isWhole: true })
  const at = (id: string) => views.reply(SITE, ids.replyIdOf('elsewhere', id))
  expect(await at('1')).toMatchObject({
    article: PAGE,
    status: 'published',
    submittedAt: movedReply('1').submittedAt,
    changedAt: MOVED_AT,
    votes: 3,
    isPinned: true,
    isPicked: true,
    imported: { from: 'elsewhere', id: '1', at: MOVED_AT },
    verdict: { label: 'unsure', reasons: [{ code: 'moved' }] },
  })
  const [first, second] = [await at('1'), await at('2')]
  expect(second).toMatchObject({ status: 'held', isPinned: false, parentId: first?.id })
  expect(first?.writer).toMatch(/^[a-z2-7]{26}$/)
  expect(second?.writer).toBe(first?.writer)
  expect(await at('3')).toMatchObject({ status: 'spam', writer: null })
  expect(await at('4')).toMatchObject({ status: 'erased', text: '', parentId: second?.id })
  expect(JSON.stringify([first, second])).not.toMatch(/example\.org|192\.0\.2/)
})

test('what people here did since stays, however often the source is imported', async () => {
  const { move, journal, views } = openMove([page('closed'), movedReply('1'), movedReply('2')])
  const { ids } = await move()
  const replyId = ids.replyIdOf('elsewhere', '1')
  await journal.record({ ...decided('1', 'spam'), replyId })
  const moderatorId = 'moderator' as ModeratorId
  await journal.record({ ...ruled('open'), article: PAGE, moderatorId })
  const position = await journal.position()
  expect((await move()).moved).toMatchObject({ imported: 0, alreadyHere: 2, closedThreads: 0 })
  expect(await journal.position()).toBe(position)
  expect(await views.reply(SITE, replyId)).toMatchObject({ status: 'spam' })
  expect((await views.head(SITE, PAGE)).state).toBe('open')
})

test('two sources with the same ids do not meet', async () => {
  const { move, views } = openMove([movedReply('1')])
  await move({ source: 'one' })
  await move({ source: 'two' })
  expect((await views.head(SITE, PAGE)).published).toBe(2)
})

test('a run that is stopped goes on where it was', async () => {
  const pieces = Array.from({ length: 1_000 }, (_, i) =>
    movedReply(String(i), { parentId: i > 0 ? String(i - 1) : null }),
  )
  const { move, views } = openMove(pieces)
  const stopping = new AbortController()
  const asking = async function* () {
    for (const [i, piece] of pieces.entries()) {
      // The second pass: the first reads all of them before.
      if (i === 600 && read++ > 0) stopping.abort()
      yield piece
    }
  }
  let read = 0
  const backend = openMemoryBackend()
  const first = await importFrom(backend, asking, { signal: stopping.signal })
  expect(first.moved).toMatchObject({ imported: 600, isWhole: false })
  const second = await importFrom(backend, () => piecesOf(pieces))
  expect(second.moved).toMatchObject({ imported: 400, alreadyHere: 600, isWhole: true })
  await move()
  const whole = await views.shown(SITE, PAGE, 2_000)
  expect(await backend.views.shown(SITE, PAGE, 2_000)).toEqual(whole)
  expect(whole).toHaveLength(1_000)
})

test('a thread is closed as it was there, but not where something has happened here', async () => {
  const { move, journal, views } = openMove([
    page('read-only'),
    page('closed', `${PAGE}?utm_source=x`),
    page('closed', 'https://news.example/b'),
    movedReply('1', { page: 'https://news.example/b' }),
  ])
  await journal.record(submitted('own', { article: 'https://news.example/b' as ArticleId }))
  expect((await move()).moved).toMatchObject({ closedThreads: 1 })
  expect((await views.head(SITE, PAGE)).state).toBe('closed')
  expect((await views.head(SITE, 'https://news.example/b' as ArticleId)).state).toBe('open')
})
