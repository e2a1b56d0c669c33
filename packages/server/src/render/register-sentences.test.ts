import { readFileSync } from 'node:fs'
import { LANGUAGES, sentenceKey } from '@riposte/messages'
import { expect, test } from 'vitest'
import { LIFE_CHOICES, parseLives } from '../privacy/lives.ts'
import { noticeEntries } from '../privacy/notice-entries.ts'
import { type AboutReply, receiptEntries } from '../privacy/receipt-entries.ts'
import { IN_PASSING, KEPT, LIVES } from '../privacy/register.ts'
import { readMeasured } from '../read-measured.ts'
import {
  FACT_SENTENCES,
  HOW_SENTENCES,
  NOTICE_SENTENCES,
  RIGHT_SENTENCES,
} from './notice-sentences.ts'

const FACETS = ['name', 'purpose', 'basis', 'form', 'life', 'recipients', 'eraser'] as const
const SHORTEST = parseLives(
  Object.entries(LIFE_CHOICES).map(([word, { minDays }]) => `${word}=${minDays}`),
)
const ABOUT = { revisions: [], reports: [], decisions: [], appeals: [] } as const

/** Every sentence that readers meet in the register's English, as it stands in the files. */
function allSentences(): ReadonlySet<string> {
  const said = [LIVES, SHORTEST].flatMap((lives) => {
    const entries = noticeEntries([...KEPT, ...IN_PASSING], lives)
    const statuses = ['published', 'held', 'spam', 'rejected', 'erased'] as const
    const held = statuses.flatMap((status) =>
      receiptEntries({ ...ABOUT, status } as unknown as AboutReply, lives),
    )
    return [
      ...entries.flatMap((entry) => FACETS.map((facet) => entry[facet])),
      ...held.map(({ life }) => life),
    ]
  })
  const notice = [...Object.values(NOTICE_SENTENCES), ...HOW_SENTENCES, ...RIGHT_SENTENCES]
  const sets = readMeasured().sets.map((set) => set.name)
  return new Set([...said, ...notice, ...Object.values(FACT_SENTENCES), ...sets].map(sentenceKey))
}

const TRANSLATED = LANGUAGES.filter((language) => language !== 'en')
const read = (language: string): Record<string, string> => {
  const file = new URL(`../../../messages/src/register/${language}.json`, import.meta.url)
  return JSON.parse(readFileSync(file, 'utf8'))
}
const placesIn = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort()

test.each(TRANSLATED)('%s says all that the register and the notice say, and no more', (name) => {
  expect(Object.keys(read(name)).sort()).toEqual([...allSentences()].sort())
})

test.each(TRANSLATED)('%s keeps every number and name in its sentences', (name) => {
  for (const [english, said] of Object.entries(read(name))) {
    expect(said.trim(), english).not.toBe('')
    expect(placesIn(said), english).toEqual(placesIn(english))
  }
})
