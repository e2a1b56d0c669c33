import type { DeskEntry, Position, Queue, QueueCounts, ReplyId } from '@riposte/protocol'

/**
 * `open`: waits for a decision. `sent`: decided here, the server has not answered yet. `taken`:
 * somebody else decided it while it was in focus, so it stays to say so. `arrived`: new, shown when
 * asked for, so that nothing moves under the moderator's hands. `gone`: done.
 */
export type Phase = 'open' | 'sent' | 'taken' | 'arrived' | 'gone'

export interface Card {
  readonly entry: DeskEntry
  readonly phase: Phase
  /** Why the last try failed, until the next. */
  readonly fault: string | null
}

/** A decision made here, which can be taken back. */
export interface Made {
  readonly id: ReplyId
  /** As the decision left it; null until the server has answered. */
  readonly entry: DeskEntry | null
  readonly isUndoing: boolean
}

export interface QueueState {
  readonly queue: Queue
  /** In the order of the queue. A card keeps its place while it is away. */
  readonly cards: readonly Card[]
  /** One of the visible cards, or null when there are none. */
  readonly focusId: ReplyId | null
  readonly counts: QueueCounts
  /** More stand behind the last card. */
  readonly more: boolean
  /** The version at which the next page begins. */
  readonly cursor: Position | null
  readonly isLoaded: boolean
  /** Decisions and undos that the server has not answered, by reply. */
  readonly waiting: ReadonlyMap<ReplyId, Queue>
  /** Oldest first, over all queues. */
  readonly made: readonly Made[]
  /** Counts what happened here: a page that was asked for before it is out of date. */
  readonly step: number
}

export type QueueAction =
  | { readonly type: 'opened'; readonly queue: Queue }
  | {
      readonly type: 'loaded'
      readonly queue: Queue
      readonly entries: readonly DeskEntry[]
      readonly counts: QueueCounts
      readonly more: boolean
      /** `first` fills an empty desk, `next` goes on behind it, `again` looks for what changed. */
      readonly page: 'first' | 'next' | 'again'
    }
  | { readonly type: 'decide'; readonly id: ReplyId }
  | { readonly type: 'decided'; readonly entry: DeskEntry; readonly counts: QueueCounts }
  | { readonly type: 'undo'; readonly id: ReplyId }
  | { readonly type: 'marked'; readonly entry: DeskEntry }
  | { readonly type: 'undone'; readonly entry: DeskEntry; readonly counts: QueueCounts }
  | { readonly type: 'failed'; readonly id: ReplyId; readonly reason: string }
  | { readonly type: 'arrived'; readonly counts: QueueCounts }
  | { readonly type: 'erased'; readonly id: ReplyId }
  | { readonly type: 'showArrived' }
  | { readonly type: 'focused'; readonly id: ReplyId }
  | { readonly type: 'moved'; readonly by: 1 | -1 }

export function emptyQueue(queue: Queue): QueueState {
  return {
    queue,
    cards: [],
    focusId: null,
    counts: { held: 0, spam: 0, reported: 0, appeals: 0 },
    more: false,
    cursor: null,
    isLoaded: false,
    waiting: new Map(),
    made: [],
    step: 0,
  }
}

export const isVisible = ({ phase }: Card): boolean => phase === 'open' || phase === 'taken'

export function visibleCards({ cards }: QueueState): readonly Card[] {
  return cards.filter(isVisible)
}

/** The page and the cursor go from the newest version to the older ones. */
export const isNewestFirst = (queue: Queue): boolean => queue === 'published' || queue === 'decided'

const COUNTED = ['held', 'spam', 'reported', 'appeals'] as const

/** Work that waits is counted; what may be looked through, if somebody likes, is not. */
export const isCounted = (queue: Queue): queue is keyof QueueCounts =>
  queue !== 'published' && queue !== 'decided'

/** Whether the server would list this reply there. */
export function belongsIn(queue: Queue, entry: DeskEntry): boolean {
  const { status, decision, reports, appeal } = entry
  if (queue === 'decided') return decision !== null
  if (queue === 'appeals') return appeal !== null
  if (queue === 'reported') return reports.length > 0
  return status === queue && (queue === 'held' || decision === null)
}

/** What is left to do, as the moderator sees it: without what is decided but not answered. */
export function shownCounts({ counts, waiting }: QueueState): QueueCounts {
  const left = { ...counts }
  for (const queue of waiting.values()) if (isCounted(queue)) left[queue]--
  for (const queue of COUNTED) left[queue] = Math.max(0, left[queue])
  return left
}

/** The last decision that can be taken back. */
export function lastMade({ made }: QueueState): ReplyId | undefined {
  return made.findLast(({ isUndoing }) => !isUndoing)?.id
}
