import { LANGUAGES } from '@riposte/messages'
import type { RecordedChange, RecordedReason } from '@riposte/protocol'
import { expect, test } from 'vitest'
import { GROUPS } from '../../../filter/src/features/groups.ts'
import { CHANGE_CODES, reasonSentence } from '../../../filter/src/index.ts'
import { readWords } from '../read-words.ts'
import { REASON_KEYS, RULE_KEYS } from './reason-keys.ts'
import { renderReceiptPage } from './receipt-page.tsx'
import { receipt } from './views.fixture.ts'
import { changesInWords, otherwise, reasonInWords } from './why-words.ts'

const english = readWords('en')
const TEXT = 'Well said. Look at https://a.example/page now!'
const LINK = { code: 'without-link', start: 27, end: 41 }
const bare = (text: string | undefined) => text?.replace(/[\u2068\u2069]/g, '')

test.each(LANGUAGES)('every reason and every change has words in %s', (language) => {
  const words = readWords(language)
  for (const code of [...Object.keys(REASON_KEYS), ...Object.keys(RULE_KEYS)]) {
    for (const logOdds of [1, -1]) {
      const reason = { code, logOdds, sentence: 'RECORDED' }
      const told = reasonInWords(reason, words, 'disqus')
      expect(told.isEnglish).toBe(false)
      expect(told.text).not.toMatch(/RECORDED|[{}]|^$/)
    }
  }
  const changes = [...CHANGE_CODES.map((code) => ({ ...LINK, code })), { code: 'published-before' }]
  for (const change of changes) {
    const told = changesInWords([{ count: 2, ...change }], TEXT, words)
    expect(told).not.toMatch(/[{}]|^$/)
  }
})

test('the codes that the filter gives are those that have words', () => {
  const recalled = ['burst', 'burst-link', 'author-known', 'email-known', 'network-known']
  const codes = ['prior', ...GROUPS.map(({ code }) => code), 'taught-words', 'taught-signs']
  expect(Object.keys(REASON_KEYS)).toEqual([...codes, ...recalled, 'domain-known'])
})

test('an English reader reads what the filter itself would say', () => {
  for (const { code } of GROUPS.filter(({ code }) => code !== 'links')) {
    for (const logOdds of [1, -1]) {
      const sentence = reasonSentence({ code, logOdds })
      const reason = { code, logOdds, sentence }
      expect(reasonInWords(reason, english, '').text).toBe(sentence)
    }
  }
})

test('a reason of another kind, from long ago, is shown as it was recorded', () => {
  const reason: RecordedReason = { code: 'old', logOdds: 1, sentence: 'It names a price.' }
  expect(reasonInWords(reason, english, '')).toEqual({ text: reason.sentence, isEnglish: false })
  expect(reasonInWords(reason, readWords('de'), '').isEnglish).toBe(true)
})

test('changes quote the reply itself, each piece with a direction of its own', () => {
  const sentence = { code: 'without-sentence', start: 0, end: 10 }
  const told = changesInWords([LINK, sentence, { code: 'other-name' }], TEXT, english)
  expect(bare(told)).toBe(
    'without the link “a.example/page”, without the sentence “Well said.”, and under another name',
  )
  expect(told).toContain('\u2068Well said.\u2069')
  const long = changesInWords(
    [{ code: 'without-sentence', start: 0, end: 500 }],
    'x'.repeat(500),
    english,
  )
  expect(bare(long)).toBe(`without the sentence “${'x'.repeat(79)}…”`)
})

const told = (parts: Partial<typeof receipt.verdict>, more: Partial<typeof receipt> = {}) => {
  const verdict = { ...receipt.verdict, ...parts }
  return otherwise({ ...receipt, verdict, ...more }, english)
}
const published = (...changes: readonly RecordedChange[]) => ({
  counterfactual: { status: 'published', changes } as const,
})

test.each([
  ['published', published({ code: 'without-website' }), 'at once without the website.'],
  ['later', published({ code: 'published-before', count: 3 }), 'after 3 more published replies'],
  ['nothing', { counterfactual: null }, 'No change to it alone'],
  ['campaign', { short: 'campaign' }, 'part of a campaign'],
  ['blatant', { short: 'blatant' }, 'as in advertising'],
  ['advert', { short: 'advert' }, 'you can have a person look at it'],
  ['edited', { label: 'ham' }, 'Its present words would have been published'],
] as const)('what would have been is one sentence: %s', (_, parts, sentence) => {
  expect(told(parts)).toContain(sentence)
})

test('nothing is made up: not for what was recorded before, nor for a change of no kind', () => {
  expect(told({})).toBeUndefined()
  expect(told(published({ code: 'with-hindsight' }))).toBeUndefined()
})

test('when a person decided, the ground is what counts', () => {
  const decision = { kind: 'reject', ground: 'abuse', at: 0 } as const
  const parts = published({ code: 'without-website' })
  expect(told(parts, { decision })).toContain('Without what the moderator named')
  expect(told(parts, { decision: { ...decision, ground: null } })).toBeUndefined()
  const reply = { ...receipt.reply, status: 'published' } as const
  expect(told(parts, { reply })).toBeUndefined()
})

test('a receipt says why it was held, that no person decided, and what would have helped', () => {
  const verdict = { ...receipt.verdict, ...published({ code: 'without-website' }) }
  const page = renderReceiptPage({ ...receipt, verdict })
  expect(page).toContain('Why was it held?')
  expect(page).toContain('Nobody has decided yet. The filter was not sure')
  expect(page).toContain('It would have been published at once without the website.')
  const rule = { code: 'hold-links', logOdds: 0, sentence: 'RECORDED' }
  const ruled = { ...verdict, label: 'ham', reasons: [rule] } as const
  const ruledPage = renderReceiptPage({ ...receipt, verdict: ruled })
  expect(ruledPage).toContain('A rule of this site, by itself.')
  expect(ruledPage).toContain('This site looks at replies with links')
})

test('of a campaign a receipt gives one sentence and no reasons, until it is published', () => {
  const verdict = { ...receipt.verdict, short: 'campaign' } as const
  const page = renderReceiptPage({ ...receipt, verdict })
  expect(page).toContain('part of a campaign')
  expect(page).not.toContain('It says where to buy.')
  const reply = { ...receipt.reply, status: 'published' } as const
  expect(renderReceiptPage({ ...receipt, verdict, reply })).toContain('It says where to buy.')
})
