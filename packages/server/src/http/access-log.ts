import type { FastifyInstance } from 'fastify'
import { logLine } from '../privacy/declared-outputs.ts'

/**
 * Writes a line for each answer: when, which route, which status and how long. No address, agent,
 * referrer nor anything out of the path or query: a route is named by its pattern.
 */
export function keepAccessLog(
  app: FastifyInstance,
  now: () => number,
  write: (line: string) => void,
): void {
  app.addHook('onResponse', async (request, reply) => {
    const { method, routeOptions } = request
    const at = new Date(now()).toISOString()
    const ms = Math.round(10 * reply.elapsedTime) / 10
    write(logLine({ at, method, route: routeOptions.url ?? '', status: reply.statusCode, ms }))
  })
}
