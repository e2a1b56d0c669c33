import { LIMITS, Problem } from '@riposte/protocol'
import type { FastifyReply } from 'fastify'
import type { SendFrame } from '../folds/live-audience.ts'

/**
 * Sends server-sent-events frames until the client goes: first the past, then news. The audience is
 * joined before looking back, and its news wait until that is done, so that the last position a
 * client has seen has nothing missing before it.
 *
 * A client that does not read is let go when its backlog is full; it comes back with where it was.
 *
 * @throws Problem `invalid-request` when other requests of the connection are not answered yet.
 */
export async function streamFrames(
  reply: FastifyReply,
  join: (send: SendFrame) => () => void,
  past: Iterable<string> | AsyncIterable<string>,
): Promise<void> {
  const { raw } = reply
  const { socket } = raw
  if (!socket) {
    const detail = 'Ask for a live stream on its own connection.'
    throw new Problem('invalid-request', detail, { says: 'notUnderstood' })
  }
  let news: string[] | undefined = []
  const write = (frame: string) => {
    if (raw.writableLength > LIMITS.liveBacklogBytesMax) socket.destroy()
    else raw.write(frame)
  }
  const leave = join((frame) => {
    if (news === undefined) write(frame)
    else if (news.push(frame) > LIMITS.liveChangesAtOnce) socket.destroy()
  })
  const closed = new Promise<void>((resolve) => {
    socket.once('close', () => {
      leave()
      resolve()
    })
  })
  reply.hijack()
  raw.writeHead(200, {
    ...headersOf(reply),
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  })
  write(': live\n\n')
  for await (const frame of past) {
    if (socket.destroyed) return
    if (raw.write(frame)) continue
    await Promise.race([new Promise((resolve) => raw.once('drain', resolve)), closed])
  }
  for (const frame of news) write(frame)
  news = undefined
}

/** Who may read it. What is said about pages is not said here: the text stays with each reader. */
function headersOf(reply: FastifyReply): Record<string, string> {
  const headers = Object.entries(reply.getHeaders() as Record<string, string>)
  return Object.fromEntries(headers.filter(([name]) => OF_STREAMS.test(name)))
}

const OF_STREAMS = /^(?:access-control-|vary$|x-content-type-options$)/
