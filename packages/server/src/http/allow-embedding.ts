import type { FastifyInstance } from 'fastify'

/** Lets pages of the embedding sites, and nobody else's, use the routes of this scope and below. */
export function allowEmbedding(app: FastifyInstance, origins: readonly string[]): void {
  app.addHook('onRequest', async (request, reply) => {
    const { origin } = request.headers
    reply.header('vary', 'origin')
    if (!origin || !origins.includes(origin)) return
    reply.headers({
      'access-control-allow-origin': origin,
      'access-control-allow-headers': 'content-type, last-event-id, idempotency-key, if-none-match',
      'access-control-allow-methods': 'GET, POST, PUT, PATCH, DELETE',
      'access-control-expose-headers': 'etag, retry-after',
      'access-control-max-age': '600',
    })
  })
  app.options('/v1/*', async (_request, reply) => reply.code(204).send())
}
