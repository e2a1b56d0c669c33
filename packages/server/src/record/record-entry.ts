import type { EpochMs, ReplyStatus, SiteId, ThreadState } from '@riposte/protocol'
import type { Statement, StatementCause } from './statement.ts'

export type ActorRole = 'filter' | 'rule' | 'moderator' | 'writer' | 'retention'

/** What happened, by its stable name. */
export type RecordedAct =
  | 'held'
  | 'kept-apart'
  | 'discarded'
  | 'approved'
  | 'marked-spam'
  | 'rejected'
  | 'undone'
  | 'erased'
  | 'thread-ruled'
  | 'appealed'
  | 'appeal-answered'

/** Which model, rules and notice stood behind it; empty where that is not known. */
export interface RecordVersions {
  readonly model: string
  readonly rules: string
  readonly notice: string
}

/** What an event says for the record, before it has its place there. */
export interface RecordDraft {
  readonly site: SiteId
  readonly at: EpochMs
  /** Its role, and a model's version, a rule's code or a moderator's id: never a name. */
  readonly actor: { readonly role: ActorRole; readonly id: string }
  readonly act: RecordedAct
  /** What the reply, or the thread, was before and is since. */
  readonly before: ReplyStatus | null
  readonly outcome: ReplyStatus | ThreadState
  /** Milliseconds since the reply last changed, of what a person decides. */
  readonly waitedMs: number | null
  /** Codes of the reasons, the heaviest first: no word of the reply. */
  readonly evidence: readonly string[]
  /** Why readers do not see the reply; null when they do. */
  readonly cause: StatementCause | null
  /** The same as the EU's Transparency Database asks. */
  readonly statement: Statement | null
  readonly versions: RecordVersions
}

/** One entry of a site's record of decisions. It names no reply, person or word. */
export interface RecordEntry extends RecordDraft {
  /** 1, 2, 3 … for each site. */
  readonly number: number
  /** The number of the first entry about the same reply; null: about a thread. */
  readonly subject: number | null
}

/** A place in the chain: an entry's number and the hash that it has there. */
export interface ChainLink {
  readonly number: number
  /** SHA-256, 64 hexadecimal digits. */
  readonly hash: string
}

/** An entry as it is kept: as canonical JSON, with the hash that chains it to the one before. */
export interface KeptEntry extends ChainLink {
  readonly body: string
}
