import type { FastifyInstance } from 'fastify'

/** No inline script or style, nothing from elsewhere, no frame; HTML only through our policy. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types riposte riposte-desk',
].join('; ')

/** The same for a page that those origins, and nobody else, may show in a frame. */
export function framedBy(origins: readonly string[]): string {
  const ancestors = origins.length > 0 ? origins.join(' ') : "'none'"
  return CONTENT_SECURITY_POLICY.replace(
    "frame-ancestors 'none'",
    `frame-ancestors ${ancestors}`,
  ).replace("base-uri 'none'", "base-uri 'self'")
}

export const SECURITY_HEADERS = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
}

/** Akismet's answers are words for programs: no browser shows them. */
const FOR_PROGRAMS = /^\/1\.[12]\//

/** Sets what every answer that a browser may show carries, pages and errors alike. */
export function setSecurityHeaders(app: FastifyInstance): void {
  app.addHook('onRequest', (request, reply, done) => {
    if (!FOR_PROGRAMS.test(request.url)) reply.headers(SECURITY_HEADERS)
    done()
  })
}
