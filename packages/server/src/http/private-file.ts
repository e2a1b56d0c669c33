import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'

/** A download for whoever has its address, and nobody else: no cache or referrer has it. */
export function sendPrivateFile(
  reply: FastifyReply,
  name: string,
  type: string,
  file: string | AsyncIterable<string>,
): FastifyReply {
  return reply
    .headers({
      'cache-control': 'no-store',
      'content-disposition': `attachment; filename="${name}"`,
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex',
    })
    .type(type)
    .send(typeof file === 'string' ? file : Readable.from(file))
}
