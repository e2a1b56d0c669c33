import type {
  DecisionKind,
  DeskEntry,
  Ground,
  Mark,
  Queue,
  QueueCounts,
  ReplyId,
} from '@riposte/protocol'
import type { DeskClient } from './desk-client.ts'
import { createPaging } from './paging.ts'
import {
  emptyQueue,
  isCounted,
  lastMade,
  type QueueAction,
  type QueueState,
  shownCounts,
} from './queue-state.ts'
import { reduceQueue } from './reduce-queue.ts'
import { createSending } from './sending.ts'
import { doneInWords, leftInWords, MARKED } from './wording.ts'

export interface DeskState {
  readonly queue: QueueState
  /** The reply that is being rejected, while its ground is asked for. */
  readonly rejectingId: ReplyId | null
  /** What was done last; it can be undone. */
  readonly done: { readonly id: ReplyId; readonly words: string } | null
  /** What went wrong, until it is put away. */
  readonly faults: readonly string[]
  /** What a screen reader says. */
  readonly said: string
}

export interface Desk {
  state(): DeskState
  open(queue: Queue): Promise<void>
  loadMore(): Promise<void>
  /** Looks for what changed, without moving what is shown. */
  refresh(counts: QueueCounts | null): Promise<void>
  decide(id: ReplyId, kind: DecisionKind, ground?: Ground): Promise<void>
  /** Answers an appeal by leaving the reply as it is. */
  uphold(id: ReplyId): Promise<void>
  /** Keeps what is written to the one who appealed, until the reply is decided. */
  write(id: ReplyId, words: string): void
  draftOf(id: ReplyId): string
  /** Takes back this reply's decision, or else the last one made here. */
  undo(id?: ReplyId): Promise<void>
  /** Pins or picks a published reply, or no longer. */
  mark(id: ReplyId, mark: Mark, on: boolean): Promise<void>
  /** Takes what is known of an erased reply off the desk. */
  forget(id: ReplyId): void
  startRejecting(id: ReplyId | null): void
  act(action: Extract<QueueAction, { type: 'showArrived' | 'focused' | 'moved' }>): void
  dismiss(fault: string): void
  /** @returns whether the session is over. */
  signOut(): Promise<boolean>
}

export interface DeskNeeds {
  readonly client: DeskClient
  /** The state is another one now. */
  changed(): void
}

const EMPTY_DESK: DeskState = {
  queue: emptyQueue('held'),
  rejectingId: null,
  done: null,
  faults: [],
  said: '',
}

/** The desk without its looks: what is shown, and what is on its way to the server. */
export function createDesk({ client, changed }: DeskNeeds): Desk {
  let state = EMPTY_DESK
  const set = (part: Partial<DeskState>) => {
    state = { ...state, ...part }
    changed()
  }
  /** @returns whether the action fitted the state. */
  const apply = (action: QueueAction): boolean => {
    const queue = reduceQueue(state.queue, action)
    if (queue === state.queue) return false
    const ends = action.type === 'failed' || action.type === 'erased'
    const isUndecided = ends && action.id === state.done?.id
    const moved = queue.focusId !== state.queue.focusId
    const rejectingId = moved ? null : state.rejectingId
    set({ queue, rejectingId, done: isUndecided ? null : state.done })
    return true
  }
  const fail = (words: string) => {
    set({ faults: [...state.faults.filter((it) => it !== words), words] })
  }
  const paging = createPaging({ client, apply, fail, queue: () => state.queue })
  const drafts = new Map<ReplyId, string>()
  const draftOf = (id: ReplyId) => drafts.get(id) ?? ''
  const sending = createSending({ client, apply, fail, queue: () => state.queue, paging, draftOf })

  const decide: Desk['decide'] = async (id, kind, ground) => {
    const entry = entryOf(state.queue, id)
    const sent = sending.decide(id, kind, ground)
    if (!entry || !sent) return
    const { queue } = state.queue
    const left = isCounted(queue) ? ` ${leftInWords(shownCounts(state.queue)[queue])}` : ''
    const { brief, whole } = doneInWords(entry, kind)
    set({ done: { id, words: `${brief}: ${entry.name || 'a reply'}` }, said: `${whole}.${left}` })
    await sent
    await paging.loadAhead()
  }

  return {
    state: () => state,
    open(queue) {
      apply({ type: 'opened', queue })
      return paging.load('first')
    },
    loadMore: () => paging.load('next'),
    refresh(counts) {
      if (counts) apply({ type: 'arrived', counts })
      return paging.refresh()
    },
    decide,
    async uphold(id) {
      const entry = entryOf(state.queue, id)
      if (entry?.status === 'spam') await decide(id, 'spam')
      if (entry?.status === 'rejected')
        await decide(id, 'reject', entry.decision?.ground ?? 'other')
    },
    write: (id, words) => void drafts.set(id, words),
    draftOf,
    async undo(id = lastMade(state.queue)) {
      const sent = id && sending.undo(id)
      if (!sent) return
      set({ done: null, said: 'Undone.' })
      await sent
    },
    async mark(id, mark, on) {
      await sending.mark(id, mark, on)
      set({ said: MARKED[mark][on ? 'on' : 'off'] })
    },
    forget(id) {
      drafts.delete(id)
      apply({ type: 'erased', id })
    },
    startRejecting: (rejectingId) => set({ rejectingId }),
    act: (action) => void apply(action),
    dismiss: (fault) => set({ faults: state.faults.filter((it) => it !== fault) }),
    signOut: () =>
      client.signOut().then(
        () => true,
        ({ message }: Error) => {
          fail(`You are not signed out. ${message}`)
          return false
        },
      ),
  }
}

function entryOf({ cards }: QueueState, id: ReplyId): DeskEntry | undefined {
  return cards.find(({ entry }) => entry.id === id)?.entry
}
