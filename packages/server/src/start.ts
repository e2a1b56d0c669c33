import { randomFillSync } from 'node:crypto'
import { setMaxListeners } from 'node:events'
import { fileURLToPath } from 'node:url'
import {
  type DecisionId,
  type LessonId,
  LIMITS,
  type ReplyId,
  type SiteId,
} from '@riposte/protocol'
import { keepFlushing, openLedger } from './accounts/ledger.ts'
import { openAccounts } from './accounts/open-accounts.ts'
import { articleFinder } from './articles/find-article.ts'
import { readArticles } from './articles/read-articles.ts'
import type { Backend } from './backend/backend.ts'
import type { Config } from './config.ts'
import { filesIn, NOWHERE } from './folder-files.ts'
import { announceLive } from './folds/announce-live.ts'
import { type LearningModel, openLearningModel, unreadableModel } from './folds/keep-learning.ts'
import { createLiveAudience } from './folds/live-audience.ts'
import { openBurstMemory } from './folds/remember-bursts.ts'
import { openWriterMemory } from './folds/remember-writers.ts'
import { openSiteFilters, type SiteFilter } from './folds/site-filters.ts'
import { buildApp } from './http/app.ts'
import type { AppNeeds } from './http/app-needs.ts'
import { readAssets } from './http/asset-routes.ts'
import { liveDrawing } from './http/live-drawing.ts'
import { createReplyDrawing } from './http/reply-cache.ts'
import { createSignIn } from './http/sign-in.ts'
import { createThreadCache } from './http/thread-cache.ts'
import { listen, localOrigin } from './listen.ts'
import { openBackend } from './open-backend.ts'
import { openCanary } from './open-canary.ts'
import { openErasures } from './open-erasures.ts'
import { openKeyRing } from './open-key-ring.ts'
import { openMail } from './open-mail.ts'
import { openNotice } from './open-notice.ts'
import { openRotation } from './open-rotation.ts'
import { pooledRandom } from './pooled-random.ts'
import { keepSweeping, openSweeper, type Sweeper } from './privacy/keep-sweeping.ts'
import type { KeyRing } from './privacy/key-ring.ts'
import { idOfBytes, keyedHash, type LastingPurpose } from './privacy/keyed-hash.ts'
import { createMailSecrets } from './privacy/mail-secrets.ts'
import { createMovedIds } from './privacy/moved-ids.ts'
import { type BaseModel, readModel } from './read-model.ts'
import { readTls } from './read-tls.ts'
import { readWords } from './read-words.ts'
import { rulesOfConfig } from './rules-of-config.ts'
import { watchTurns } from './watch-turns.ts'

const PARTS_MAX = 64
const ASSETS = fileURLToPath(new URL('../dist/public', import.meta.url))

/** Where a running server can be found. */
export interface Places {
  readonly front: string
  readonly articles: readonly string[]
  /** Opens the desk, once. */
  readonly desk: string
  readonly notice: string
  readonly akismet: string
  readonly akismetKey: string
  readonly dataFile: string
  readonly keyFile: string
}

/** A server that is listening. */
export interface RunningServer {
  readonly places: Places
  /** Resolves when a part that must not stop has stopped. */
  readonly failed: Promise<Error>
  readonly stop: () => Promise<void>
}

const randomBytes = pooledRandom((pool) => void randomFillSync(pool))

type Report = (what: string, error: unknown) => void

/**
 * The one composition root: config → back end → folds → app → listening.
 *
 * @param complain is told, a line each, what the operator should know.
 * @param say takes the lines of the access log.
 * @throws Problem `storage-unavailable` or `invalid-request`, saying what to do.
 */
export async function startServer(
  config: Config,
  complain: (line: string) => void,
  say: (line: string) => void = complain,
): Promise<RunningServer> {
  const report: Report = (what, error) =>
    complain(`${what}: ${error instanceof Error ? error.stack : error}`)
  const tls = readTls(config)
  const files = filesIn(config.data)
  const clocks = { now: () => Date.now(), ticks: () => performance.now() }
  const { backend: guarded, blocks } = openBackend(config, files, { ...clocks, report })
  const stopping = newEnding()
  const origin = { own: config.url ?? '' }
  try {
    const { site: ownSite, keep: lives } = config
    const opening = { ...files, ...clocks, backend: guarded }
    const ring = await openKeyRing({ ...opening, site: ownSite, randomBytes })
    const erasures = await openErasures({ ...opening, keyOf: ring.lasting, complain })
    const { backend } = erasures
    const sweeper = await openSweeper({ backend, lives, ...clocks }, ownSite)
    const now = sweeper.date
    const base = readModel(config, report)
    const filter = await openFilter(ownSite, backend, base)
    const clients = await openClients(config, backend, { ring, files, filter, base, now, report })
    const site = publicNeeds(config, origin)
    const { words } = site.siteView
    const secrets = createMailSecrets(ownSite, ring, randomBytes)
    const mail = openMail(config, { ...site, words, backend, secrets, now, lives, complain })
    const canary = openCanary({ ...files, backend, base, now, randomBytes, complain })
    const rotation = openRotation(config, { ...files, ring, secrets, backend, now, report })
    const needs: AppNeeds = {
      ...site,
      mail: mail.mail,
      tls,
      lives,
      ...worldNeeds(ring, ownSite, now),
      keyAges: rotation.keyAges,
      lastCanary: canary.lastCanary,
      turnMs: watchTurns(() => performance.now(), stopping.signal),
      ...backend,
      ...(await openNotice(config, backend, now)),
      ...accountOfSweeps(sweeper),
      ...filter,
      ...clients,
      blocks,
      audience: createLiveAudience(),
      accessLog: config['access-log'] ? say : undefined,
      report,
    }
    const { learning, bursts, writers } = filter
    const followers = [learning, bursts, writers, clients.filters, mail, erasures, rotation, canary]
    const { signInLink: linkKey, session: sessionKey } = needs.keys
    const signIn = createSignIn({ ...needs, linkKey, sessionKey })
    const app = buildApp(needs, signIn)
    keepSweeping(sweeper, report, stopping.signal)
    keepFlushing(clients.ledger, stopping.signal)
    await listen(app, config)
    origin.own ||= localOrigin(app, config)
    return {
      places: {
        ...placesOf(needs, signIn.newLink()),
        akismetKey: ring.akismetKey,
        ...(files ?? NOWHERE),
      },
      failed: runFolds(needs, backend, followers, stopping.signal),
      async stop() {
        stopping.abort()
        await app.close()
        await mail.ended()
        await clients.ledger.flush()
        await backend.close()
      },
    }
  } catch (error) {
    stopping.abort()
    await guarded.close()
    throw error
  }
}

