import type { FastifyReply, FastifyRequest } from 'fastify'

/** The body, or that the copy which the asker has is still good (RFC 9110, section 13). */
export function sendWithTag(
  { headers }: Pick<FastifyRequest, 'headers'>,
  reply: FastifyReply,
  etag: string,
  body: () => Buffer,
): FastifyReply {
  reply.header('etag', etag)
  const known = (headers['if-none-match'] ?? '').split(',').map((tag) => bare(tag))
  return known.includes(bare(etag)) ? reply.code(304).send() : reply.send(body())
}

/** Weak tags and strong ones of the same state match: proxies weaken them. */
const bare = (tag: string) => tag.trim().replace(/^W\//, '')
