import type { LessonId } from '@riposte/protocol'
import type { KeptCheck, UsageRow } from './checks.ts'
import { SITE } from './events.fixture.ts'

const verdict = {
  label: 'spam',
  discard: true,
  probability: 0.99,
  reasons: [{ code: 'links', logOdds: 2, sentence: 'Two links' }],
  model: '4-x',
} as const

export function keptCheck(guid: string, change: Partial<KeptCheck> = {}): KeptCheck {
  const lessonId = 'l' as LessonId
  return {
    guid,
    account: 'acme',
    site: SITE,
    blog: 'a.example',
    at: 1,
    verdict,
    lessonId,
    ...change,
  }
}

export function usageRow(day: string, change: Partial<UsageRow> = {}): UsageRow {
  const counts = { spam: 1, ham: 2, missedSpam: 0, falsePositives: 0 }
  return { account: 'acme', blog: 'a.example', day, counts, ...change }
}