/** Every part of the server that goes on waits for it: more than Node takes for a leak. */
function newEnding(): AbortController {
  const ending = new AbortController()
  setMaxListeners(PARTS_MAX, ending.signal)
  return ending
}

/** What the site's own filter learned and remembers. */
async function openFilter(site: SiteId, backend: Backend, base: BaseModel) {
  return {
    learning:
      'model' in base
        ? await openLearningModel(backend, site, base.model)
        : unreadableModel(base.failure),
    bursts: await openBurstMemory(backend, site),
    writers: await openWriterMemory(backend, site, randomBytes(32)),
  }
}

interface ClientsNeeds {
  readonly ring: KeyRing
  readonly files: { readonly accountFile: string } | undefined
  readonly filter: SiteFilter
  readonly base: BaseModel
  readonly now: () => number
  readonly report: Report
}

/** Who the Akismet clients are, what judges their comments, and what they asked. */
async function openClients(config: Config, backend: Backend, needs: ClientsNeeds) {
  const { ring, files, filter: ownFilter, base, now, report } = needs
  const { site: ownSite } = config
  const hashKey = ring.lasting('account-key', ownSite)
  const ownKey = ring.akismetKey
  const file = files?.accountFile
  return {
    accounts: openAccounts({ ownSite, ownKey, hashKey, file, now, report }),
    filters: await openSiteFilters({ backend, ownSite, ownFilter, base, randomBytes }),
    ledger: await openLedger({ checks: backend.checks, now, report }),
  }
}

/** What is public: the site, its articles, the files for browsers. */
function publicNeeds(config: Config, origin: { readonly own: string }) {
  const { site, origin: embeddingOrigins } = config
  const articleFiles = config.articles ? readArticles(config.articles) : []
  return {
    site,
    siteView: {
      title: config.title,
      noticeUrl: `/privacy/${site}`,
      words: readWords(config.language),
    },
    ownOrigin: () => origin.own,
    embeddingOrigins,
    trustProxy: config['trust-proxy'],
    coralSecret: config['coral-secret'],
    postsPerMinute: config['posts-per-minute'],
    rules: rulesOfConfig(config),
    readerKey: config['reader-key'],
    drawn: createThreadCache(LIMITS.cachedThreadBytesMax),
    drawReply: createReplyDrawing(LIMITS.cachedRepliesMax),
    articleFiles,
    ...articleFinder(articleFiles, embeddingOrigins),
    assets: readAssets(ASSETS),
  }
}

/** Clock, chance, keys and ids. */
function worldNeeds({ lasting, living }: KeyRing, site: SiteId, now: () => number) {
  const key = (purpose: LastingPurpose) => lasting(purpose, site)
  const replyIdKey = key('reply-id')
  return {
    now,
    startedAt: now(),
    randomBytes,
    keys: {
      formToken: key('form-token'),
      receipt: key('receipt'),
      session: key('session'),
      signInLink: key('sign-in-link'),
      writers: () => living('writer', site),
      voters: () => living('voter', site),
    },
    movedIds: createMovedIds(lasting, site),
    newDecisionId: () => idOfBytes(randomBytes(16)) as DecisionId,
    replyIdOf: (it: SiteId, parts: readonly string[]) =>
      idOfBytes(keyedHash(replyIdKey, [it, ...parts])) as ReplyId,
    lessonIdsOf: (it: SiteId, parts: readonly string[]) =>
      living('lesson-id', site).map((key) => idOfBytes(keyedHash(key, [it, ...parts])) as LessonId),
  }
}

function accountOfSweeps({ last, isClockBelieved, overdueCount }: Sweeper) {
  return { lastSweepAt: () => last()?.at ?? null, lastSweep: last, isClockBelieved, overdueCount }
}

/** Starts the programs that follow the journal. One that stops takes the server with it. */
function runFolds(
  needs: AppNeeds,
  backend: Backend,
  followers: readonly Pick<LearningModel, 'follow'>[],
  signal: AbortSignal,
): Promise<Error> {
  const { audience } = needs
  const folds = [
    ...followers.map((it) => it.follow(signal)),
    announceLive({ backend, audience, ...liveDrawing(needs) }, signal),
  ]
  return new Promise((resolve) => {
    for (const fold of folds) {
      fold.catch((cause) => resolve(new Error(`A fold of the journal failed: ${cause}`, { cause })))
    }
  })
}

function placesOf(needs: AppNeeds, signInToken: string) {
  const origin = needs.ownOrigin()
  return {
    front: `${origin}/`,
    articles: needs.articleFiles.map(({ slug }) => `${origin}/articles/${slug}`),
    desk: `${origin}/desk/sign-in/${signInToken}`,
    notice: origin + needs.siteView.noticeUrl,
    akismet: `${origin}/1.1/`,
  }
}
