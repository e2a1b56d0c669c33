import { expect, test } from 'vitest'
import { openMemoryBackend } from '../backend/memory/memory-backend.ts'
import type { Moved } from './moved.ts'
import { type ImportRun, importFrom, movedReply, piecesOf } from './moving.fixture.ts'
import { surveyReport } from './survey-report.ts'

const report = async (pieces: readonly Moved[], rules: ImportRun['rules'] = {}) => {
  const run = { rules }
  const { survey } = await importFrom(openMemoryBackend(), () => piecesOf(pieces), run)
  return surveyReport(survey, {
    align: (rows) => rows.map((row) => row.join(': ')).join('\n'),
    countText: String,
    safeText: (text) => text.replace('\u001b', '�'),
    origins: rules.origins ?? [],
    nameless: 'Anonymous',
  })
}

test('the report says what would come, and on which sites it stood', async () => {
  const words = await report([
    movedReply('1'),
    movedReply('2', { page: 'https://news.example/a#x', status: 'held' }),
    movedReply('3', { page: 'https://b.example/', status: 'erased' }),
  ])
  expect(words).toBe(`Replies to import: 3
  published: 1
  held, waiting for a person: 1
  erased there, only their places: 1

Pages
  pages found here: 3
  articles here, as some are one: 2

Sites they stand on: give each to riposte serve as --origin
  https://news.example: 2
  https://b.example: 1`)
})

test('the report lists what is left out and what is changed, with ids', async () => {
  const words = await report([
    { kind: 'left-out', id: '8', what: 'pingback' },
    movedReply('1', { text: '' }),
    movedReply('2', { name: '', parentId: '1' }),
    movedReply('2'),
    movedReply('3', { parentId: '3', submittedAt: 0 }),
    movedReply('\u001b[2J', { text: '' }),
  ])
  expect(words).toContain(`Left out
  pingback: 1
  no text: 2
  same id twice: 1
    pingback: 8
    no text: 1, �[2J
    same id twice: 2`)
  expect(words).toContain(`Changed on the way
  answers to what is not there: to the article now: 1
  answers in a circle: one of each to the article now: 1
  without a name: “Anonymous”: 1
  written in the future or before 1990: dated now: 1
    without a name: 2
    written in the future or before 1990: 3`)
})

test('the report says what to do about pages that have no place', async () => {
  const words = await report(
    [movedReply('1', { page: 'http://www.news.example/a' }), movedReply('2', { page: '/b' })],
    { origins: ['https://news.example'] },
  )
  expect(words).toContain(`Pages
  pages found here: 0
  pages that stay outside: 2
    http://www.news.example/a  (1 reply)
    /b  (1 reply)`)
  expect(words).toContain(`What to do next
  Some pages have no host: give --base URL, the address of the site they were on.
  1 page lies outside of --origin https://news.example:
  give --map http://www.news.example=https://news.example, or --keep-unmapped.`)
  expect(words).toContain('page not mapped: 2')
})
