import fc from 'fast-check'
import { expect, test } from 'vitest'
import { extractFeatures } from '../features/features.ts'
import { judge, judgeFeatures, type Reason, type RecalledCode, scoreOf } from '../model/judge.ts'
import { logistic } from '../model/logistic.ts'
import { emptyModel } from '../model/model.ts'
import { reasonSentence } from '../model/reason-sentence.ts'
import { ADVERT, anySubmission, baseModel, HONEST } from '../submissions.fixture.ts'

const model = baseModel()
const CODES: readonly RecalledCode[] = [
  'burst',
  'burst-link',
  'author-known',
  'email-known',
  'network-known',
  'domain-known',
]
const anyRecalled: fc.Arbitrary<readonly Reason[]> = fc.uniqueArray(
  fc.record({
    code: fc.constantFrom(...CODES),
    logOdds: fc.double({ min: -5, max: 5, noNaN: true }),
    count: fc.nat(99),
  }),
  { selector: ({ code }) => code },
)
const burst = (logOdds: number): Reason => ({ code: 'burst', logOdds, count: 9 })

test('with what is recalled, the reasons still add up to the score', () => {
  fc.assert(
    fc.property(anySubmission, anyRecalled, (submission, recalled) => {
      const verdict = judge(model, submission, {}, recalled)
      expect(verdict.probability).toBe(logistic(scoreOf(verdict)))
      expect(verdict.reasons.slice(1).every(({ logOdds }) => logOdds !== 0)).toBe(true)
      expect(verdict).toEqual(judge(model, submission, {}, recalled))
    }),
  )
})

test('nothing recalled changes nothing', () => {
  fc.assert(
    fc.property(anySubmission, (submission) => {
      const verdict = judgeFeatures(model, extractFeatures(submission, {}))
      expect(judge(model, submission, {}, [])).toEqual(verdict)
      expect(judge(model, submission, {}, [burst(0)])).toEqual(verdict)
    }),
  )
})

test('copies alone never make spam of what is ham without them', () => {
  fc.assert(
    fc.property(anySubmission, fc.double({ min: 0, max: 50, noNaN: true }), (submission, loud) => {
      const alone = judge(model, submission)
      const { label, discard } = judge(model, submission, {}, [burst(loud)])
      if (scoreOf(alone) >= 0) return
      expect(label).not.toBe('spam')
      expect(discard).toBe(false)
    }),
  )
})

test('copies of a text that the model is neutral about are held, and are not spam', () => {
  const neutral = { ...emptyModel(), thresholds: model.thresholds }
  expect(judge(neutral, HONEST, {}, [burst(4)]).label).toBe('unsure')
})

test('copies of an honest reply are published, and spam stays spam', () => {
  expect(judge(model, HONEST, {}, [burst(4)]).label).toBe('ham')
  expect(judge(model, ADVERT, {}, [burst(4)]).label).toBe('spam')
})

test('a threshold below zero is still a threshold', () => {
  const strict = { ...emptyModel(), thresholds: { unsure: -3, spam: -2, discard: 8 } }
  const known: Reason = { code: 'email-known', logOdds: -1, count: 1 }
  expect(judge(strict, HONEST, {}, [known]).label).toBe('spam')
  expect(judge(strict, HONEST, {}, [known, burst(1)]).label).toBe('spam')
})

test.each(CODES)('%s has a sentence for each direction and any count', (code) => {
  for (const count of [undefined, 1, 2, 3, 12, 13, 1_000]) {
    const [raised, lowered] = [1, -1].map((logOdds) =>
      reasonSentence({ code, logOdds, ...(count && { count }) }),
    )
    expect(raised).toMatch(/^[A-Z].*\.$/)
    expect(lowered).toMatch(/^[A-Z].*\.$/)
    expect(raised).not.toBe(lowered)
  }
})

test('counts are in words up to twelve', () => {
  const sentence = (count: number) => reasonSentence({ code: 'burst', logOdds: 1, count })
  expect(sentence(1)).toBe('Nearly the same text came once in the last hours.')
  expect(sentence(11)).toBe('Nearly the same text came eleven times in the last hours.')
  expect(sentence(13)).toBe('Nearly the same text came 13 times in the last hours.')
  expect(reasonSentence({ code: 'network-known', logOdds: 1, count: 3 })).toBe(
    'Of the earlier replies from this network that are remembered, about three were spam.',
  )
})
