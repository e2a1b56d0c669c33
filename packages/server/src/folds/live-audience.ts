import {
  type ArticleId,
  LIMITS,
  type Position,
  Problem,
  type SiteId,
  sseFrame,
} from '@riposte/protocol'

/** One open page or desk: takes whole server-sent-events frames. */
export type SendFrame = (frame: string) => void

/** Who watches what. In memory: a page that reconnects says where it left off. */
export interface LiveAudience {
  /** @throws Problem `too-many-readers`. Returns the way to leave. */
  readonly joinThread: (site: SiteId, article: ArticleId, send: SendFrame) => () => void
  readonly joinDesk: (site: SiteId, send: SendFrame) => () => void
  /** Whether anybody watches: if not, there is nothing to draw. */
  readonly isWatched: (site: SiteId, article: ArticleId) => boolean
  readonly isDeskWatched: (site: SiteId) => boolean
  readonly tellThread: (site: SiteId, article: ArticleId, frame: Frame) => void
  /** Up to where the journal has been told to whoever watches. */
  readonly toldUpTo: () => Position
  readonly noteTold: (position: Position) => void
  /** Sends everybody a sign of life: a connection that says nothing is cut on the way. */
  readonly beat: () => void
  readonly tellDesk: (site: SiteId, frame: Frame) => void
}

interface Frame {
  readonly position: number
  readonly name: string
  readonly value: unknown
}

export function createLiveAudience(): LiveAudience {
  const rooms = new Map<string, Set<SendFrame>>()
  const readers = { count: 0, max: LIMITS.liveReadersMax }
  const desks = { count: 0, max: LIMITS.liveDesksMax }

  let told: Position = 0

  const join = (seats: typeof readers | typeof desks, room: string, send: SendFrame) => {
    if (seats.count >= seats.max) {
      const detail = 'Too many pages are watching just now. New replies show on the next visit.'
      throw new Problem('too-many-readers', detail, { retryAfterSeconds: 60 })
    }
    seats.count++
    const members = rooms.get(room) ?? new Set()
    rooms.set(room, members.add(send))
    return () => {
      if (!members.delete(send)) return
      seats.count--
      if (members.size === 0 && rooms.get(room) === members) rooms.delete(room)
    }
  }
  const tell = (room: string, { position, name, value }: Frame) => {
    const members = rooms.get(room)
    if (!members) return
    const frame = sseFrame(position, name, value)
    for (const send of members) send(frame)
  }
  const threadRoom = (site: SiteId, article: ArticleId) => `thread ${site} ${article}`
  const deskRoom = (site: SiteId) => `desk ${site}`

  return {
    joinThread: (site, article, send) => join(readers, threadRoom(site, article), send),
    joinDesk: (site, send) => join(desks, deskRoom(site), send),
    isWatched: (site, article) => rooms.has(threadRoom(site, article)),
    isDeskWatched: (site) => rooms.has(deskRoom(site)),
    tellThread: (site, article, frame) => tell(threadRoom(site, article), frame),
    toldUpTo: () => told,
    noteTold(position) {
      told = position
    },
    beat() {
      for (const members of rooms.values()) for (const send of members) send(': still here\n\n')
    },
    tellDesk: (site, frame) => tell(deskRoom(site), frame),
  }
}
