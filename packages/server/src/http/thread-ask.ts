import { type ReplyId, THREAD_ORDERS, type ThreadOrder } from '@riposte/protocol'
import type { Place } from '../backend/thread-views.ts'
import type { ThreadAsk } from '../replies/read-thread.ts'

/** What an address may say about which page of a thread it wants. */
export interface ThreadQuery {
  readonly article?: string
  /** Whom the form answers. */
  readonly to?: string
  readonly order?: string
  readonly after?: string
  readonly under?: string
  readonly reply?: string
  readonly all?: string
  /** Of a fragment: with data for programs. */
  readonly jsonld?: string
}

const REPLY_ID = /^[a-z2-7]{26}$/
/** A place: when, in base 36, and which reply. Or how many ranked ones to pass over. */
const CURSOR = /^(?:(-?[0-9a-z]{1,11})\.([a-z2-7]{26})|r(\d{1,5}))$/

/** Reads it leniently: what is not understood is as if it were not there. */
export function threadAsk(query: ThreadQuery, siteOrder: ThreadOrder): ThreadAsk {
  const order = THREAD_ORDERS.find((name) => name === query.order) ?? siteOrder
  const after = query.after === undefined ? undefined : parseCursor(query.after)
  const [under, around] = [query.under, query.reply].map(replyIdIn)
  return {
    order,
    ...(after !== undefined && { after }),
    ...(under && { under }),
    ...(around && { around }),
    ...(query.all !== undefined && { whole: true }),
  }
}

function replyIdIn(word: string | undefined): ReplyId | undefined {
  return word !== undefined && REPLY_ID.test(word) ? (word as ReplyId) : undefined
}

export function cursorOf(after: Place | number): string {
  if (typeof after === 'number') return `r${after}`
  return `${after.submittedAt.toString(36)}.${after.id}`
}

export function parseCursor(cursor: string): Place | number | undefined {
  const [, at, id, ranked] = CURSOR.exec(cursor) ?? []
  if (ranked !== undefined) return Number(ranked)
  if (at === undefined || id === undefined) return undefined
  return { submittedAt: Number.parseInt(at, 36), id: id as ReplyId }
}

/** The part of an address after `?` that asks for this page, without the article. */
export function queryOf(ask: ThreadAsk, siteOrder: ThreadOrder): URLSearchParams {
  const query = new URLSearchParams()
  if (ask.order !== siteOrder) query.set('order', ask.order)
  if (ask.under) query.set('under', ask.under)
  if (ask.around) query.set('reply', ask.around)
  if (ask.whole) query.set('all', '')
  if (ask.after !== undefined) query.set('after', cursorOf(ask.after))
  return query
}
