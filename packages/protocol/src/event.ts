import type {
  ArticleId,
  DecisionId,
  EpochMs,
  LessonId,
  ModeratorId,
  Position,
  ReplyId,
  SiteId,
} from './ids.ts'
import type { RecordedVerdict } from './verdict.ts'

export const REPLY_STATUSES = ['published', 'held', 'spam', 'rejected', 'erased'] as const
export type ReplyStatus = (typeof REPLY_STATUSES)[number]

export const DECISIONS = ['approve', 'spam', 'reject'] as const
export type DecisionKind = (typeof DECISIONS)[number]

/** Why a reply was rejected. A ground is about manners and law; advertising is *spam*. */
export const GROUNDS = ['abuse', 'off-topic', 'personal-data', 'illegal', 'other'] as const
export type Ground = (typeof GROUNDS)[number]

export type LessonLabel = 'ham' | 'spam'

interface About {
  readonly site: SiteId
  readonly at: EpochMs
}

interface AboutReply extends About {
  readonly replyId: ReplyId
}

export interface Submitted extends AboutReply {
  readonly type: 'submitted'
  readonly article: ArticleId
  readonly parentId: ReplyId | null
  readonly name: string
  /** An http or https address, or empty. */
  readonly website: string
  readonly text: string
  readonly status: ReplyStatus
  readonly verdict: RecordedVerdict
  /** The submission as hashed features, base64: what a later decision teaches. */
  readonly features: string
}

export interface Decided extends AboutReply {
  readonly type: 'decided'
  readonly decisionId: DecisionId
  readonly moderatorId: ModeratorId
  readonly decision: DecisionKind
  /** With `reject`, else null. */
  readonly ground: Ground | null
  /** What the decision teaches, base64 features, or null: *reject* teaches nothing. */
  readonly lesson: { readonly label: LessonLabel; readonly features: string } | null
}

/** Takes one decision back, with its lesson: the reply is what it was before it. */
export interface Undone extends AboutReply {
  readonly type: 'undone'
  readonly decisionId: DecisionId
  readonly moderatorId: ModeratorId
}

export type ErasedBy = 'writer' | 'retention'

/** The words are gone, from every earlier event too; the place in the thread stays. */
export interface Erased extends AboutReply {
  readonly type: 'erased'
  readonly by: ErasedBy
  readonly article: ArticleId
  readonly parentId: ReplyId | null
  readonly submittedAt: EpochMs
}

/** What an Akismet client's submit-spam or submit-ham teaches: no text, only hashed features. */
export interface Taught extends About {
  readonly type: 'taught'
  readonly lessonId: LessonId
  readonly label: LessonLabel
  readonly features: string
}

/** A lesson's life is over: it leaves the journal, the views and the model. */
export interface Forgotten extends About {
  readonly type: 'forgotten'
  readonly lessonId: LessonId
}

/** Everything that can happen. The journal holds these and nothing else. */
export type JournalEvent = Submitted | Decided | Undone | Erased | Taught | Forgotten

/** An event and the place where it stands. */
export interface Recorded<E extends JournalEvent = JournalEvent> {
  readonly position: Position
  readonly event: E
}
