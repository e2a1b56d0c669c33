import type { DecisionId, EpochMs, LessonId, ReplyId, SiteId } from '@riposte/protocol'
import type { Accounts } from '../accounts/account.ts'
import type { Ledger } from '../accounts/ledger.ts'
import type { FindArticle } from '../articles/find-article.ts'
import type { ArticleFile } from '../articles/read-articles.ts'
import type { Journal } from '../backend/journal.ts'
import type { MailBook } from '../backend/mail-book.ts'
import type { Views } from '../backend/views.ts'
import type { Blocks } from '../blocks/open-blocks.ts'
import type { LearningModel } from '../folds/keep-learning.ts'
import type { LiveAudience } from '../folds/live-audience.ts'
import type { RememberedBursts } from '../folds/remember-bursts.ts'
import type { RememberedWriters } from '../folds/remember-writers.ts'
import type { SiteFilters } from '../folds/site-filters.ts'
import type { MovedIds } from '../privacy/moved-ids.ts'
import type { Tls } from '../read-tls.ts'
import type { SiteView } from '../render/page-views.ts'
import type { SiteRules } from '../replies/site-rules.ts'
import type { Asset } from './asset-routes.ts'
import type { ReaderMail } from './reader-mail.ts'
import type { ReplyDrawing } from './reply-cache.ts'
import type { ReaderKey } from './signed-in-reader.ts'
import type { ThreadCache } from './thread-cache.ts'

/** What the HTTP side needs from the world. `start.ts` supplies it; tests bring their own. */
export interface AppNeeds {
  readonly site: SiteId
  readonly siteView: SiteView
  /** Under which readers reach this server: `https://replies.example`. */
  readonly ownOrigin: () => string
  /** Sites whose pages embed threads. */
  readonly embeddingOrigins: readonly string[]
  /** The reverse proxies to believe: their addresses, or how many stand in a row. */
  readonly trustProxy: false | string | number
  /** Certificate and key, PEM; without them HTTP is spoken plainly. */
  readonly tls?: Tls | undefined
  /** By which Coral signs what it asks. */
  readonly coralSecret?: string | undefined
  readonly postsPerMinute: number
  readonly rules: SiteRules
  /** By which the site signs who its readers are. */
  readonly readerKey?: ReaderKey | undefined
  readonly blocks: Blocks
  readonly articleFiles: readonly ArticleFile[]
  readonly findArticle: FindArticle['findArticle']
  readonly articleOf: FindArticle['articleOf']
  readonly assets: ReadonlyMap<string, Asset>

  readonly journal: Journal
  readonly views: Views
  readonly mailBook: MailBook
  /** When the server sends mail about answers. */
  readonly mail?: ReaderMail | undefined
  readonly learning: Pick<LearningModel, 'model' | 'version' | 'lessonCount' | 'followed'>
  /** Of Akismet clients: who may call, what judges their comments, and what they asked. */
  readonly accounts: Accounts
  readonly filters: Pick<SiteFilters, 'opened' | 'open'>
  readonly ledger: Ledger
  readonly bursts: Omit<RememberedBursts, 'follow'>
  readonly writers: Omit<RememberedWriters, 'follow'>
  readonly audience: LiveAudience
  /** Threads that were drawn before. */
  readonly drawn: ThreadCache
  readonly drawReply: ReplyDrawing
  readonly lastSweepAt: () => EpochMs | null
  readonly overdueCount: () => Promise<number>

  readonly now: () => EpochMs
  /** How long the present turn of the event loop has lasted: what a request in it has waited. */
  readonly turnMs: () => number
  readonly randomBytes: (count: number) => Uint8Array
  /** Links to the desk that were made before this are no longer good. */
  readonly startedAt: EpochMs
  readonly keys: AppKeys
  readonly newDecisionId: () => DecisionId
  readonly replyIdOf: (site: SiteId, parts: readonly string[]) => ReplyId
  /** Of replies that were moved here from another system. */
  readonly movedIds: Pick<MovedIds, 'replyIdOf'>
  readonly lessonIdOf: (site: SiteId, parts: readonly string[]) => LessonId
  /** Takes the lines of the access log, if one is kept. */
  readonly accessLog?: ((line: string) => void) | undefined
  /** Told of bugs and of the filter's failures; never of a reader's words. */
  readonly report: (what: string, error: unknown) => void
}

/** 32 bytes each, by purpose. */
export interface AppKeys {
  readonly formToken: Uint8Array
  readonly receipt: Uint8Array
  readonly session: Uint8Array
  readonly signInLink: Uint8Array
  readonly writer: Uint8Array
  readonly voter: Uint8Array
}
