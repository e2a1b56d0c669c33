import type { Words } from '@riposte/messages'
import type {
  ArticleId,
  EpochMs,
  Ground,
  NewReply,
  Position,
  RecordedCounterfactual,
  RecordedReason,
  ReplyId,
  ReplyStatus,
  ThreadOrder,
  ThreadState,
} from '@riposte/protocol'

import type { Notice } from '../privacy/notice.ts'
import type { ErasureView } from './receipt-erasure.tsx'
import type { ObjectionView } from './receipt-objection.tsx'
import type { renderReply } from './reply.tsx'

/** What every page says about the site that it belongs to. */
export interface SiteView {
  readonly title: string
  /** Where the notice is: `/privacy/newsroom`. */
  readonly noticeUrl: string
  /** What its threads say. */
  readonly words: Words
}

/** A reply as a thread shows it: published, or without words and holding a place for answers. */
export interface ReplyView {
  readonly id: ReplyId
  readonly parentId: ReplyId | null
  readonly rootId: ReplyId
  readonly name: string
  /** http or https, or empty. */
  readonly website: string
  readonly text: string
  readonly submittedAt: EpochMs
  readonly votes: number
  /** What the publisher says of its writer, as `Staff`; or empty. */
  readonly badge: string
  readonly isPinned: boolean
  readonly isPicked: boolean
  readonly editedAt: EpochMs | null
  /** `absent`: taken down, or waiting for a person again. */
  readonly status: 'published' | 'erased' | 'absent'
}

/** Whom a reply answers. One that is gone has the name ''. */
export interface Answered {
  readonly id: ReplyId
  readonly name: string
}

export interface FeedLink {
  readonly type: string
  readonly title: string
  readonly url: string
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
  /** The server's own, also on its own pages: for what needs whole addresses. */
  readonly origin: string
  readonly feeds: readonly FeedLink[]
  /** The page's own style draws it, without a shadow root. */
  readonly isLight: boolean
  /** Of this page: roots in their order, each with what stands below it. */
  readonly replies: readonly ReplyView[]
  /** Draws one reply; without it, `renderReply` does. */
  readonly drawReply?: typeof renderReply
  /** Whom replies of this page answer who stand on another. */
  readonly parents: ReadonlyMap<ReplyId, Answered>
  /** Of the whole thread. */
  readonly publishedCount: number
  /** Of the journal, when the replies were read: live updates go on from there. */
  readonly position: Position
  readonly state: ThreadState
  /** Lists in lists, the outermost counted. */
  readonly depthMax: number
  readonly orders: readonly {
    readonly name: ThreadOrder
    readonly url: string
    readonly isCurrent: boolean
  }[]
  /** The first page, when this is another. */
  readonly first: string | null
  readonly next: string | null
  /** Roots with more answers than stand here: how many (0: unknown), and where. */
  readonly cut: ReadonlyMap<ReplyId, { readonly count: number; readonly url: string }>
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

/** Where a receipt leads to. */
export interface ReceiptRights {
  /** Everything held, to read and to download. */
  readonly exportUrl: string
  readonly exportFileUrl: string
  /** All replies of the same writer; null when it is not known of any other. */
  readonly mineUrl: string | null
}

/** Why a reply became what it is, without any of the filter's numbers. */
export interface WhyView {
  readonly label: 'ham' | 'unsure' | 'spam' | null
  readonly model: string
  readonly reasons: readonly RecordedReason[]
  /** Why no more is told, where that is so. */
  readonly short: 'campaign' | 'blatant' | 'advert' | null
  /** Undefined: none was looked for. */
  readonly counterfactual: RecordedCounterfactual | null | undefined
  /** The system that it was moved from, or empty. */
  readonly from: string
}

/** Something that is held, in the register's English. */
export interface HeldView {
  readonly name: string
  readonly form: string
  readonly life: string
  readonly recipients: string
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
  readonly verdict: WhyView
  /** Who decided last, if a person did. */
  readonly decision: {
    readonly kind: 'approve' | 'spam' | 'reject'
    readonly ground: Ground | null
    readonly at: EpochMs
  } | null
  /** What is held about this reply, from the register: its words for readers. */
  readonly held: readonly HeldView[]
  /** The address that the erase button posts to; null when there is nothing left to erase. */
  readonly eraseUrl: string | null
  /** Under which version of the notice it was written. */
  readonly notice?: { readonly version: string; readonly url: string } | null
  /** The address that other words are posted to; null when the time for that is over. */
  readonly editUrl: string | null
  /** The address that a correction is posted to, once that time is over; null when none may be. */
  readonly correctUrl?: string | null
  /** Whether a correction may be of name and website too. */
  readonly mayRename?: boolean
  /** On the page that answers a button: which. */
  readonly justDone: 'erased' | 'changed' | 'corrected' | 'appealed' | null
  readonly appeal: AppealView
  /** Whether answers are told of by mail, and where the button that stops it posts to. */
  readonly mail?: { readonly state: 'pending' | 'confirmed'; readonly stopUrl: string } | null
  readonly rights: ReceiptRights
  /** Null for a reply that is erased. */
  readonly objection?: ObjectionView | null
  /** What is found of a reply that was erased. */
  readonly erasure?: ErasureView | null
}

/** One fact of the running system: sentences to be translated, and what stands in them. */
export interface NoticeFact {
  readonly label: string
  readonly says: string
  readonly values?: Readonly<Record<string, string>>
}

/** Where a reply's writer stands with appeals. */
export interface AppealView {
  /** The address that an appeal is posted to; null when there is nothing to appeal against. */
  readonly url: string | null
  /** The last one that was made. */
  readonly last: {
    /** `published` and `stands` are answers; `settled`: the decision was changed without one. */
    readonly state: 'waits' | 'published' | 'stands' | 'settled'
    readonly at: EpochMs
    /** The writer's own, or empty. */
    readonly words: string
    /** While it waits, when the reply would end; null when it does not end by itself. */
    readonly keptUntil: EpochMs | null
    /** Empty words when the moderator wrote none. */
    readonly answer: { readonly at: EpochMs; readonly words: string } | null
  } | null
}

export interface NoticeView extends Notice {
  readonly site: SiteView
  /** Model version, last sweep, overdue rows, …; of an earlier version only what it said. */
  readonly facts: readonly NoticeFact[]
  /** All versions, the newest first. */
  readonly versions: readonly { readonly version: string; readonly at: EpochMs }[]
  /** When an earlier version was first said; without it, the present one. */
  readonly since?: EpochMs
  readonly ways: NoticeWays
}

/** From the notice to what people may ask of us. */
export interface NoticeWays {
  /** To all one's replies by e-mail; null when the server sends none. */
  readonly mineUrl: string | null
  /** For whom a reply is about. */
  readonly aboutMeUrl: string
}

export interface ProblemView {
  readonly site: SiteView
  readonly status: number
  readonly title: string
  readonly detail: string
  /** Whether title and detail are English on a site of another language. */
  readonly isEnglish?: boolean
}
