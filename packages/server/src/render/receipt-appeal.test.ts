import { LANGUAGES } from '@riposte/messages'
import { expect, test } from 'vitest'
import { englishLeftovers } from '../http/english-leftovers.fixture.ts'
import { readWords } from '../read-words.ts'
import type { AppealView } from './page-views.ts'
import { renderReceiptPage } from './receipt-page.tsx'
import { receipt } from './views.fixture.ts'

const AT = Date.UTC(2026, 10, 21)
const LAST = { at: AT, words: 'Bitte', keptUntil: null, answer: null }
const answer = { at: AT, words: 'Danke' }
const VIEWS: readonly AppealView[] = [
  { url: '/receipt/x/appeal', last: null },
  { url: null, last: { ...LAST, state: 'waits', keptUntil: AT } },
  { url: null, last: { ...LAST, state: 'published', answer } },
  { url: null, last: { ...LAST, state: 'stands', answer } },
  { url: '/receipt/x/appeal', last: { ...LAST, state: 'settled' } },
]

test.each(LANGUAGES)('a receipt speaks of appeals in %s', (name) => {
  const site = { ...receipt.site, words: readWords(name) }
  for (const appeal of VIEWS) {
    const page = renderReceiptPage({ ...receipt, site, appeal, justDone: 'appealed' })
    expect(englishLeftovers(page, name)).toEqual([])
    expect(page).toContain(site.words.say('doneAppealed'))
    if (appeal.url) expect(page).toContain('action="/receipt/x/appeal"')
  }
})

test('words between writer and moderator are plain text, with its lines', () => {
  const said = { at: AT, words: 'One <b>line</b>\n\n*two*\u0000' }
  const last = { ...LAST, state: 'stands', words: 'Why?', answer: said } as const
  const page = renderReceiptPage({ ...receipt, appeal: { url: null, last } })
  expect(page).toContain('<p>One &lt;b>line&lt;/b>\n\n*two*\ufffd</p>')
})
