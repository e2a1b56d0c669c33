import type { EpochMs } from '@riposte/protocol'
import type { MovedReply } from './moved.ts'

/** A value of a file as an object: what is none has no fields. */
export type Fields = Readonly<Record<string, unknown>>

export function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Fields)
    : {}
}

/** A field's text: numbers are written out, anything else is none. */
export function textIn(fields: Fields, name: string): string {
  const value = fields[name]
  if (typeof value === 'string') return value
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : ''
}

/** The first of some fields that says anything. */
export function firstTextIn(fields: Fields, ...names: readonly string[]): string {
  return names.map((name) => textIn(fields, name)).find((text) => text !== '') ?? ''
}

/** Also where a system writes its numbers as text; 0 for what is none. */
export function numberIn(fields: Fields, name: string): number {
  const number = Number(textIn(fields, name) || 0)
  return Number.isFinite(number) ? number : 0
}

/** `true`, `1`, and both as text. */
export function flagIn(fields: Fields, name: string): boolean {
  const value = fields[name]
  return value === true || value === 1 || value === 'true' || value === '1'
}

/** An id of MongoDB may stand in an object. */
export function idIn(fields: Fields, name: string): string {
  return textIn(fields, name) || textIn(fieldsOf(fields[name]), '$oid')
}

const MOMENT = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)(\.\d+)?\s*(Z|UTC|[+-]\d\d:?\d\d)?\b/

/**
 * When, ms since 1970: of a number in ms, or of a date as systems write it, in UTC unless it says
 * otherwise. NaN for anything else, zero dates too.
 */
export function momentOf(value: unknown): EpochMs {
  if (typeof value === 'number') return value
  if (typeof value !== 'string') {
    const { iso, $date, $numberLong } = fieldsOf(value)
    const inside = iso ?? $date ?? $numberLong
    return inside === undefined || inside === null ? Number.NaN : momentOf(inside)
  }
  if (/^\d{10,}$/.test(value)) return Number(value)
  const [, day, time, part = '', zone = 'Z'] = MOMENT.exec(value.trim()) ?? []
  if (day === undefined) return Number.NaN
  const offset = zone === 'UTC' ? 'Z' : zone.replace(/^([+-]\d\d)(\d\d)$/, '$1:$2')
  return Date.parse(`${day}T${time}${part.slice(0, 4)}${offset}`)
}

type Needed = 'id' | 'parentId' | 'page' | 'text' | 'submittedAt' | 'status'

/** A reply of which a source says this; the rest is empty. */
export function replyWith(said: Pick<MovedReply, Needed> & Partial<MovedReply>): MovedReply {
  return {
    kind: 'reply',
    name: '',
    email: '',
    address: '',
    website: '',
    badge: '',
    votes: 0,
    isPinned: false,
    isPicked: false,
    ...said,
  }
}

/** As staff of the other system is badged here. */
export const STAFF = 'Staff'
