import { directionOf, type Language } from './languages.ts'
import type english from './page/en.json'
import type englishScript from './script/en.json'

/** A text with `{names}` in it, or one for each kind of number that the language knows. */
export type Message = string | Readonly<Record<string, string>>
export type PageKey = keyof typeof english
export type PageMessages = Readonly<Record<PageKey, Message>>
/** What the script in the page says. */
export type ScriptKey = keyof typeof englishScript
export type ScriptMessages = Readonly<Record<ScriptKey, Message>>

/** What pages say, in one language. */
export interface Words {
  readonly language: Language
  readonly direction: 'ltr' | 'rtl'
  readonly say: (key: PageKey, values?: Readonly<Record<string, string | number>>) => string
  /** The same, where values are more than text: the pieces in the order of the language. */
  readonly parts: <T>(key: PageKey, values: Readonly<Record<string, T>>) => readonly (string | T)[]
  /** By the language's kinds of numbers (Unicode CLDR, as `Intl.PluralRules` has them). */
  readonly count: (key: PageKey, count: number) => string
  /** A moment as date and time, UTC: the same for every reader and cache. */
  readonly moment: (at: number) => string
}

export function wordsOf(language: Language, messages: PageMessages): Words {
  const plurals = new Intl.PluralRules(language)
  const numbers = new Intl.NumberFormat(language)
  const dates = new Intl.DateTimeFormat(language, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: 'UTC',
    timeZoneName: 'short',
  })
  const textOf = (key: PageKey, form = 'other'): string => {
    const message = messages[key]
    return typeof message === 'string' ? message : (message[form] ?? message['other'] ?? '')
  }
  return {
    language,
    direction: directionOf(language),
    say: (key, values = {}) => filled(textOf(key), values),
    parts: (key, values) =>
      piecesOf(textOf(key)).map((it) => ('text' in it ? it.text : values[it.name]!)),
    count: (key, count) =>
      filled(textOf(key, plurals.select(count)), { count: numbers.format(count) }),
    moment: (at) => dates.format(at),
  }
}

type Piece = { readonly text: string } | { readonly name: string }

function piecesOf(text: string): readonly Piece[] {
  return text
    .split(/(\{\w+\})/)
    .filter((it) => it !== '')
    .map((it) => (/^\{\w+\}$/.test(it) ? { name: it.slice(1, -1) } : { text: it }))
}

function filled(text: string, values: Readonly<Record<string, string | number>>): string {
  return piecesOf(text)
    .map((it) => ('text' in it ? it.text : String(values[it.name] ?? '')))
    .join('')
}
