import type { Words } from '@riposte/messages'
import type { EpochMs } from '@riposte/protocol'
import type { JSX } from 'preact'

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** A moment as an absolute date and time, UTC: the same bytes for every reader and cache. */
export function Moment({ at, words }: { at: EpochMs; words?: Words }): JSX.Element {
  const text = words && words.language !== 'en' ? words.moment(at) : momentInWords(at)
  return <time datetime={new Date(at).toISOString()}>{text}</time>
}

/** `20 November 2026, 14:05 UTC`. */
function momentInWords(at: EpochMs): string {
  const iso = new Date(at).toISOString()
  return `${dayInWords(iso)}, ${iso.slice(11, 16)} UTC`
}

/** A day, from `2026-11-20`. */
export function Day({ date, words }: { date: string; words: Words }): JSX.Element {
  return <time datetime={date}>{dayIn(words, date)}</time>
}

/** The day of `2026-11-20…` in the language of `words`. */
export function dayIn(words: Words, date: string): string {
  const at = Date.parse(date)
  return words.language === 'en' || Number.isNaN(at) ? dayInWords(date) : words.day(at)
}

/** `2026-11-20…` → `20 November 2026`; what is no such date is given back as it is. */
function dayInWords(date: string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(date) ?? []
  const name = MONTHS[Number(month) - 1]
  return name === undefined ? date : `${Number(day)} ${name} ${year}`
}
