import { LIMITS, Problem } from '@riposte/protocol'

/**
 * Which replies of a source there are and what each answers. Holds an id once and three numbers a
 * reply, so that a source of millions fits in memory.
 */
export interface ReplyLinks {
  /** Adds a reply that stands in the thread `thread`; false when its id was there before. */
  readonly add: (id: string, parentId: string | null, thread: number) => boolean
  /** Once all are added: cuts what cannot be. */
  readonly settle: () => CutLinks
  /** Once settled: what a reply answers here; null: the article itself. */
  readonly parentOf: (id: string, parentId: string | null) => string | null
  /** True the first time that it is asked for an id. */
  readonly takeOnce: (id: string) => boolean
}

export interface CutLinks {
  /** Answers to what is not there, or stands in another thread: they answer the article now. */
  readonly orphans: number
  /** Circles of answers that answer each other: one of each answers the article now. */
  readonly circles: number
}

const NONE = -1

/** What is known of an id, as bits. */
const [ADDED, CUT, TAKEN] = [1, 2, 4]

export function createReplyLinks(): ReplyLinks {
  const numbers = new Map<string, number>()
  let parents = new Int32Array(1024)
  let threads = new Int32Array(1024)
  let flags = new Uint8Array(1024)

  const numberOf = (id: string): number => {
    const known = numbers.get(id)
    if (known !== undefined) return known
    const number = numbers.size
    if (number >= 2 * LIMITS.importedRepliesMax) throw tooMany()
    if (number >= flags.length) grow()
    numbers.set(id, number)
    parents[number] = NONE
    return number
  }
  const grow = () => {
    const size = 2 * flags.length
    const [wider, wide, flat] = [new Int32Array(size), new Int32Array(size), new Uint8Array(size)]
    wider.set(parents)
    wide.set(threads)
    flat.set(flags)
    ;[parents, threads, flags] = [wider, wide, flat]
  }
  const has = (number: number, flag: number) => (flags[number]! & flag) !== 0
  const set = (number: number, flag: number) => {
    flags[number] = flags[number]! | flag
  }

  return {
    add(id, parentId, thread) {
      const number = numberOf(id)
      if (has(number, ADDED)) return false
      set(number, ADDED)
      threads[number] = thread
      parents[number] = parentId === null ? NONE : numberOf(parentId)
      return true
    },
    settle() {
      let orphans = 0
      for (let i = 0; i < numbers.size; i++) {
        const parent = parents[i]!
        if (parent === NONE || !has(i, ADDED)) continue
        if (has(parent, ADDED) && threads[parent] === threads[i]) continue
        parents[i] = NONE
        set(i, CUT)
        orphans++
      }
      const cut = circlesIn(parents, numbers.size)
      for (const i of cut) set(i, CUT)
      return { orphans, circles: cut.length }
    },
    parentOf: (id, parentId) => (has(numberOf(id), CUT) ? null : parentId),
    takeOnce(id) {
      const number = numberOf(id)
      if (has(number, TAKEN)) return false
      set(number, TAKEN)
      return true
    },
  }
}

/** Walks up from each; who is met twice on one way closes a circle, and its link goes. */
function circlesIn(parents: Int32Array, count: number): readonly number[] {
  const cut: number[] = []
  const walkOf = new Int32Array(count).fill(NONE)
  for (let start = 0; start < count; start++) {
    let at = start
    while (at !== NONE && walkOf[at] === NONE) {
      walkOf[at] = start
      const next = parents[at]!
      if (next !== NONE && walkOf[next] === start) {
        parents[next] = NONE
        cut.push(next)
      }
      at = next
    }
  }
  return cut
}

function tooMany(): Problem {
  const most = LIMITS.importedRepliesMax
  return new Problem('invalid-request', `More than ${most} replies: split the source.`)
}
