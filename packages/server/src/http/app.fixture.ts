import { emptyModel, type Model } from '@riposte/filter'
import type { Words } from '@riposte/messages'
import {
  type ArticleId,
  type DecisionId,
  type LessonId,
  LIMITS,
  type ReplyId,
  type SiteId,
} from '@riposte/protocol'
import { openLedger } from '../accounts/ledger.ts'
import { openAccounts } from '../accounts/open-accounts.ts'
import { articleFinder } from '../articles/find-article.ts'
import type { ArticleFile } from '../articles/read-articles.ts'
import type { Backend } from '../backend/backend.ts'
import { openMemoryBackend } from '../backend/memory/memory-backend.ts'
import { openBlocks } from '../blocks/open-blocks.ts'
import { announceLive } from '../folds/announce-live.ts'
import { openLearningModel } from '../folds/keep-learning.ts'
import { createLiveAudience } from '../folds/live-audience.ts'
import { openBurstMemory } from '../folds/remember-bursts.ts'
import { openWriterMemory } from '../folds/remember-writers.ts'
import { openSiteFilters } from '../folds/site-filters.ts'
import { guardJournal } from '../privacy/guard-journal.ts'
import { createKeyRing, type KeyRing } from '../privacy/key-ring.ts'
import { idOfBytes, keyedHash } from '../privacy/keyed-hash.ts'
import { freshKeys } from '../privacy/keys.ts'
import { moderatorIdOf, OWNER } from '../privacy/moderator-id.ts'
import { createMovedIds } from '../privacy/moved-ids.ts'
import { type NoticeConfig, noticeOf } from '../privacy/notice.ts'
import { LIVES, REGISTER } from '../privacy/register.ts'
import { overdueCount } from '../privacy/sweep.ts'
import { readWords } from '../read-words.ts'
import type { SiteRules } from '../replies/site-rules.ts'
import { buildApp } from './app.ts'
import type { AppNeeds } from './app-needs.ts'
import { liveDrawing } from './live-drawing.ts'
import { receiptToken } from './receipt-token.ts'
import { createReplyDrawing } from './reply-cache.ts'
import { createSignIn } from './sign-in.ts'
import { createThreadCache } from './thread-cache.ts'
import { formTokenFor } from './thread-view.ts'

export const SITE = 'ledger' as SiteId
const FERRY = '/articles/ferry' as ArticleId
export const AKISMET_KEY = '0123456789ab'

export const RULES: SiteRules = {
  order: 'oldest',
  depthMax: 4,
  closeAfterMs: null,
  editMs: 15 * 60_000,
  holds: [],
  trustAfter: 1,
}

const article = { author: 'Ada', date: '2026-11-20', summary: 'S', body: 'Text.' }
const ARTICLES: readonly ArticleFile[] = [
  { slug: 'ferry', title: 'The ferry', closed: false, ...article },
  { slug: 'clock', title: 'The clock', closed: true, ...article },
]

/** Publishes, holds or keeps apart whatever comes. */
export const MODELS = {
  publishing: { ...emptyModel(), thresholds: { unsure: 1e9, spam: 1e9, discard: 1e9 } },
  holding: { ...emptyModel(), thresholds: { unsure: -1e9, spam: 1e9, discard: 1e9 } },
  refusing: { ...emptyModel(), thresholds: { unsure: -1e9, spam: -1e9, discard: 1e9 } },
} satisfies Record<string, Model>

const NOTICE_CONFIG: NoticeConfig = {
  site: SITE,
  title: 'The Ledger',
  contact: null,
  mailServer: null,
  blocksQuietly: false,
  holds: [],
  lives: LIVES,
}

