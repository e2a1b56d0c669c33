import type {
  ArticleId,
  EpochMs,
  Ground,
  NewReply,
  Position,
  RecordedReason,
  ReplyId,
  ReplyStatus,
} from '@riposte/protocol'

import type { RegisterEntry } from '../privacy/register.ts'

/** What every page says about the site that it belongs to. */
export interface SiteView {
  readonly title: string
  /** Where the notice is: `/privacy/newsroom`. */
  readonly noticeUrl: string
}

/** A reply as a thread shows it: published, or erased and still holding its place. */
export interface ReplyView {
  readonly id: ReplyId
  readonly parentId: ReplyId | null
  readonly name: string
  /** http or https, or empty. */
  readonly website: string
  readonly text: string
  readonly submittedAt: EpochMs
  readonly status: 'published' | 'erased'
}

export type FormField = Exclude<keyof NewReply, 'article' | 'formToken' | 'subject'>

export interface FormView {
  /** Where the form posts to, absolute when the thread is embedded elsewhere. */
  readonly action: string
  readonly formToken: string
  /** What was typed before: it is never lost. */
  readonly values: Partial<Readonly<Record<FormField, string>>>
  /** What is wrong, by field. `form` is about the form as a whole. */
  readonly problems: Partial<Readonly<Record<FormField | 'form', string>>>
  /** Whether answers can be told of by mail. */
  readonly offersMail?: boolean
  /** Whom this answers, when it answers somebody. */
  readonly answers: { readonly id: ReplyId; readonly name: string } | null
}

export interface ThreadView {
  readonly site: SiteView
  readonly article: ArticleId
  /** The page that shows this thread without a script; reply links go there with `?to=ID`. */
  readonly pageUrl: string
  /** Base of the server's own addresses: empty on its own pages, its origin when embedded. */
  readonly server: string
  readonly replies: readonly ReplyView[]
  /** Of the whole thread: more than `replies` when it is too long to be shown at once. */
  readonly publishedCount: number
  /** Of the journal, when the replies were read: live updates go on from there. */
  readonly position: Position
  readonly closed: boolean
  readonly form: FormView
}

/** An article as its Markdown file has it. */
export interface ArticleView {
  readonly url: string
  readonly title: string
  readonly author: string
  /** `2026-11-20`. */
  readonly date: string
  readonly summary: string
  /** Markdown. */
  readonly body: string
}

/** An article on the front page. */
export interface IndexEntry {
  readonly article: Omit<ArticleView, 'body'>
  /** Published replies. */
  readonly replyCount: number
}

/** The page after a post without JavaScript: what happened, truthfully. */
export interface AnswerView {
  readonly site: SiteView
  readonly status: ReplyStatus
  readonly message: string
  readonly receiptUrl: string
  readonly articleUrl: string
  readonly articleTitle: string
}

/** The writer's private page for one reply. */
export interface ReceiptView {
  readonly site: SiteView
  readonly articleUrl: string
  readonly articleTitle: string
  readonly reply: {
    readonly id: ReplyId
    readonly name: string
    readonly website: string
    readonly text: string
    readonly submittedAt: EpochMs
    readonly status: ReplyStatus
  }
  /** What the filter said, by itself, when the reply came in. Empty reasons after erasure. */
  readonly verdict: {
    readonly label: 'ham' | 'unsure' | 'spam' | null
    readonly model: string
    readonly reasons: readonly RecordedReason[]
  }
  /** Who decided last, if a person did. */
  readonly decision: {
    readonly kind: 'approve' | 'spam' | 'reject'
    readonly ground: Ground | null
    readonly at: EpochMs
  } | null
  /** What is held about this reply, from the register: its words for readers. */
  readonly held: readonly { readonly name: string; readonly form: string; readonly life: string }[]
  /** The address that the erase button posts to; null when there is nothing left to erase. */
  readonly eraseUrl: string | null
  /** Whether answers are told of by mail, and where the button that stops it posts to. */
  readonly mail?: { readonly state: 'pending' | 'confirmed'; readonly stopUrl: string } | null
  /** True on the page that answers the erase button. */
  readonly justErased: boolean
}

/** One entry of the register, as the notice prints it: all but where it is stored. */
export type NoticeEntry = Omit<RegisterEntry, 'id' | 'places'>

export interface NoticeView {
  readonly site: SiteView
  readonly kept: readonly NoticeEntry[]
  /** Used in passing and never stored: address, e-mail, agent. */
  readonly passing: readonly NoticeEntry[]
  /** Facts of the running system: model version, last sweep, overdue rows, … as label and value. */
  readonly facts: readonly { readonly label: string; readonly value: string }[]
}

export interface ProblemView {
  readonly site: SiteView
  readonly status: number
  readonly title: string
  readonly detail: string
}
