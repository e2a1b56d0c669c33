import type { DeskEntry, Queue, ReplyId } from '@riposte/protocol'
import { mergePage } from './merge-page.ts'
import {
  belongsIn,
  type Card,
  emptyQueue,
  isVisible,
  type Made,
  type QueueAction,
  type QueueState,
} from './queue-state.ts'

/** The desk after something happened. Total: what does not fit the state changes nothing. */
export function reduceQueue(state: QueueState, action: QueueAction): QueueState {
  const next = apply(state, action)
  return next === state ? state : keepFocus(state, next)
}

function apply(state: QueueState, action: QueueAction): QueueState {
  switch (action.type) {
    case 'opened': {
      const { counts, waiting, made, step } = state
      return { ...emptyQueue(action.queue), counts, waiting, made, step }
    }
    case 'loaded':
      return mergePage(state, action)
    case 'decide':
      return decide(state, action.id)
    case 'undo':
      return undo(state, action.id)
    case 'decided':
      return decided(state, action.entry, action.counts)
    case 'undone':
      return undone(state, action.entry, action.counts)
    case 'marked':
      return withEntry(state, action.entry)
    case 'failed':
      return failed(state, action.id, action.reason)
    case 'erased':
      return erased(state, action.id)
    case 'arrived':
      return { ...state, counts: action.counts }
    case 'showArrived':
      return setPhase(state, (card) => card.phase === 'arrived', 'open')
    case 'focused':
    case 'moved':
      return move(state, action)
  }
}

function decide(state: QueueState, id: ReplyId): QueueState {
  const card = cardOf(state, id)
  if (card?.phase !== 'open' || state.waiting.has(id)) return state
  const made = [...state.made, { id, entry: null, isUndoing: false }]
  return send({ ...state, made }, id, state.queue)
}

/** A decision that is on its way is marked; it is taken back once it has arrived. */
function undo(state: QueueState, id: ReplyId): QueueState {
  const known = state.made.find((it) => it.id === id)
  if (state.waiting.has(id) && (known?.entry !== null || known.isUndoing)) return state
  if (!known && !cardOf(state, id)?.entry.decision) return state
  const made = state.made.map(markUndoing(id, true))
  return state.waiting.has(id) ? { ...state, made } : send({ ...state, made }, id, 'decided')
}

function send(state: QueueState, id: ReplyId, from: Queue): QueueState {
  const waiting = new Map(state.waiting).set(id, from)
  const left = { ...state, waiting, step: state.step + 1 }
  return setPhase(left, (it) => it.entry.id === id && it.phase === 'open', 'sent')
}

function decided(state: QueueState, entry: DeskEntry, counts: QueueState['counts']): QueueState {
  if (!state.waiting.has(entry.id)) return state
  const made = state.made.map((it) => (it.id === entry.id ? { ...it, entry } : it))
  return replaceCard({ ...answered(state, entry.id), counts, made }, entry, 'gone')
}

function undone(state: QueueState, entry: DeskEntry, counts: QueueState['counts']): QueueState {
  if (!state.waiting.has(entry.id)) return state
  const made = state.made.filter(({ id }) => id !== entry.id)
  const next = { ...answered(state, entry.id), counts, made }
  if (!belongsIn(next.queue, entry)) return replaceCard(next, entry, 'gone')
  if (next.queue === 'decided') return replaceCard(next, entry, 'open')
  if (cardOf(next, entry.id)) return { ...replaceCard(next, entry, 'open'), focusId: entry.id }
  if (!next.isLoaded) return next
  const back: Card = { entry, phase: 'open', fault: null }
  return { ...next, cards: [back, ...next.cards], focusId: entry.id }
}

/** The card is back where it was, with the reason; so is the way to undo. */
function failed(state: QueueState, id: ReplyId, reason: string): QueueState {
  if (!state.waiting.has(id)) return state
  const next = answered(state, id)
  const cards = next.cards.map((card): Card => {
    if (card.entry.id !== id || card.phase !== 'sent') return card
    return { ...card, phase: 'open', fault: reason }
  })
  // A decision that failed was never made; an undo that failed can be tried again.
  const made = next.made.filter((it) => it.id !== id || it.entry !== null)
  return { ...next, cards, made: made.map(markUndoing(id, false)) }
}

function answered(state: QueueState, id: ReplyId): QueueState {
  const waiting = new Map(state.waiting)
  waiting.delete(id)
  return { ...state, waiting, step: state.step + 1 }
}

/** Its card goes, whatever was being done with it: its words are to be seen nowhere. */
function erased(state: QueueState, id: ReplyId): QueueState {
  const cards = state.cards.filter(({ entry }) => entry.id !== id)
  const made = state.made.filter((it) => it.id !== id)
  if (cards.length === state.cards.length && made.length === state.made.length) return state
  return { ...answered(state, id), cards, made }
}

function move(
  state: QueueState,
  action: Extract<QueueAction, { type: 'focused' | 'moved' }>,
): QueueState {
  const visible = state.cards.filter(isVisible)
  const at = visible.findIndex(({ entry }) => entry.id === state.focusId)
  const to =
    action.type === 'moved'
      ? Math.min(visible.length - 1, Math.max(0, at + action.by))
      : visible.findIndex(({ entry }) => entry.id === action.id)
  const card = visible[to]
  if (!card || to === at) return state
  const left = { ...state, focusId: card.entry.id }
  // What somebody else decided has been read by now.
  return setPhase(left, (it) => it.phase === 'taken' && it !== card, 'gone')
}

/** The focus stays; if its card left, it goes to the next one that is visible, else the last. */
function keepFocus(before: QueueState, state: QueueState): QueueState {
  const { cards, focusId } = state
  const at = cards.findIndex(({ entry }) => entry.id === focusId)
  if (at >= 0 && isVisible(cards[at]!)) return state
  const after = at >= 0 ? at : before.cards.findIndex(({ entry }) => entry.id === focusId)
  const next = cards.slice(Math.max(0, after)).find(isVisible) ?? cards.findLast(isVisible)
  return { ...state, focusId: next?.entry.id ?? null }
}

function setPhase(
  state: QueueState,
  which: (card: Card) => boolean,
  phase: Card['phase'],
): QueueState {
  const cards = state.cards.map(
    (card): Card => (which(card) ? { ...card, phase, fault: null } : card),
  )
  return { ...state, cards }
}

function replaceCard(state: QueueState, entry: DeskEntry, phase: Card['phase']): QueueState {
  const fresh: Card = { entry, phase, fault: null }
  const cards = state.cards.map((card) => (card.entry.id === entry.id ? fresh : card))
  return { ...state, cards }
}

function cardOf({ cards }: QueueState, id: ReplyId): Card | undefined {
  return cards.find(({ entry }) => entry.id === id)
}

const markUndoing =
  (id: ReplyId, isUndoing: boolean) =>
  (made: Made): Made =>
    made.id === id ? { ...made, isUndoing } : made

function withEntry(state: QueueState, entry: DeskEntry): QueueState {
  const cards = state.cards.map((card) =>
    card.entry.id === entry.id ? { ...card, entry, fault: null } : card,
  )
  return { ...state, cards }
}
