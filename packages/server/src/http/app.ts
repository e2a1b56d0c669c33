import { Problem } from '@riposte/protocol'
import Fastify, { type FastifyInstance } from 'fastify'
import { renderProblemPage } from '../render/problem-page.tsx'
import { accountRoutes } from './account-routes.ts'
import { akismetRoutes } from './akismet-routes.ts'
import type { AppNeeds } from './app-needs.ts'
import { assetRoutes } from './asset-routes.ts'
import { deskRoutes } from './desk-routes.ts'
import { deskGuard, deskSessionRoutes } from './desk-session.ts'
import { createPostLimit } from './limit-posts.ts'
import { otherMethods } from './other-methods.ts'
import { pageRoutes } from './page-routes.ts'
import { problemAnswer } from './problem-response.ts'
import { readerRoutes } from './reader-routes.ts'
import { setSecurityHeaders } from './security-headers.ts'
import type { SignIn } from './sign-in.ts'

/** Every route of the server, one plugin an audience. */
export function buildApp(needs: AppNeeds, signIn: SignIn): FastifyInstance {
  const app = Fastify({
    trustProxy: needs.trustProxy,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 2_000 },
  })
  const allowedMethods = otherMethods(app)
  setSecurityHeaders(app)
  answerProblems(app, needs, allowedMethods)

  const limitPosts = createPostLimit(needs)
  const guard = deskGuard(signIn, needs.ownOrigin)
  app.register(pageRoutes, { ...needs, limitPosts })
  app.register(readerRoutes, { ...needs, limitPosts })
  app.register(accountRoutes, needs)
  app.register(deskSessionRoutes, { ...needs, guard, signIn })
  app.register(deskRoutes, { ...needs, guard })
  app.register(akismetRoutes, needs)
  app.register(assetRoutes, needs)
  return app
}

/** JSON for scripts, a page for people; bugs are reported, and say nothing to strangers. */
function answerProblems(
  app: FastifyInstance,
  needs: AppNeeds,
  allowedMethods: (path: string) => readonly string[],
): void {
  app.setErrorHandler((error, request, reply) => {
    const { status, headers, body, isBug } = problemAnswer(error)
    if (isBug) needs.report(`${request.method} ${request.routeOptions.url} failed`, error)
    reply.code(status).headers(headers)
    const wantsPage = !request.url.startsWith('/v1/') && /html/.test(request.headers.accept ?? '')
    if (!wantsPage) return reply.type('application/problem+json').send(JSON.stringify(body))
    const { title, detail } = body
    const page = renderProblemPage({ site: needs.siteView, status, title, detail })
    return reply.type('text/html; charset=utf-8').send(page)
  })
  app.setNotFoundHandler((request, reply) => {
    const allowed = allowedMethods(request.url.split('?')[0]!)
    if (allowed.length === 0) throw new Problem('not-found', 'There is nothing at this address.')
    reply.header('allow', allowed.join(', '))
    const detail = `This address takes ${allowed.join(' and ')}, not ${request.method}.`
    throw new Problem('method-not-allowed', detail)
  })
}
