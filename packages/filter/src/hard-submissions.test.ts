import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { judge, scoreOf } from './model/judge.ts'
import type { Label, Submission } from './submission.ts'
import { baseModel } from './submissions.fixture.ts'
import { areaAbove } from './training/measure.ts'

/** One line of `fixtures/submissions`; its README describes the fields. */
interface HardSubmission extends Submission {
  readonly id: string
  readonly label: Label
  readonly lang: string
  readonly why: string
}

const FIELDS = ['id', 'label', 'lang', 'text', 'author', 'authorUrl', 'articleTitle', 'why']
const LINES_MIN = 60
const LANGUAGES_MIN = 10

/** How many honest replies may wait for a person. Lower it when a model does better. */
const HAM_UNSURE_MAX = 2

/** The share of spam that readers must not see at once. Raise it when a model does better. */
const SPAM_STOPPED_MIN = 0.02

/** How often a line of spam scores above an honest one. Raise it when a model does better. */
const RANKED_RIGHT_MIN = 0.66

const model = baseModel()
const ham = readLines('ham-that-looks-like-spam.jsonl')
const spam = readLines('spam-that-looks-like-ham.jsonl')
const labelOf = (line: HardSubmission) => judge(model, line).label

test.each([
  ['ham', ham],
  ['spam', spam],
] as const)('every line of the hard %s is complete, and says why it is hard', (label, lines) => {
  for (const line of lines) {
    expect(line.id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)+$/)
    expect(line, line.id).toMatchObject({ label })
    expect(line.lang, line.id).toMatch(/^[a-z]{2}(-[A-Z][A-Za-z]+)?$/)
    expect(line.text.trim(), line.id).not.toBe('')
    expect(line.why, line.id).toMatch(/^.{10,}\.$/)
    expect(FIELDS, line.id).toEqual(expect.arrayContaining(Object.keys(line)))
  }
})

test.each([
  ['ham', ham],
  ['spam', spam],
] as const)('the hard %s is many lines in many languages', (_, lines) => {
  const languages = new Set(lines.map(({ lang }) => lang.slice(0, 2)))
  expect(lines.length).toBeGreaterThanOrEqual(LINES_MIN)
  expect(languages.size).toBeGreaterThanOrEqual(LANGUAGES_MIN)
})

test('no hard submission is there twice', () => {
  const lines = [...ham, ...spam]
  expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length)
  expect(new Set(lines.map(({ text }) => text)).size).toBe(lines.length)
})

test.each(ham)('the honest reply $id is not taken for spam', (line) => {
  expect(labelOf(line), line.why).not.toBe('spam')
})

test('hardly any of the honest replies has to wait for a person', () => {
  const unsure = ham.filter((line) => labelOf(line) === 'unsure').map(({ id }) => id)
  expect(unsure.length, unsure.join(', ')).toBeLessThanOrEqual(HAM_UNSURE_MAX)
})

test('no more of the hard spam is waved through than before', () => {
  const stopped = spam.filter((line) => labelOf(line) !== 'ham')
  expect(stopped.length / spam.length).toBeGreaterThanOrEqual(SPAM_STOPPED_MIN)
})

test('the hard spam scores above the hard ham no more seldom than before', () => {
  const scores = (lines: typeof ham) => lines.map((line) => scoreOf(judge(model, line)))
  const area = areaAbove({ ham: scores(ham), spam: scores(spam) })
  expect(1 - area).toBeGreaterThanOrEqual(RANKED_RIGHT_MIN)
})

function readLines(name: string): readonly HardSubmission[] {
  const file = new URL(`../../../fixtures/submissions/${name}`, import.meta.url)
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n')
  return lines.map((line) => JSON.parse(line) as HardSubmission)
}
