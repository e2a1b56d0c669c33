import fc from 'fast-check'
import { expect, test } from 'vitest'
import { extractFeatures } from '../features/features.ts'
import type { Facts, Submission } from '../submission.ts'
import { ADVERT, anyFacts, anySubmission, baseModel, HONEST } from '../submissions.fixture.ts'
import { judgeFeatures, scoreOf } from './judge.ts'
import { logistic } from './logistic.ts'
import { emptyModel } from './model.ts'

const model = baseModel()
const verdict = (submission: Submission, facts: Facts = {}) =>
  judgeFeatures(model, extractFeatures(submission, facts))

test('the reasons of a verdict add up to the log-odds of its probability', () => {
  fc.assert(
    fc.property(anySubmission, anyFacts, (submission, facts) => {
      const { probability, reasons } = verdict(submission, facts)
      const score = reasons.reduce((sum, { logOdds }) => sum + logOdds, 0)
      expect(probability).toBe(logistic(score))
      if (Math.abs(score) > 12) return
      expect(Math.abs(Math.log(probability / (1 - probability)) - score)).toBeLessThan(1e-9)
    }),
  )
})

test('no reason is given twice, nor one that says nothing', () => {
  fc.assert(
    fc.property(anySubmission, anyFacts, (submission, facts) => {
      const [, ...reasons] = verdict(submission, facts).reasons
      expect(new Set(reasons.map(({ code }) => code)).size).toBe(reasons.length)
      expect(reasons.every(({ logOdds }) => logOdds !== 0)).toBe(true)
    }),
  )
})

test('the same submission gets the same verdict, to the bit', () => {
  expect(verdict(ADVERT)).toEqual(verdict(ADVERT))
})

test('an honest reply is ham and an advert is spam', () => {
  expect(verdict(HONEST).label).toBe('ham')
  expect(verdict(ADVERT).label).toBe('spam')
})

test('a model that knows nothing says even odds', () => {
  expect(judgeFeatures(emptyModel(), extractFeatures(ADVERT, {})).probability).toBe(0.5)
})

test('an advert in look-alike letters is not waved through', () => {
  const disguise: Record<string, string> = { a: 'а', e: 'е', o: 'о', p: 'р', c: 'с', i: 'і' }
  const text = ADVERT.text.replace(/[aeopci](?![^<]*>)/g, (letter) => disguise[letter]!)
  expect(text).not.toBe(ADVERT.text)
  expect(verdict({ ...ADVERT, text }).label).not.toBe('ham')
})

test.each([
  ['Russian', 'Спасибо за статью. Мой дед работал в этом порту, и всё было именно так.'],
  ['Greek', 'Ευχαριστώ για το άρθρο. Ο παππούς μου δούλευε σε αυτό το λιμάνι.'],
  ['Arabic', 'شكرا على هذا المقال. عمل جدي في هذا الميناء وكان كل شيء كما كتبتم.'],
  ['Hindi', 'इस लेख के लिए धन्यवाद। मेरे दादाजी इसी बंदरगाह पर काम करते थे।'],
  ['Chinese', '谢谢这篇文章。我爷爷以前就在这个港口工作，情况和你写的一模一样。'],
  ['Korean', '좋은 기사 감사합니다. 할아버지께서 이 항구에서 일하셨는데 정말 그랬다고 합니다.'],
  ['angry English', 'This is the dumbest thing I have EVER read. Shame on you, you damn liars!!!'],
])('an honest reply in %s is ham', (_, text) => {
  expect(verdict({ text }).label).toBe('ham')
})

test('a filled honeypot adds about six to the score, and says so in a reason of its own', () => {
  const filled = verdict(HONEST, { honeypotFilled: true })
  const form = filled.reasons.find(({ code }) => code === 'form')
  expect(form?.logOdds).toBeCloseTo(6, 2)
  expect(scoreOf(filled) - scoreOf(verdict(HONEST))).toBeCloseTo(6, 2)
})

test('staff of the site are believed', () => {
  expect(verdict({ text: 'See http://example.com' }, { role: 'administrator' }).label).toBe('ham')
})
