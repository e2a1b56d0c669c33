import type { SiteId } from '@riposte/protocol'
import { expect, test } from 'vitest'
import { readWords } from '../read-words.ts'
import { renderNoticePage } from '../render/notice-page.tsx'
import { type NoticeConfig, noticeOf } from './notice.ts'
import { noticeJsonLd } from './notice-json-ld.ts'
import { processingRecord } from './processing-record.ts'
import {
  DAY_MS,
  IN_PASSING,
  KEPT,
  LIVES,
  REGISTER,
  type Register,
  type RegisterEntry,
} from './register.ts'

const CONFIG: NoticeConfig = {
  site: 'ledger' as SiteId,
  title: 'The Ledger',
  contact: 'data@ledger.example',
  mailServer: null,
  blocksQuietly: false,
  holds: [],
  lives: LIVES,
}

/** Everything that is made from a register. */
function madeFrom(register: Register, config = CONFIG) {
  const notice = noticeOf(register, config)
  const site = { title: 'The Ledger', noticeUrl: '/privacy/ledger', words: readWords('en') }
  const ways = { mineUrl: null, aboutMeUrl: '/privacy/ledger/about-me' }
  return {
    version: notice.version,
    page: renderNoticePage({ site, ...notice, facts: [], versions: [], ways }),
    csv: processingRecord(notice.body),
    jsonLd: JSON.stringify(noticeJsonLd(notice, 'https://replies.example/privacy/ledger')),
  }
}

type Facet = 'name' | 'purpose' | 'basis' | 'form' | 'life' | 'recipients' | 'eraser'
const FACETS: readonly Facet[] = [
  'name',
  'purpose',
  'basis',
  'form',
  'life',
  'recipients',
  'eraser',
]

function changed(id: string, change: Partial<RegisterEntry>): Register {
  const within = (entries: readonly RegisterEntry[]) =>
    entries.map((entry) => (entry.id === id ? { ...entry, ...change } : entry))
  return { kept: within(KEPT), passing: within(IN_PASSING) }
}

test.each([...KEPT, ...IN_PASSING].map(({ id }) => id))(
  'whatever changes about “%s” in the register changes all that is made from it',
  (id) => {
    const before = madeFrom(REGISTER)
    for (const facet of FACETS) {
      const after = madeFrom(changed(id, { [facet]: `Another ${facet}` }))
      expect(after.version).not.toBe(before.version)
      expect(after.page).toContain(`Another ${facet}`)
      expect(after.csv).toContain(`"Another ${facet}"`)
      expect(after.jsonLd).toContain(`"Another ${facet}"`)
    }
    const entry = [...KEPT, ...IN_PASSING].find((it) => it.id === id)!
    const codes = { ...entry.codes, category: 'other' as never, scope: 'other' as never }
    const recoded = madeFrom(changed(id, { codes }))
    expect(recoded.csv).not.toBe(before.csv)
    expect(recoded.jsonLd).not.toBe(before.jsonLd)
    expect(recoded.version).not.toBe(before.version)
  },
)

test('an entry that is taken out is nowhere any more', () => {
  const without = { ...REGISTER, kept: KEPT.filter(({ id }) => id !== 'website') }
  const { page, csv, jsonLd } = madeFrom(without)
  for (const made of [page, csv, jsonLd]) expect(made).not.toContain('The website you give')
})

test('what the configuration says changes the version; saying it again does not', () => {
  const { version } = madeFrom(REGISTER)
  expect(madeFrom(REGISTER).version).toBe(version)
  const lives = { ...LIVES, held: LIVES.held + DAY_MS }
  const server = { mailServer: 'mail.example' }
  const others = [
    { contact: null },
    server,
    { blocksQuietly: true },
    { lives },
    { holds: ['links'] },
  ]
  for (const other of others) {
    expect(madeFrom(REGISTER, { ...CONFIG, ...other }).version).not.toBe(version)
  }
})

test('no cell of the record is a formula, and quotes stay in their cell', () => {
  const hostile = madeFrom(changed('name', { name: '=HYPERLINK("x")', form: 'a","b' })).csv
  expect(hostile).toContain(`"'=HYPERLINK(""x"")"`)
  expect(hostile).toContain('"a"",""b"')
})
