import type {
  DecidedEntry,
  DecisionKind,
  DeskEntry,
  Ground,
  Mark,
  ReplyId,
} from '@riposte/protocol'
import type { Paging, StoreNeeds } from './paging.ts'
import type { QueueState } from './queue-state.ts'

export interface Sending {
  /** @returns undefined when the reply cannot be decided now. */
  decide(id: ReplyId, kind: DecisionKind, ground?: Ground): Promise<void> | undefined
  /** @returns undefined when there is nothing to undo. */
  undo(id: ReplyId): Promise<void> | undefined
  mark(id: ReplyId, mark: Mark, on: boolean): Promise<void>
}

interface SendingNeeds extends StoreNeeds {
  readonly paging: Paging
  /** What is written so far to the one who appealed. */
  draftOf(id: ReplyId): string
}

/** Sends decisions and their undos: of one reply one after the other, of many side by side. */
export function createSending(needs: SendingNeeds): Sending {
  const { client, queue, apply, fail, paging, draftOf } = needs
  const decisions = new Map<ReplyId, Promise<void>>()

  const settle = async (
    type: 'decided' | 'undone',
    { id, name }: DeskEntry,
    answer: Promise<DecidedEntry>,
  ) => {
    try {
      apply({ type, ...(await answer) })
    } catch (fault) {
      const reason = (fault as Error).message
      apply({ type: 'failed', id, reason })
      fail(`${name || 'A reply'}: ${reason}`)
      await paging.refresh()
    }
  }
  const sendUndo = async (id: ReplyId) => {
    if (!queue().waiting.has(id)) apply({ type: 'undo', id })
    const entry = entryOf(queue(), id)
    if (!queue().waiting.has(id) || !entry?.decision) return
    const { version, decision } = entry
    const answer = client.undo({ replyId: id, version, decisionId: decision.id })
    await settle('undone', entry, answer)
  }
  return {
    decide(id, kind, ground) {
      const entry = entryOf(queue(), id)
      if (!entry || !apply({ type: 'decide', id })) return undefined
      const reasoned = ground === undefined ? {} : { ground }
      const { version, appeal } = entry
      const answers = appeal && { appealId: appeal.id, words: draftOf(id) }
      const decision = { replyId: id, version, decision: kind, ...reasoned }
      const answer = client.decide(answers ? { ...decision, answers } : decision)
      const settled = settle('decided', entry, answer).finally(() => decisions.delete(id))
      decisions.set(id, settled)
      return settled
    },
    async mark(id, mark, on) {
      const entry = entryOf(queue(), id)
      if (!entry) return
      try {
        const marked = await client.mark({ replyId: id, version: entry.version, mark, on })
        apply({ type: 'marked', entry: marked.entry })
      } catch (fault) {
        fail(`${entry.name || 'A reply'}: ${(fault as Error).message}`)
        await paging.refresh()
      }
    },
    undo(id) {
      const isDeciding = decisions.get(id)
      if (!apply({ type: 'undo', id })) return undefined
      return isDeciding ? isDeciding.then(() => sendUndo(id)) : sendUndo(id)
    },
  }
}

/** The newest that we know of a reply: as our decision left it, or as its card shows it. */
function entryOf({ made, cards }: QueueState, id: ReplyId): DeskEntry | undefined {
  const decided = made.find((it) => it.id === id)?.entry
  return decided ?? cards.find(({ entry }) => entry.id === id)?.entry
}
