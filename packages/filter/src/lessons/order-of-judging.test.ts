import fc from 'fast-check'
import { expect, test } from 'vitest'
import { judge } from '../model/judge.ts'
import { anyFacts, anySubmission, baseModel } from '../submissions.fixture.ts'

test('a verdict does not depend on what was judged before', () => {
  const base = baseModel()
  const sent = fc.tuple(anySubmission, anyFacts)
  const visits = fc.array(fc.nat(), { maxLength: 20 })
  fc.assert(
    fc.property(fc.array(sent, { minLength: 1, maxLength: 5 }), visits, (all, order) => {
      const alone = all.map(([submission, facts]) => judge(base, submission, facts))
      for (const visit of order) {
        const [submission, facts] = all[visit % all.length]!
        expect(judge(base, submission, facts)).toEqual(alone[visit % all.length])
      }
    }),
  )
})