/** A whole server on the memory back end, with a clock that stands still until it is told. */
export async function openTestApp(
  options: {
    model?: Model
    backend?: Backend
    accountFile?: string
    /** Of the site; English without. */
    words?: Words
    noticeConfig?: Partial<NoticeConfig>
    needs?: Partial<AppNeeds>
    ring?: KeyRing
  } = {},
) {
  const clock = { now: Date.UTC(2026, 10, 20, 12) }
  const now = () => clock.now
  const opened = options.backend ?? openMemoryBackend()
  const backend = { ...opened, journal: guardJournal(opened.journal) }
  const learning = await openLearningModel(backend, SITE, options.model ?? MODELS.publishing)
  const bursts = await openBurstMemory(backend, SITE)
  const writers = await openWriterMemory(backend, SITE, key('writers'))
  const reports: string[] = []
  const report = (what: string, error: unknown) => void reports.push(`${what}: ${error}`)
  const hashKey = key('accounts')
  const accounts = openAccounts({
    ownSite: SITE,
    ownKey: AKISMET_KEY,
    hashKey,
    file: options.accountFile,
    now,
    report,
  })
  let drawn = 0
  const randomBytes = (count: number) => {
    drawn++
    return keyedHash(key('chance'), [String(drawn)]).slice(0, count)
  }
  const ring = options.ring ?? openTestRing(now)
  const filters = await openSiteFilters({
    backend,
    ownSite: SITE,
    ownFilter: { learning, bursts, writers, ...options.needs },
    base: { model: options.model ?? MODELS.publishing },
    randomBytes,
  })
  const ledger = await openLedger({ ...backend, now, report })
  const lives = options.needs?.lives ?? LIVES
  const notice = noticeOf(REGISTER, { ...NOTICE_CONFIG, lives, ...options.noticeConfig })
  const { version, body } = notice
  await backend.disclosures.keepNotice(SITE, { version, at: now(), body: JSON.stringify(body) })
  const needs: AppNeeds = {
    site: SITE,
    siteView: {
      title: 'The Ledger',
      noticeUrl: `/privacy/${SITE}`,
      words: options.words ?? readWords('en'),
    },
    ownOrigin: () => 'http://localhost:8080',
    embeddingOrigins: ['https://news.example'],
    trustProxy: '127.0.0.1',
    postsPerMinute: 20,
    rules: RULES,
    drawn: createThreadCache(LIMITS.cachedThreadBytesMax),
    drawReply: createReplyDrawing(LIMITS.cachedRepliesMax),
    articleFiles: ARTICLES,
    ...articleFinder(ARTICLES, ['https://news.example']),
    assets: new Map(),
    ...backend,
    notice,
    configDigest: 'digest',
    accounts,
    filters,
    ledger,
    blocks: openBlocks({ file: undefined, allowsQuiet: false, now, report }),
    learning,
    bursts,
    writers,
    audience: createLiveAudience(),
    lives,
    lastSweepAt: () => null,
    lastSweep: () => null,
    isClockBelieved: () => true,
    overdueCount: () => overdueCount({ backend, before: (lifeMs) => now() - lifeMs, lives }, SITE),
    now,
    turnMs: () => 0,
    startedAt: clock.now,
    randomBytes,
    keys: {
      formToken: key('form'),
      receipt: key('receipt'),
      session: key('session'),
      signInLink: key('link'),
      writers: () => ring.living('writer', SITE),
      voters: () => ring.living('voter', SITE),
    },
    movedIds: createMovedIds((purpose) => key(purpose), SITE),
    newDecisionId: () => idOfBytes(randomBytes(16)) as DecisionId,
    replyIdOf: (site, parts) => idOfBytes(keyedHash(key('reply'), [site, ...parts])) as ReplyId,
    lessonIdsOf: (site, parts) =>
      ring
        .living('lesson-id', SITE)
        .map((it) => idOfBytes(keyedHash(it, [site, ...parts])) as LessonId),
    report,
    ...options.needs,
  }
  const { signInLink: linkKey, session: sessionKey } = needs.keys
  const signIn = createSignIn({ ...needs, linkKey, sessionKey })
  const app = buildApp(needs, signIn)
  const stopping = new AbortController()
  void learning.follow(stopping.signal)
  void bursts.follow(stopping.signal)
  void writers.follow(stopping.signal)
  void filters.follow(stopping.signal)
  const { audience } = needs
  void announceLive({ backend, audience, ...liveDrawing(needs) }, stopping.signal)

  const token = (id: ArticleId = FERRY) => formTokenFor(needs, needs.findArticle(id))
  return {
    app,
    needs,
    ring,
    clock,
    backend,
    reports,
    signIn,
    token,
    receiptOf: (id: ReplyId) => `/receipt/${receiptToken(needs.keys.receipt, id)}`,
    /** Posts JSON as the widget does. */
    post: (fields: Readonly<Record<string, unknown>>, address = '192.0.2.1') =>
      app.inject({
        method: 'POST',
        url: '/v1/replies',
        headers: { 'x-forwarded-for': address, 'user-agent': 'Mozilla/5.0' },
        payload: { article: FERRY, name: 'Ada', text: 'Hello.', formToken: token(), ...fields },
      }),
    /** Posts the form as a browser without JavaScript does. */
    postForm: (fields: Readonly<Record<string, string>>, address = '192.0.2.1') =>
      app.inject({
        method: 'POST',
        url: '/replies',
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          accept: 'text/html',
          'x-forwarded-for': address,
        },
        payload: new URLSearchParams({
          article: FERRY,
          name: 'Ada',
          text: 'Hello.',
          formToken: token(),
          ...fields,
        }).toString(),
      }),
    /** Of the owner's session, or of the named moderator's. */
    async cookie(name?: string) {
      const id = name === undefined ? OWNER : moderatorIdOf(key('moderator'), name)
      const reply = await app.inject({ url: `/desk/sign-in/${signIn.newLink(id)}` })
      return String(reply.headers['set-cookie']).split(';')[0]!
    },
    async stop() {
      stopping.abort()
      await app.close()
    },
  }
}

/** Keys that live as long as the test, always the same. */
export function openTestRing(now: () => number): KeyRing {
  let drawn = 0
  const randomBytes = (count: number) => keyedHash(key('ring'), [String(++drawn)]).slice(0, count)
  const keys = freshKeys(randomBytes, now())
  return createKeyRing({ keys, save: () => {}, randomBytes, now })
}

function key(name: string): Uint8Array {
  return keyedHash(new Uint8Array(32), [name])
}
