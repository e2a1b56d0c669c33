/** A drawn thread, without the token that is another in every form. */
export interface DrawnThread {
  /** The version of the thread, and whatever else its looks depend on. */
  readonly stamp: string
  /** Around the form's token; one piece when there is no form. */
  readonly pieces: readonly Buffer[]
}

export interface ThreadCache {
  /** What was drawn for `key`, unless the thread has moved on since. */
  readonly get: (key: string, stamp: string) => DrawnThread | undefined
  readonly put: (key: string, drawn: DrawnThread) => void
  /** Drops what was drawn for keys of which `which` is true of the stamp, and whether any was. */
  readonly drop: (which: (key: string, stamp: string) => boolean) => boolean
}

/** Remembers drawn threads up to `bytesMax`; those not asked for longest go first. */
export function createThreadCache(bytesMax: number): ThreadCache {
  const drawn = new Map<string, DrawnThread>()
  let bytes = 0
  const drop = (key: string) => {
    const old = drawn.get(key)
    if (!old) return
    drawn.delete(key)
    bytes -= sizeOf(old)
  }
  return {
    get(key, stamp) {
      const found = drawn.get(key)
      if (found?.stamp !== stamp) return undefined
      drawn.delete(key)
      drawn.set(key, found)
      return found
    },
    drop(which) {
      const found = [...drawn].filter(([key, { stamp }]) => which(key, stamp))
      for (const [key] of found) drop(key)
      return found.length > 0
    },
    put(key, it) {
      drop(key)
      if (sizeOf(it) > bytesMax / 4) return
      drawn.set(key, it)
      bytes += sizeOf(it)
      for (const oldest of drawn.keys()) {
        if (bytes <= bytesMax) break
        drop(oldest)
      }
    },
  }
}

function sizeOf({ pieces }: DrawnThread): number {
  return pieces.reduce((sum, piece) => sum + piece.length, 0)
}
