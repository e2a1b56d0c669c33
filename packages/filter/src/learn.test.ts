import fc from 'fast-check'
import { expect, test } from 'vitest'
import { extractFeatures } from './features.ts'
import { judge, scoreOf } from './judge.ts'
import { learn } from './learn.ts'
import { siteModel } from './model.ts'
import { writeModel } from './model-codec.ts'
import {
  ADVERT,
  anyFacts,
  anySubmission,
  baseModel,
  HONEST,
  sameBytes,
} from './submissions.fixture.ts'

const base = baseModel()
const SLOW = { numRuns: 25 }

test('a site without lessons judges exactly as the base model does', () => {
  const site = siteModel(base)
  fc.assert(
    fc.property(anySubmission, anyFacts, (submission, facts) => {
      const features = extractFeatures(submission, facts)
      expect(judge(site, features)).toEqual(judge(base, features))
    }),
  )
})

test('a lesson moves the same submission towards its label', () => {
  const anyLabel = fc.constantFrom('ham', 'spam')
  fc.assert(
    fc.property(anySubmission, anyFacts, anyLabel, (submission, facts, label) => {
      const site = siteModel(base)
      const features = extractFeatures(submission, facts)
      const before = scoreOf(judge(site, features))
      learn(site, features, label)
      const moved = scoreOf(judge(site, features)) - before
      expect(label === 'spam' ? moved : -moved).toBeGreaterThan(0)
    }),
    SLOW,
  )
})

test('the same lessons in the same order give the same bytes', () => {
  const lessons = [HONEST, ADVERT, { text: 'Me too' }].map((it) => extractFeatures(it, {}))
  const taught = () => {
    const site = siteModel(base)
    lessons.forEach((features, i) => {
      learn(site, features, i === 1 ? 'spam' : 'ham')
    })
    return writeModel(site)
  }
  expect(sameBytes(taught(), taught())).toBe(true)
})

test('a lesson leaves the base model as it was', () => {
  const before = writeModel(base)
  learn(siteModel(base), extractFeatures(ADVERT, {}), 'ham')
  expect(sameBytes(writeModel(base), before)).toBe(true)
})

test('one spam lesson does not make spam of an honest reply', () => {
  const site = siteModel(base)
  learn(site, extractFeatures(ADVERT, {}), 'spam')
  expect(judge(site, extractFeatures(HONEST, {})).label).toBe('ham')
})

test('a correction frees a reply that was held', () => {
  const site = siteModel(base)
  const features = extractFeatures(HONEST, { honeypotFilled: true, agent: 'program' })
  for (let lesson = 0; lesson < 3; lesson++) learn(site, features, 'ham')
  expect(judge(site, features).label).toBe('ham')
})
