import { randomFillSync } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  type DecisionId,
  type LessonId,
  LIMITS,
  Problem,
  type ReplyId,
  type SiteId,
} from '@riposte/protocol'
import { keepFlushing, openLedger } from './accounts/ledger.ts'
import { openAccounts } from './accounts/open-accounts.ts'
import { articleFinder } from './articles/find-article.ts'
import { readArticles } from './articles/read-articles.ts'
import type { Backend } from './backend/backend.ts'
import { openSqliteBackend } from './backend/embedded/sqlite-backend.ts'
import { openMemoryBackend } from './backend/memory/memory-backend.ts'
import { openBlocks } from './blocks/open-blocks.ts'
import type { Config } from './config.ts'
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
import { openMail } from './open-mail.ts'
import { pooledRandom } from './pooled-random.ts'
import { guardJournal } from './privacy/guard-journal.ts'
import { keepSweeping } from './privacy/keep-sweeping.ts'
import { type Keys, openKeyFile, temporaryKeys } from './privacy/key-file.ts'
import { idOfBytes, type KeyPurpose, keyedHash, purposeKey } from './privacy/keyed-hash.ts'
import { createMovedIds } from './privacy/moved-ids.ts'
import { overdueCount } from './privacy/sweep.ts'
import { type BaseModel, readModel } from './read-model.ts'
import { readTls } from './read-tls.ts'
import { readWords } from './read-words.ts'
import { rulesOfConfig } from './rules-of-config.ts'
import { watchTurns } from './watch-turns.ts'

const ASSETS = fileURLToPath(new URL('../dist/public', import.meta.url))
const MEMORY = ':memory:'

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
  const keys = files ? openKeyFile(files.keyFile, randomBytes) : temporaryKeys(randomBytes)
  const opened = files ? openSqliteBackend(files.dataFile) : openMemoryBackend()
  const backend: Backend = { ...opened, journal: guardJournal(opened.journal) }
  const stopping = new AbortController()
  const origin = { own: config.url ?? '' }
  try {
    const base = readModel(config, report)
    const learning =
      'model' in base
        ? await openLearningModel(backend, config.site, base.model)
        : unreadableModel(base.failure)
    const bursts = await openBurstMemory(backend, config.site)
    const writers = await openWriterMemory(backend, config.site, randomBytes(32))
    const filter = { learning, bursts, writers }
    const clients = await openClients(config, backend, { keys, files, filter, base, report })
    const site = publicNeeds(config, origin)
    const { master } = keys
    const now = () => Date.now()
    const { words } = site.siteView
    const mail = openMail(config, { ...site, words, backend, master, now, randomBytes, complain })
    const needs: AppNeeds = {
      ...site,
      mail: mail.mail,
      tls,
      ...worldNeeds(keys, config.site),
      turnMs: watchTurns(() => performance.now(), stopping.signal),
      ...backend,
      ...accountOfSweeps(config, backend, report, stopping.signal),
      ...filter,
      ...clients,
      blocks: openBlocks({
        file: files?.blockFile,
        allowsQuiet: config['quiet-blocks'],
        now: () => Date.now(),
        report,
      }),
      audience: createLiveAudience(),
      accessLog: config['access-log'] ? say : undefined,
      report,
    }
    const { signInLink: linkKey, session: sessionKey } = needs.keys
    const signIn = createSignIn({ ...needs, linkKey, sessionKey })
    const app = buildApp(needs, signIn)
    keepFlushing(clients.ledger, stopping.signal)
    await listen(app, config)
    origin.own ||= localOrigin(app, config)
    return {
      places: {
        ...placesOf(needs, signIn.newLink()),
        akismetKey: keys.akismetKey,
        ...(files ?? NOWHERE),
      },
      failed: runFolds(
        needs,
        backend,
        [learning, bursts, writers, clients.filters, mail],
        stopping.signal,
      ),
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
    await backend.close()
    throw error
  }
}

const NOWHERE = { dataFile: 'in memory: nothing is kept', keyFile: 'in memory: nothing is kept' }

function filesIn(directory: string) {
  if (directory === MEMORY) return undefined
  const folder = resolve(directory)
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
  } catch (error) {
    const why = `${folder} cannot be made: ${(error as Error).message}`
    throw new Problem('storage-unavailable', `${why}. Choose another --data.`, {}, error)
  }
  return {
    dataFile: join(folder, 'riposte.db'),
    keyFile: join(folder, 'riposte.keys'),
    accountFile: join(folder, 'riposte.accounts'),
    blockFile: join(folder, 'riposte.blocks'),
  }
}

interface ClientsNeeds {
  readonly keys: Keys
  readonly files: { readonly accountFile: string } | undefined
  readonly filter: SiteFilter
  readonly base: BaseModel
  readonly report: Report
}

/** Who the Akismet clients are, what judges their comments, and what they asked. */
async function openClients(config: Config, backend: Backend, needs: ClientsNeeds) {
  const { keys, files, filter: ownFilter, base, report } = needs
  const { site: ownSite } = config
  const now = () => Date.now()
  const hashKey = purposeKey(keys.master, 'account-key', ownSite)
  const ownKey = keys.akismetKey
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
function worldNeeds(keys: Keys, site: SiteId) {
  const now = () => Date.now()
  const key = (purpose: KeyPurpose) => purposeKey(keys.master, purpose, site)
  const [replyIdKey, lessonIdKey] = [key('reply-id'), key('lesson-id')]
  return {
    now,
    startedAt: now(),
    randomBytes,
    keys: {
      formToken: key('form-token'),
      receipt: key('receipt'),
      session: key('session'),
      signInLink: key('sign-in-link'),
      writer: key('writer'),
      voter: key('voter'),
    },
    movedIds: createMovedIds(keys.master, site),
    newDecisionId: () => idOfBytes(randomBytes(16)) as DecisionId,
    replyIdOf: (it: SiteId, parts: readonly string[]) =>
      idOfBytes(keyedHash(replyIdKey, [it, ...parts])) as ReplyId,
    lessonIdOf: (it: SiteId, parts: readonly string[]) =>
      idOfBytes(keyedHash(lessonIdKey, [it, ...parts])) as LessonId,
  }
}

function accountOfSweeps(config: Config, backend: Backend, report: Report, signal: AbortSignal) {
  const needs = { backend, now: () => Date.now(), report }
  const { lastSweepAt } = keepSweeping(needs, config.site, signal)
  return { lastSweepAt, overdueCount: () => overdueCount(needs, config.site) }
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
