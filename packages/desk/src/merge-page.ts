import type { DeskEntry, ReplyId } from '@riposte/protocol'
import {
  type Card,
  isNewestFirst,
  isVisible,
  type QueueAction,
  type QueueState,
} from './queue-state.ts'

type Loaded = Extract<QueueAction, { type: 'loaded' }>

/** Takes in a page of the queue; nothing that is on the screen moves or vanishes by it. */
export function mergePage(state: QueueState, page: Loaded): QueueState {
  if (page.queue !== state.queue) return state
  const fresh = new Map(page.entries.map((entry) => [entry.id, entry]))
  const known = new Map(state.cards.map((card) => [card.entry.id, card]))
  const isQuiet = page.page === 'again' && state.isLoaded

  // On an empty desk there is nothing that could move.
  const waits = isQuiet && state.cards.some(isVisible)

  const kept = state.cards.map((card) => {
    const entry = fresh.get(card.entry.id)
    if (entry) return refreshed(card, entry)
    return isQuiet && reaches(page, card.entry) ? withdrawn(card, state.focusId) : card
  })
  const added = page.entries
    .filter(({ id }) => !known.has(id) && !state.waiting.has(id))
    .filter((entry) => !isQuiet || !isBehind(state, entry))
    .map((entry): Card => ({ entry, phase: waits ? 'arrived' : 'open', fault: null }))
  // What is new stands where its queue begins or ends.
  const cards = isQuiet && isNewestFirst(page.queue) ? [...added, ...kept] : [...kept, ...added]
  const more = isQuiet ? state.more || page.more : page.more
  const cursor = isQuiet && state.cursor ? state.cursor : (page.entries.at(-1)?.version ?? null)
  return { ...state, cards, more, cursor, counts: page.counts, isLoaded: true }
}

/** Only a newer version says something: an older one was read before our decision was written. */
function refreshed(card: Card, entry: DeskEntry): Card {
  if (card.phase === 'sent' || entry.version <= card.entry.version) return card
  if (card.phase === 'gone') return { entry, phase: 'arrived', fault: null }
  return { ...card, entry, phase: card.phase === 'taken' ? 'open' : card.phase }
}

function withdrawn(card: Card, focusId: ReplyId | null): Card {
  if (card.phase === 'arrived') return { ...card, phase: 'gone' }
  if (card.phase !== 'open') return card
  return { ...card, phase: card.entry.id === focusId ? 'taken' : 'gone' }
}

/** It is not new, it only stands on a page that has not been asked for. */
function isBehind({ queue, more, cursor }: QueueState, { version }: DeskEntry): boolean {
  if (!more || cursor === null) return false
  return isNewestFirst(queue) ? version < cursor : version > cursor
}

/** Whether the page would hold this entry, if it were still in the queue. */
function reaches({ queue, entries, more }: Loaded, { version }: DeskEntry): boolean {
  const last = entries.at(-1)
  if (!more || !last) return true
  return isNewestFirst(queue) ? version >= last.version : version <= last.version
}
