import fc from 'fast-check'
import { expect, test } from 'vitest'
import { extractFeatures } from '../features/features.ts'
import {
  ADVERT,
  anyFacts,
  anySubmission,
  baseModel,
  HONEST,
  sameBytes,
} from '../submissions.fixture.ts'
import { judgeFeatures, scoreOf } from './judge.ts'
import { learnFeatures } from './learn.ts'
import { siteModel } from './model.ts'
import { saveModel } from './model-codec.ts'

const base = baseModel()
const SLOW = { numRuns: 25 }

test('a site without lessons judges exactly as the base model does', () => {
  const site = siteModel(base)
  fc.assert(
    fc.property(anySubmission, anyFacts, (submission, facts) => {
      const features = extractFeatures(submission, facts)
      expect(judgeFeatures(site, features)).toEqual(judgeFeatures(base, features))
    }),
  )
})

test('a lesson moves the same submission towards its label', () => {
  const anyLabel = fc.constantFrom('ham', 'spam')
  fc.assert(
    fc.property(anySubmission, anyFacts, anyLabel, (submission, facts, label) => {
      const site = siteModel(base)
      const features = extractFeatures(submission, facts)
      const before = scoreOf(judgeFeatures(site, features))
      learnFeatures(site, features, label)
      const moved = scoreOf(judgeFeatures(site, features)) - before
      // Where the model is all but certain already, a step may be too small for its numbers.
      const isCertain = Math.abs(before) > 20
      expect(label === 'spam' ? moved : -moved).toBeGreaterThanOrEqual(isCertain ? 0 : 1e-12)
    }),
    SLOW,
  )
})

test('the same lessons in the same order give the same bytes', () => {
  const lessons = [HONEST, ADVERT, { text: 'Me too' }].map((it) => extractFeatures(it, {}))
  const taught = () => {
    const site = siteModel(base)
    lessons.forEach((features, i) => {
      learnFeatures(site, features, i === 1 ? 'spam' : 'ham')
    })
    return saveModel(site)
  }
  expect(sameBytes(taught(), taught())).toBe(true)
})

test('a lesson leaves the base model as it was', () => {
  const before = saveModel(base)
  learnFeatures(siteModel(base), extractFeatures(ADVERT, {}), 'ham')
  expect(sameBytes(saveModel(base), before)).toBe(true)
})

test('one spam lesson does not make spam of an honest reply', () => {
  const site = siteModel(base)
  learnFeatures(site, extractFeatures(ADVERT, {}), 'spam')
  expect(judgeFeatures(site, extractFeatures(HONEST, {})).label).toBe('ham')
})

test('a correction frees a reply that was held', () => {
  const site = siteModel(base)
  const features = extractFeatures(HONEST, { honeypotFilled: true, agent: 'program' })
  for (let lesson = 0; lesson < 3; lesson++) learnFeatures(site, features, 'ham')
  expect(judgeFeatures(site, features).label).toBe('ham')
})

test('what a site taught is told apart from what the filter came with, and still adds up', () => {
  const site = siteModel(base)
  const before = judgeFeatures(site, extractFeatures(HONEST, {}))
  learnFeatures(site, extractFeatures(HONEST, {}), 'spam')
  const after = judgeFeatures(site, extractFeatures(HONEST, {}))
  const codes = (it: typeof after) => it.reasons.map(({ code }) => code)
  expect(codes(before).filter((code) => code.startsWith('taught'))).toEqual([])
  expect(codes(after)).toContain('taught-words')
  for (const { code, logOdds } of before.reasons) {
    if (code === 'prior') continue
    expect(after.reasons.find((it) => it.code === code)?.logOdds).toBeCloseTo(logOdds, 6)
  }
  const taught = after.reasons.filter(({ code }) => code.startsWith('taught') || code === 'prior')
  const prior = before.reasons[0]!.logOdds
  const moved = taught.reduce((sum, { logOdds }) => sum + logOdds, -prior)
  expect(scoreOf(after) - scoreOf(before)).toBeCloseTo(moved, 6)
})

test('lessons of one label alone move a site less than lessons of both', () => {
  const lesson = extractFeatures(ADVERT, {})
  const movedBy = (labels: readonly ('ham' | 'spam')[]) => {
    const site = siteModel(base)
    for (const label of labels) learnFeatures(site, extractFeatures(HONEST, {}), label)
    const before = scoreOf(judgeFeatures(site, lesson))
    learnFeatures(site, lesson, 'ham')
    return before - scoreOf(judgeFeatures(site, lesson))
  }
  expect(movedBy(['ham', 'spam', 'ham', 'spam'])).toBeGreaterThan(movedBy(['ham', 'ham']))
})
