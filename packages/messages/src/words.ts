import { directionOf, type Language } from './languages.ts'
import type english from './page/en.json'
import type englishReasons from './reasons/en.json'
import type englishScript from './script/en.json'

/** A text with `{names}` in it, or one for each kind of number that the language knows. */
export type Message = string | Readonly<Record<string, string>>
/** What pages say, and why the filter and a site's rules decided as they did. */
export type PageKey = keyof typeof english | keyof typeof englishReasons
export type PageMessages = Readonly<Record<PageKey, Message>>
/** What the script in the page says. */
export type ScriptKey = keyof typeof englishScript
export type ScriptMessages = Readonly<Record<ScriptKey, Message>>

/** What pages say, in one language. */
export interface Words {
  readonly language: Language
  readonly direction: 'ltr' | 'rtl'
  /** With a `count` among the values, by the kind of number that it is. */
  readonly say: (key: PageKey, values?: Values) => string
  /** The same, where values are more than text: the pieces in the order of the language. */
  readonly parts: <T>(key: PageKey, values: Readonly<Record<string, T>>) => readonly (string | T)[]
  /** A sentence of the register or the notice, which are written in English. */
  readonly translate: (english: string) => string
  /** Whether this language has that sentence; else it is read, and marked, as English. */
  readonly hasTranslation: (english: string) => boolean
  /** A number that English writes with commas and a point, as this language writes it. */
  readonly number: (english: string) => string
  /** By the language's kinds of numbers (Unicode CLDR, as `Intl.PluralRules` has them). */
  readonly count: (key: PageKey, count: number) => string
  /** Several as one phrase: “a, b and c”. */
  readonly list: (phrases: readonly string[]) => string
  /** A moment as date and time, UTC: the same for every reader and cache. */
  readonly moment: (at: number) => string
  /** Its day alone. */
  readonly day: (at: number) => string
}

type Values = Readonly<Record<string, string | number>>

/** Sentences of the register by their English, in which each number stands as `{0}`, `{1}`, … */
export type RegisterSentences = Readonly<Record<string, string>>

export function wordsOf(
  language: Language,
  messages: PageMessages,
  sentences: RegisterSentences = {},
): Words {
  const plurals = new Intl.PluralRules(language)
  const numbers = new Intl.NumberFormat(language)
  const lists = new Intl.ListFormat(language)
  const day = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const
  const days = new Intl.DateTimeFormat(language, day)
  const moments = new Intl.DateTimeFormat(language, {
    ...day,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
  })
  const textOf = (key: PageKey, form = 'other'): string => {
    const message = messages[key]
    return typeof message === 'string' ? message : (message[form] ?? message['other'] ?? '')
  }
  const say = (key: PageKey, values: Values = {}) => {
    const { count } = values
    const form = typeof count === 'number' ? plurals.select(count) : undefined
    const shown = Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'number' ? numbers.format(value) : value,
    ])
    return filled(textOf(key, form), Object.fromEntries(shown))
  }
  return {
    language,
    direction: directionOf(language),
    say,
    parts: (key, values) =>
      piecesOf(textOf(key)).map((it) => ('text' in it ? it.text : values[it.name]!)),
    translate: (english) => translated(english, sentences, language),
    hasTranslation: (english) => language === 'en' || sentenceKey(english) in sentences,
    number: (english) => written(english, language),
    count: (key, count) => say(key, { count }),
    list: (phrases) => lists.format(phrases),
    moment: (at) => moments.format(at),
    day: (at) => days.format(at),
  }
}

/** How a sentence stands in the file: the same whatever numbers are in it. */
export function sentenceKey(english: string): string {
  let n = 0
  return english.replace(NUMBER, () => `{${n++}}`)
}

const NUMBER = /\d+(?:[.,]\d+)*/g

/** The English itself where there is no translation. */
function translated(english: string, sentences: RegisterSentences, language: Language): string {
  const found = sentences[sentenceKey(english)]
  const numbers = english.match(NUMBER) ?? []
  const numberAt = (n: number) => written(numbers[n] ?? '', language)
  return found?.replace(/\{(\d+)\}/g, (_, n) => numberAt(Number(n))) ?? english
}

const GROUPED = /^\d{1,3}(?:,\d{3})+(?:\.(\d+))?$|^\d+\.(\d+)$/

/** Whatever is no such number stays: a year, a version, a name. */
function written(english: string, language: Language): string {
  const match = GROUPED.exec(english)
  if (!match) return english
  const digits = (match[1] ?? match[2] ?? '').length
  const fraction = { minimumFractionDigits: digits, maximumFractionDigits: digits }
  return Number(english.replaceAll(',', '')).toLocaleString(language, fraction)
}

type Piece = { readonly text: string } | { readonly name: string }

function piecesOf(text: string): readonly Piece[] {
  return text
    .split(/(\{\w+\})/)
    .filter((it) => it !== '')
    .map((it) => (/^\{\w+\}$/.test(it) ? { name: it.slice(1, -1) } : { text: it }))
}

function filled(text: string, values: Readonly<Record<string, string>>): string {
  return piecesOf(text)
    .map((it) => ('text' in it ? it.text : (values[it.name] ?? '')))
    .join('')
}
