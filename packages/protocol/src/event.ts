import type {
  AppealId,
  ArticleId,
  DecisionId,
  EpochMs,
  LessonId,
  ModeratorId,
  Position,
  ReplyId,
  ReportId,
  SiteId,
  VoterId,
  WriterId,
} from './ids.ts'
import type { RecordedVerdict } from './verdict.ts'

export const REPLY_STATUSES = ['published', 'held', 'spam', 'rejected', 'erased'] as const
export type ReplyStatus = (typeof REPLY_STATUSES)[number]

export const DECISIONS = ['approve', 'spam', 'reject'] as const
export type DecisionKind = (typeof DECISIONS)[number]

/** Why a reply was rejected. A ground is about manners and law; advertising is *spam*. */
export const GROUNDS = ['abuse', 'off-topic', 'personal-data', 'illegal', 'other'] as const
export type Ground = (typeof GROUNDS)[number]

/** Why a reader reports a reply. */
export const REPORT_GROUNDS = ['spam', 'abuse', 'personal-data', 'illegal', 'other'] as const
export type ReportGround = (typeof REPORT_GROUNDS)[number]

/** `pinned`: before all others, roots only. `picked`: an editors' pick, in its place. */
export const MARKS = ['pinned', 'picked'] as const
export type Mark = (typeof MARKS)[number]

/** `closed`: no new replies. `read-only`: no edits, votes or reports either. */
export const THREAD_STATES = ['open', 'closed', 'read-only'] as const
export type ThreadState = (typeof THREAD_STATES)[number]

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
  /** By which a writer's replies are known as the same writer's; none without a token. */
  readonly writer?: WriterId
  /** What the publisher says of a signed-in reader, as `Staff`. */
  readonly badge?: string
  /** The version of the notice that its writer could read. */
  readonly notice?: string
  /** When it was moved here from another system: then `at` and `status` are that system's. */
  readonly imported?: Imported
}

/** Where a reply was moved from. */
export interface Imported {
  /** The name of the source: `disqus`, or as the operator called it. */
  readonly from: string
  /** The source's own id. */
  readonly id: string
  /** When it was moved: its life here is counted from then. */
  readonly at: EpochMs
  /** How many votes it had there. */
  readonly votes: number
  /** What its words were before its writer changed them there, oldest first. */
  readonly revisions?: readonly Revision[]
}

/** What the words were before an edit: moderators see it, readers see that there was one. */
export interface Revision {
  readonly text: string
  readonly replacedAt: EpochMs
}

/** The writer changed the words: judged anew, and what they were before is kept for moderators. */
export interface Edited extends AboutReply {
  readonly type: 'edited'
  readonly notice?: string
  readonly text: string
  /** Only where they were corrected too. */
  readonly name?: string
  readonly website?: string
  readonly status: ReplyStatus
  readonly verdict: RecordedVerdict
  readonly features: string
}

/** A reader's upvote, or that it was taken back. */
export interface Voted extends AboutReply {
  readonly type: 'voted'
  readonly voter: VoterId
  readonly on: boolean
}

/** A reader asks moderators to look at a published reply. */
export interface Reported extends AboutReply {
  readonly type: 'reported'
  readonly reportId: ReportId
  readonly reporter: VoterId
  readonly ground: ReportGround
  /** The reader's own, or empty. */
  readonly words: string
}

/** The writer asks a person to look at a reply that is held, kept apart or rejected. */
export interface Appealed extends AboutReply {
  readonly type: 'appealed'
  readonly appealId: AppealId
  /** The writer's own, or empty. */
  readonly words: string
}

/** Which appeal a decision answers, and what its writer is told; no words are empty ones. */
export interface Answer {
  readonly appealId: AppealId
  readonly words: string
}

/** A moderator set a reply off, or no longer. */
export interface Marked extends AboutReply {
  readonly type: 'marked'
  readonly mark: Mark
  readonly on: boolean
  readonly moderatorId: ModeratorId
}

/** A moderator opened or closed a thread. */
export interface ThreadRuled extends About {
  readonly type: 'thread-ruled'
  readonly article: ArticleId
  readonly state: ThreadState
  readonly moderatorId: ModeratorId
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
  /** When the reply's writer waited for one. */
  readonly answers?: Answer
}

/** Takes one decision back, with its lesson: the reply is what it was before it. */
export interface Undone extends AboutReply {
  readonly type: 'undone'
  readonly decisionId: DecisionId
  readonly moderatorId: ModeratorId
}

/**
 * The writer objects to the filter's learning (GDPR 21): features and lessons are gone, from every
 * earlier event too, and nothing later teaches anything.
 */
export interface Objected extends AboutReply {
  readonly type: 'objected'
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
export type JournalEvent =
  | Submitted
  | Edited
  | Voted
  | Reported
  | Appealed
  | Marked
  | Decided
  | Undone
  | Objected
  | Erased
  | ThreadRuled
  | Taught
  | Forgotten

/** An event and the place where it stands. */
export interface Recorded<E extends JournalEvent = JournalEvent> {
  readonly position: Position
  readonly event: E
}
