import { type Static, Type } from 'typebox'
import {
  DECISIONS,
  type DecisionKind,
  GROUNDS,
  type Ground,
  MARKS,
  type Mark,
  type ReplyStatus,
  type ReportGround,
} from './event.ts'
import type { AppealId, DecisionId, EpochMs, Position, ReplyId } from './ids.ts'
import { LIMITS } from './limits.ts'
import { ReplyIdSchema } from './reader-api.ts'
import type { RecordedVerdict } from './verdict.ts'

export const QUEUES = ['held', 'spam', 'reported', 'appeals', 'published', 'decided'] as const
/**
 * `held`: waits for a person. `spam`: kept apart by the filter. `published`: by the filter, and
 * nobody has looked. `reported`: by readers, since somebody looked. `appeals`: their writers wait
 * for a person's answer. `decided`: by people.
 * `published` and `decided` newest first, the others oldest first.
 */
export type Queue = (typeof QUEUES)[number]

const literals = <T extends string>(values: readonly T[]) =>
  Type.Unsafe<T>(Type.String({ enum: [...values] }))

const version = Type.Integer({ minimum: 1 })

export const NewDecision = Type.Object(
  {
    replyId: ReplyIdSchema,
    /** The version that the moderator saw: if it has moved on, nothing is decided. */
    version,
    decision: literals<DecisionKind>(DECISIONS),
    /** With `reject`, and only then. */
    ground: Type.Optional(literals<Ground>(GROUNDS)),
    /** The appeal that it answers, with what the writer is told. Left out: whichever waits. */
    answers: Type.Optional(
      Type.Object(
        {
          appealId: Type.Unsafe<AppealId>(Type.String({ pattern: '^[a-z2-7]{26}$' })),
          words: Type.String({ maxLength: LIMITS.appealCharsMax }),
        },
        { additionalProperties: false },
      ),
    ),
  },
  { additionalProperties: false },
)
export type NewDecision = Static<typeof NewDecision>

export const NewUndo = Type.Object(
  {
    replyId: ReplyIdSchema,
    version,
    decisionId: Type.Unsafe<DecisionId>(Type.String({ pattern: '^[a-z2-7]{26}$' })),
  },
  { additionalProperties: false },
)
export type NewUndo = Static<typeof NewUndo>

export const NewMark = Type.Object(
  { replyId: ReplyIdSchema, version, mark: literals<Mark>(MARKS), on: Type.Boolean() },
  { additionalProperties: false },
)
export type NewMark = Static<typeof NewMark>

/** One card of the desk. */
export interface DeskEntry {
  readonly id: ReplyId
  /** Send it back with a decision. */
  readonly version: Position
  readonly status: ReplyStatus
  readonly name: string
  readonly website: string
  /** The text as the page would show it: from the one renderer. */
  readonly html: string
  readonly submittedAt: EpochMs
  readonly articleTitle: string
  readonly articleUrl: string
  /** The name of whom it answers, or null. */
  readonly answers: string | null
  readonly verdict: RecordedVerdict
  /** What readers say about it, since a person looked. */
  readonly reports: readonly {
    readonly ground: ReportGround
    readonly words: string
    readonly at: EpochMs
  }[]
  /** What its words were before the writer changed them, oldest first. */
  readonly revisions: readonly { readonly html: string; readonly replacedAt: EpochMs }[]
  readonly marks: readonly Mark[]
  /** While its writer waits for an answer. */
  readonly appeal: {
    readonly id: AppealId
    readonly words: string
    readonly at: EpochMs
    /** Whoever asks decided about it, so somebody else has to answer. */
    readonly isForColleague: boolean
  } | null
  readonly decision: {
    readonly id: DecisionId
    readonly kind: DecisionKind
    readonly ground: Ground | null
    readonly at: EpochMs
    /** Who decided: “you”, or a role and a short id. */
    readonly by: string
    /** What the writer was told, if it answered an appeal. */
    readonly answer: string | null
  } | null
}

export interface QueueCounts {
  readonly held: number
  readonly spam: number
  readonly reported: number
  readonly appeals: number
}

/** `GET /v1/desk/replies?queue=held`: a page of cards and the counts. */
export interface QueuePage {
  readonly entries: readonly DeskEntry[]
  readonly counts: QueueCounts
  /** More stand behind this page. */
  readonly more: boolean
}

/** The answer to a decision or an undo: the card as it is now, and the counts. */
export interface DecidedEntry {
  readonly entry: DeskEntry
  readonly counts: QueueCounts
}
