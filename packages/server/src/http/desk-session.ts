import { LIMITS, type ModeratorId, Problem } from '@riposte/protocol'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { moderatorInWords } from '../privacy/moderator-id.ts'
import { renderDeskPage } from '../render/desk-page.tsx'
import { renderSignInPage } from '../render/sign-in-page.tsx'
import type { AppNeeds } from './app-needs.ts'
import { sendPage } from './page-routes.ts'
import type { SignIn } from './sign-in.ts'

/** Knows who is signed in. */
export interface DeskGuard {
  /** @throws Problem `not-signed-in`. */
  readonly moderatorOf: (request: FastifyRequest) => ModeratorId
}

export function deskGuard(signIn: SignIn, ownOrigin: () => string): DeskGuard {
  return {
    moderatorOf: (request) => signIn.moderatorOf(cookieOf(request, cookieName(ownOrigin()))),
  }
}

/** `/desk`, and the way in and out of it. */
export async function deskSessionRoutes(
  app: FastifyInstance,
  needs: AppNeeds & { readonly guard: DeskGuard; readonly signIn: SignIn },
): Promise<void> {
  const { siteView, guard, signIn, ownOrigin } = needs

  app.get('/desk', async (request, reply) => {
    if (isSignedIn(guard, request)) {
      const who = moderatorInWords(guard.moderatorOf(request))
      return sendPage(reply, renderDeskPage(siteView, who))
    }
    return sendPage(reply.code(401), renderSignInPage(siteView))
  })

  // Not for HEAD: looking at the link must not use it up.
  const once = { exposeHeadRoute: false }
  app.get<{ Params: { token: string } }>('/desk/sign-in/:token', once, async (request, reply) => {
    const session = openedBy(signIn, guard, request)
    if (session)
      reply.header('set-cookie', cookie(ownOrigin(), session, LIMITS.sessionMsMax / 1000))
    return reply.header('referrer-policy', 'no-referrer').redirect('/desk', 303)
  })

  app.post('/v1/desk/sign-out', async (request, reply) => {
    refuseOtherSites(request, ownOrigin())
    return reply
      .header('set-cookie', cookie(ownOrigin(), '', 0))
      .code(204)
      .send()
  })
}

/**
 * The session that a link opens, whoever was signed in before. Undefined for a link that is opened
 * again by somebody who is in already, say by going back: no harm.
 */
function openedBy(
  signIn: SignIn,
  guard: DeskGuard,
  request: FastifyRequest<{ Params: { token: string } }>,
): string | undefined {
  try {
    return signIn.open(request.params.token)
  } catch (error) {
    if (error instanceof Problem && isSignedIn(guard, request)) return undefined
    throw error
  }
}

/** A page elsewhere may make a browser send things here; this is where that ends. */
export function refuseOtherSites(request: FastifyRequest, ownOrigin: string): void {
  if (request.method === 'GET') return
  const { origin, host, 'sec-fetch-site': fetchSite } = request.headers
  const isOwn =
    !origin || origin === ownOrigin || (URL.canParse(origin) && new URL(origin).host === host)
  if (isOwn && (!fetchSite || fetchSite === 'same-origin')) return
  throw new Problem('not-allowed', 'The desk takes decisions from its own page only.')
}

function isSignedIn(guard: DeskGuard, request: FastifyRequest): boolean {
  try {
    guard.moderatorOf(request)
    return true
  } catch (error) {
    if (error instanceof Problem) return false
    throw error
  }
}

/** Browsers refuse the `__Host-` prefix without TLS, so only `https` has it. */
function cookieName(ownOrigin: string): string {
  return ownOrigin.startsWith('https:') ? '__Host-riposte-desk' : 'riposte-desk'
}

function cookie(ownOrigin: string, value: string, seconds: number): string {
  const secure = ownOrigin.startsWith('https:') ? '; Secure' : ''
  const name = cookieName(ownOrigin)
  return `${name}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Strict${secure}`
}

function cookieOf(request: FastifyRequest, name: string): string | undefined {
  const cookies = (request.headers.cookie ?? '').split('; ')
  return cookies.find((it) => it.startsWith(`${name}=`))?.slice(name.length + 1)
}
