import { connect } from 'node:net'
import type { ReplyId } from '@riposte/protocol'
import { about } from '../threads/requests.ts'
import type { SeededThread } from '../threads/seed-threads.ts'

/** An open page of a thread: it is told what changes. */
export interface ThreadFollower {
  /** Resolves to when it was told of a reply, by `performance.now`. */
  readonly told: (id: ReplyId, waitMs: number) => Promise<number>
  readonly close: () => void
}

export function followThread(port: number, thread: SeededThread): Promise<ThreadFollower> {
  const waiting = new Map<ReplyId, (at: number) => void>()
  const socket = connect({ port, host: 'localhost' })
  let kept = ''
  const follower: ThreadFollower = {
    told: (id, waitMs) =>
      new Promise((resolve, reject) => {
        const late = () => reject(new Error(`The open page was not told of ${id}.`))
        const timer = setTimeout(late, waitMs)
        waiting.set(id, (at) => {
          clearTimeout(timer)
          waiting.delete(id)
          resolve(at)
        })
      }),
    close: () => void socket.destroy(),
  }
  return new Promise((resolve, reject) => {
    socket.once('error', reject)
    socket.once('connect', () => {
      socket.write(`GET /v1/live?${about(thread)} HTTP/1.1\r\nhost: localhost\r\n\r\n`)
    })
    socket.once('data', () => resolve(follower))
    socket.on('data', (chunk) => {
      const at = performance.now()
      const frames = (kept + chunk.toString('latin1')).split('\n\n')
      kept = frames.pop()!
      for (const frame of frames) {
        const id = /"id":"([a-z2-7]{26})"/.exec(frame)?.[1] as ReplyId | undefined
        if (id) waiting.get(id)?.(at)
      }
    })
  })
}
