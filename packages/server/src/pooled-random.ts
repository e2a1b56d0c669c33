const POOL_BYTES = 4_096

/**
 * Random bytes out of a pool that `fill` fills again when it runs low: one call to the system for
 * hundreds of ids. No byte is given out twice, and what was given out is wiped from the pool.
 */
export function pooledRandom(fill: (pool: Uint8Array) => void): (count: number) => Uint8Array {
  const pool = new Uint8Array(POOL_BYTES)
  let next = POOL_BYTES
  return (count) => {
    if (count > POOL_BYTES) {
      const bytes = new Uint8Array(count)
      fill(bytes)
      return bytes
    }
    if (next + count > POOL_BYTES) {
      fill(pool)
      next = 0
    }
    const bytes = pool.slice(next, next + count)
    pool.fill(0, next, next + count)
    next += count
    return bytes
  }
}
