import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LIFE_CHOICES, parseLives, wordedLife } from './lives.ts'
import { noticeEntries } from './notice-entries.ts'
import { receiptEntries } from './receipt-entries.ts'
import { DAY_MS, KEPT, LIVES } from './register.ts'

const PLAIN: Parameters<typeof receiptEntries>[0] = {
  status: 'held',
  website: '',
  badge: '',
  writer: null,
  votes: 0,
  isPinned: false,
  isPicked: false,
  revisions: [],
  reports: [],
  decisions: [],
  imported: null,
  notice: null,
  appeals: [],
}

const choices = Object.entries(LIFE_CHOICES)
const lifeTexts = (lives: typeof LIVES) => noticeEntries(KEPT, lives).map(({ life }) => life)

test('what a site does not choose is kept as is usual, and all of that is within bounds', () => {
  expect(parseLives(['spam=30'])).toEqual({ ...LIVES, spam: 30 * DAY_MS })
  const usual = choices.map(([word, { life }]) => `${word}=${LIVES[life] / DAY_MS}`)
  expect(parseLives(usual)).toEqual(LIVES)
  expect(parseLives(['spam=30,held=90', 'mail=7'])).toMatchObject({ mail: 7 * DAY_MS })
})

test('a number of days is taken exactly when it is within its bounds', () => {
  const property = fc.property(
    fc.constantFrom(...choices),
    fc.integer({ min: 0, max: 2_000 }),
    ([word, { life, minDays, maxDays }], number) => {
      const parse = () => parseLives([`${word}=${number}`])[life]
      if (number >= minDays && number <= maxDays) expect(parse()).toBe(number * DAY_MS)
      else expect(parse).toThrow(`${word} can be kept for ${minDays} to ${maxDays} days`)
    },
  )
  fc.assert(property)
})

test('what it does not understand it says', () => {
  for (const word of ['spam', 'spam=', 'spam=-1', 'spam=1.5', 'toString=9', 'usage=9', '']) {
    expect(() => parseLives([word])).toThrow('is not WHAT=DAYS')
  }
  expect(() => parseLives(['spam=9', 'spam=10'])).toThrow('spam is given twice')
})

test('each chosen life changes what the notice says, and nothing else says the old one', () => {
  for (const [word, { life, minDays }] of choices) {
    const lives = { ...LIVES, ...parseLives([`${word}=${minDays}`]) } as typeof LIVES
    const changed = lifeTexts(lives).filter((text, i) => text !== lifeTexts(LIVES)[i])
    expect(changed.length, word).toBeGreaterThan(0)
    for (const text of changed) expect(text).toContain(wordedLife(`{${life}}`, lives))
  }
  for (const text of lifeTexts(LIVES)) expect(text).not.toMatch(/[{}]|undefined|NaN/)
})

test('each chosen life of a reply is on its receipt', () => {
  for (const status of ['spam', 'rejected', 'held'] as const) {
    const lives = parseLives([`${status}=99`])
    expect(receiptEntries({ ...PLAIN, status }, lives)[0]?.life).toContain('99 days')
  }
})
