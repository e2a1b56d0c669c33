import { LIMITS, Problem } from '@riposte/protocol'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Moved } from '../moved.ts'
import { fileOf } from '../moving.fixture.ts'
import { riposteNdjson } from './riposte-ndjson.ts'

const HEADER = '{"riposte":"replies","version":1}'
const LINE = {
  id: '1',
  parentId: null,
  article: '/articles/ferry',
  submittedAt: '2026-11-20T10:00:00.000Z',
  status: 'published',
}

async function read(lines: readonly string[]): Promise<readonly Moved[]> {
  const all: Moved[] = []
  for await (const it of riposteNdjson.read([fileOf(lines, 7)])) all.push(it)
  return all
}

test('a file is known by its first line', () => {
  const isLike = (text: string) => riposteNdjson.isLike(Buffer.from(text))
  expect(isLike(`${HEADER}\n{}`)).toBe(true)
  expect(isLike('{"format":"disqus"}')).toBe(false)
  expect(isLike('')).toBe(false)
})

test('a line needs only where and when; what is left out is empty', async () => {
  const [page, reply] = await read([HEADER, '', '{"page":"/articles/ferry"}', JSON.stringify(LINE)])
  expect(page).toEqual({ kind: 'page', page: '/articles/ferry', title: '', state: 'open' })
  expect(reply).toMatchObject({
    kind: 'reply',
    id: '1',
    page: '/articles/ferry',
    name: '',
    votes: 0,
  })
  expect(reply).toMatchObject({ submittedAt: Date.UTC(2026, 10, 20, 10) })
})

test('what is wrong is said with its file, line and field', async () => {
  const wrong = async (...lines: string[]) => read(lines).catch((error: Problem) => error.message)
  expect(await wrong()).toBe('replies.ndjson is empty.')
  expect(await wrong('{}')).toContain('line 1 must be {"riposte": "replies"')
  expect(await wrong('{"riposte":"replies","version":2}')).toContain('newer Riposte')
  expect(await wrong(HEADER, '{"id":')).toContain('line 2 is not JSON')
  expect(await wrong(HEADER, JSON.stringify({ ...LINE, votes: 'x' }))).toContain('line 2: votes')
  expect(await wrong(HEADER, JSON.stringify({ ...LINE, status: 'x' }))).toContain('line 2: status')
  expect(await wrong(HEADER, '{"page":1}')).toContain('line 2: page')
  const long = `${HEADER}\n${' '.repeat(LIMITS.movedLineBytesMax)}x`
  const file = {
    ...fileOf([]),
    async *open() {
      yield Buffer.from(long)
    },
  }
  const reading = riposteNdjson.read([file])[Symbol.asyncIterator]().next()
  await expect(reading).rejects.toThrow('line 2 is longer than')
})

test('any bytes are read or refused, never taken for a fault of ours', async () => {
  const line = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.json(),
    fc.record({ ...LINE_PARTS }, { requiredKeys: [] }).map((it) => JSON.stringify(it)),
  )
  const property = fc.asyncProperty(fc.array(line, { maxLength: 6 }), async (lines) => {
    try {
      await read([HEADER, ...lines])
    } catch (error) {
      expect(error).toBeInstanceOf(Problem)
    }
  })
  await fc.assert(property)
})

const value = fc.oneof(fc.string(), fc.integer(), fc.constant(null), fc.boolean())
const LINE_PARTS = Object.fromEntries(
  [...Object.keys(LINE), 'page', 'votes', 'revisions', 'text'].map((key) => [key, value]),
)
