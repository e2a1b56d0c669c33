import { Problem } from '@riposte/protocol'
import Fastify, {
  type FastifyInstance,
  type FastifyReply,
  type FastifyServerOptions,
} from 'fastify'
import { renderProblemPage } from '../render/problem-page.tsx'
import { keepAccessLog } from './access-log.ts'
import { accountRoutes } from './account-routes.ts'
import { akismetRoutes } from './akismet/akismet-routes.ts'
import { apiRoutes } from './api-routes.ts'
import type { AppNeeds } from './app-needs.ts'
import { assetRoutes } from './asset-routes.ts'
import { checkRoutes } from './check-routes.ts'
import { coralRoutes } from './coral-routes.ts'
import { deskRoutes } from './desk-routes.ts'
import { deskGuard, deskSessionRoutes } from './desk-session.ts'
import { deskThreadRoutes } from './desk-thread-routes.ts'
import { feedRoutes } from './feed-routes.ts'
import { feedbackPageRoutes } from './feedback-page-routes.ts'
import { createPostLimit } from './limit-posts.ts'
import { mailRoutes } from './mail-routes.ts'
import { metricsRoutes } from './metrics-routes.ts'
import { movedReplyRoutes } from './moved-reply-routes.ts'
import { otherMethods } from './other-methods.ts'
import { pageRoutes } from './page-routes.ts'
import { problemAnswer } from './problem-response.ts'
import { readerRoutes } from './reader-routes.ts'
import { rightsRoutes } from './rights-routes.ts'
import { SECURITY_HEADERS, setSecurityHeaders } from './security-headers.ts'
import type { SignIn } from './sign-in.ts'
import { statisticsPageRoutes } from './statistics-page-routes.ts'

/** For a request to come in. Answers that go on, as live streams do, may take longer. */
const REQUEST_MS_MAX = 60_000
const MINUTE_MS = 60_000
const HEARTBEAT_MS = 25_000
/** Votes and reports of one network: a family, or a lecture hall, not a script. */
const FEEDBACK_PER_MINUTE = 60

/** Who works at the desk or writes a client is answered in English, whatever readers read. */
const FOR_OPERATORS = /^\/(desk|metrics|1\.[12]|v1\/(desk|check|coral))/

/** Every route of the server, one plugin an audience. */
export function buildApp(needs: AppNeeds, signIn: SignIn): FastifyInstance {
  const { tls, trustProxy } = needs
  const options: FastifyServerOptions = {
    ...(tls && { https: tls }),
    trustProxy: typeof trustProxy === 'number' ? (_, hop) => hop < trustProxy : trustProxy,
    forceCloseConnections: true,
    requestTimeout: REQUEST_MS_MAX,
    routerOptions: { maxParamLength: 2_000 },
    frameworkErrors: (error, _request, reply) => sendProblem(needs, error, 'page', reply),
  }
  const app = Fastify(options)
  const allowedMethods = otherMethods(app)
  setSecurityHeaders(app)
  if (needs.accessLog) keepAccessLog(app, needs.now, needs.accessLog)
  answerProblems(app, needs, allowedMethods)

  const posts = createPostLimit({ ...needs, perMinute: needs.postsPerMinute, what: 'replies' })
  const feedback = createPostLimit({ ...needs, perMinute: FEEDBACK_PER_MINUTE, what: 'votes' })
  const forgetting = setInterval(() => {
    posts.forgetIdle()
    feedback.forgetIdle()
  }, MINUTE_MS).unref()
  const beating = setInterval(() => needs.audience.beat(), HEARTBEAT_MS).unref()
  app.addHook('onClose', async () => clearInterval(beating))
  const limits = { limitPosts: posts.limitPosts, limitFeedback: feedback.limitPosts }
  app.addHook('onClose', async () => clearInterval(forgetting))
  const guard = deskGuard(signIn, needs.ownOrigin)
  app.register(pageRoutes, { ...needs, ...limits })
  app.register(feedbackPageRoutes, { ...needs, ...limits })
  app.register(readerRoutes, { ...needs, ...limits })
  app.register(accountRoutes, { ...needs, ...limits })
  app.register(rightsRoutes, { ...needs, ...limits })
  if (needs.mail) app.register(mailRoutes, { ...needs, mail: needs.mail })
  app.register(deskSessionRoutes, { ...needs, guard, signIn })
  app.register(deskRoutes, { ...needs, guard })
  app.register(deskThreadRoutes, { ...needs, guard })
  app.register(akismetRoutes, needs)
  app.register(checkRoutes, needs)
  app.register(coralRoutes, needs)
  app.register(metricsRoutes, needs)
  app.register(statisticsPageRoutes, { ...needs, guard })
  app.register(assetRoutes, needs)
  app.register(feedRoutes, needs)
  app.register(movedReplyRoutes, needs)
  app.register(apiRoutes, needs)
  return app
}

/** JSON for scripts, a page for people; bugs are reported, and say nothing to strangers. */
function answerProblems(
  app: FastifyInstance,
  needs: AppNeeds,
  allowedMethods: (path: string) => readonly string[],
): void {
  app.setErrorHandler((error, request, reply) => {
    const wantsPage = !request.url.startsWith('/v1/') && /html/.test(request.headers.accept ?? '')
    sendProblem(needs, error, wantsPage ? 'page' : 'json', reply)
  })
  app.setNotFoundHandler((request, reply) => {
    const allowed = allowedMethods(request.url.split('?')[0]!)
    if (allowed.length === 0) throw new Problem('not-found', 'There is nothing at this address.')
    reply.header('allow', allowed.join(', '))
    const detail = `This address takes ${allowed.join(' and ')}, not ${request.method}.`
    const values = { allowed: allowed.join(', '), method: request.method }
    throw new Problem('method-not-allowed', detail, { says: 'wrongMethod', values })
  })
}

function sendProblem(
  { siteView: site, report }: AppNeeds,
  error: unknown,
  form: 'page' | 'json',
  reply: FastifyReply,
): void {
  const isForReaders = !FOR_OPERATORS.test(reply.request.url)
  const answer = problemAnswer(error, isForReaders ? site.words : undefined)
  const { status, headers, body, isBug } = answer
  if (isBug) report('a request failed', error)
  reply.code(status).headers({ ...SECURITY_HEADERS, ...headers })
  if (form === 'json') {
    reply.type('application/problem+json').send(JSON.stringify(body))
    return
  }
  const { title, detail } = body
  reply.type('text/html; charset=utf-8')
  reply.send(renderProblemPage({ site, status, title, detail, isEnglish: !isForReaders }))
}
