import { Problem } from '@riposte/protocol'
import type { FastifyInstance } from 'fastify'
import type { Config } from './config.ts'

/** More are dropped, and a client whose connection was dropped tries again only a second later. */
const CONNECTIONS_WAITING_MAX = 4_096

/**
 * Listens where `config` says, and nowhere else.
 *
 * @throws Problem `cannot-start`, saying what to do.
 */
export async function listen(app: FastifyInstance, { host, port }: Config): Promise<void> {
  try {
    await app.listen({ host, port, backlog: CONNECTIONS_WAITING_MAX })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EADDRINUSE') {
      const detail = `Port ${port} is taken by another program.`
      throw unlistenable(`${detail} Stop that, or choose another --port.`, error)
    }
    if (code === 'EACCES' || code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
      throw unlistenable(`Cannot listen on ${host}: ${(error as Error).message}`, error)
    }
    throw error
  }
}

function unlistenable(detail: string, cause: unknown): Problem {
  return new Problem('cannot-start', detail, {}, cause)
}

/** Where a listening server is reached from its own machine. */
export function localOrigin(app: FastifyInstance, { host, 'tls-cert': cert }: Config): string {
  const address = app.server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  const isEverywhere = host === '0.0.0.0' || host === '::'
  const name = isEverywhere ? 'localhost' : host.includes(':') ? `[${host}]` : host
  return `${cert ? 'https' : 'http'}://${name}:${port}`
}
