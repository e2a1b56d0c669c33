import type { DecisionId, EpochMs, LessonId, ReplyId, SiteId } from '@riposte/protocol'
import type { Accounts } from '../accounts/account.ts'
import type { Ledger } from '../accounts/ledger.ts'
import type { FindArticle } from '../articles/find-article.ts'
import type { ArticleFile } from '../articles/read-articles.ts'
import type { Canary } from '../backend/canaries.ts'
import type { Disclosures } from '../backend/disclosures.ts'
import type { Journal } from '../backend/journal.ts'
import type { MailBook } from '../backend/mail-book.ts'
import type { RecordBook } from '../backend/record-book.ts'
import type { Views } from '../backend/views.ts'
import type { Blocks } from '../blocks/open-blocks.ts'
import type { LearningModel } from '../folds/keep-learning.ts'
import type { LiveAudience } from '../folds/live-audience.ts'
import type { RememberedBursts } from '../folds/remember-bursts.ts'
import type { RememberedWriters } from '../folds/remember-writers.ts'
import type { SiteFilters } from '../folds/site-filters.ts'
import type { Sweeper } from '../privacy/keep-sweeping.ts'
import type { Lives } from '../privacy/lives.ts'
import type { MovedIds } from '../privacy/moved-ids.ts'
import type { Notice } from '../privacy/notice.ts'
import type { Measured } from '../read-measured.ts'
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
  readonly disclosures: Disclosures
  /** What readers are told, and under which version. */
  readonly notice: Notice
  /** A short hash of the options that the server runs with, without its secrets. */
  readonly configDigest: string
  /** How often the model that ships was wrong. */
  readonly measured?: Measured | undefined
  readonly recordBook: RecordBook
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
  /** How long this site keeps what. */
  readonly lives: Lives
  readonly lastSweepAt: () => EpochMs | null
  readonly lastSweep: Sweeper['last']
  readonly isClockBelieved: Sweeper['isClockBelieved']
  readonly overdueCount: () => Promise<number>
  /** What came of the last try whether an erasure leaves anything behind. */
  readonly lastCanary?: (() => Promise<Canary | undefined>) | undefined
  /** Of the keys of pseudonyms. */
  readonly keyAges?: (() => KeyAges) | undefined

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
  /** Keyed hashes of what an Akismet client sent, the newest key's first. */
  readonly lessonIdsOf: (site: SiteId, parts: readonly string[]) => readonly LessonId[]
  /** Takes the lines of the access log, if one is kept. */
  readonly accessLog?: ((line: string) => void) | undefined
  /** Told of bugs and of the filter's failures; never of a reader's words. */
  readonly report: (what: string, error: unknown) => void
}

/** How old the keys of pseudonyms are, and how long they may get. */
export interface KeyAges {
  readonly madeAt: EpochMs
  readonly rotateDays: number
  /** How many older ones are not destroyed yet. */
  readonly olderCount: number
}

/** 32 bytes each, by purpose. */
export interface AppKeys {
  readonly formToken: Uint8Array
  readonly receipt: Uint8Array
  readonly session: Uint8Array
  readonly signInLink: Uint8Array
  /** Of pseudonyms, the newest first: older ones are kept for a time, and then destroyed. */
  readonly writers: () => readonly Uint8Array[]
  readonly voters: () => readonly Uint8Array[]
}
