import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { LANGUAGES, type Language } from './languages.ts'
import { type Message, type PageMessages, wordsOf } from './words.ts'

const GROUPS = ['page', 'reasons', 'script'] as const
const read = (kind: (typeof GROUPS)[number], language: Language): Record<string, Message> =>
  JSON.parse(readFileSync(new URL(`${kind}/${language}.json`, import.meta.url), 'utf8'))
const placesIn = (message: Message) =>
  [...new Set(JSON.stringify(message).match(/\{\w+\}/g) ?? [])].sort()

test.each(LANGUAGES)('%s says everything that English says, with the same places', (language) => {
  for (const kind of GROUPS) {
    const [english, messages] = [read(kind, 'en'), read(kind, language)]
    expect(Object.keys(messages)).toEqual(Object.keys(english))
    for (const [key, message] of Object.entries(english)) {
      expect(placesIn(messages[key]!), key).toEqual(placesIn(message))
    }
  }
})

test.each(LANGUAGES)('%s has a form for every kind of number it knows', (language) => {
  const rules = new Intl.PluralRules(language)
  const numbers = [0, 1, 2, 3, 5, 11, 21, 22, 100, 101, 1_000]
  for (const kind of GROUPS) {
    const plurals = Object.values(read(kind, language)).filter((it) => typeof it !== 'string')
    expect(plurals.length).toBeGreaterThan(0)
    for (const forms of plurals) {
      for (const number of numbers) expect(Object.keys(forms)).toContain(rules.select(number))
    }
  }
})

test('no key is in two groups', () => {
  const keys = GROUPS.slice(0, 2).flatMap((kind) => Object.keys(read(kind, 'en')))
  expect(new Set(keys).size).toBe(keys.length)
})

test('numbers and names stand where the language wants them', () => {
  const words = (language: Language) => wordsOf(language, read('page', language) as PageMessages)
  expect(words('en').count('replyCount', 1)).toBe('1 reply')
  expect(words('pl').count('replyCount', 3)).toBe('3 komentarze')
  expect(words('ru').count('replyCount', 21)).toBe('21 комментарий')
  expect(words('ar').count('replyCount', 2)).toBe('تعليقان')
  expect(words('de').count('replyCount', 1_200)).toBe('1.200 Kommentare')
  expect(words('de').parts('answers', { name: 7 })).toEqual(['antwortet ', 7])
  expect(words('zh').direction + words('he').direction).toBe('ltrrtl')
  expect(words('en').moment(Date.UTC(2026, 10, 20, 14, 5))).toBe('November 20, 2026 at 14:05 UTC')
})

test('a sentence of the register is translated whatever numbers are in it', () => {
  const sentences = { 'Kept {0} days, then {1} more.': 'Nach {0} Tagen noch {1}.' }
  const words = wordsOf('de', read('page', 'de') as PageMessages, sentences)
  expect(words.translate('Kept 1,500 days, then 3 more.')).toBe('Nach 1.500 Tagen noch 3.')
  expect(words.hasTranslation('Kept 2 days, then 4 more.')).toBe(true)
  expect(words.translate('Another sentence.')).toBe('Another sentence.')
  expect(words.hasTranslation('Another sentence.')).toBe(false)
})

test('numbers are written as the language writes them; what only looks like one stays', () => {
  const { number } = wordsOf('de', read('page', 'de') as PageMessages)
  const written = ['16,384', '0.50', '1,234.5', '2026', '1.2.3', '995ac8', '1,2'].map(number)
  expect(written).toEqual(['16.384', '0,50', '1.234,5', '2026', '1.2.3', '995ac8', '1,2'])
})
