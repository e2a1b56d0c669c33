/** A call that waits for the commit that it shares. */
interface Waiting<T, R> {
  readonly item: T
  readonly resolve: (result: R) => void
  readonly reject: (reason: unknown) => void
}

/** What became of one item of a batch. */
export type Settled<R> = { readonly result: R } | { readonly failure: unknown }

/**
 * Gathers the calls of one turn of the event loop and hands them to `commit` together, in order.
 * `commit` answers for each; when it throws, the whole batch failed and every call is told so.
 */
export function batchRecords<T, R>(
  commit: (items: readonly T[]) => readonly Settled<R>[],
): { readonly add: (item: T) => Promise<R>; readonly flush: () => void } {
  let waiting: Waiting<T, R>[] = []
  const flush = () => {
    const batch = waiting
    waiting = []
    if (batch.length === 0) return
    try {
      const settled = commit(batch.map(({ item }) => item))
      for (const [i, { resolve, reject }] of batch.entries()) {
        const outcome = settled[i]!
        if ('result' in outcome) resolve(outcome.result)
        else reject(outcome.failure)
      }
    } catch (failure) {
      for (const { reject } of batch) reject(failure)
    }
  }
  return {
    add(item) {
      return new Promise((resolve, reject) => {
        if (waiting.length === 0) setImmediate(flush)
        waiting.push({ item, resolve, reject })
      })
    },
    flush,
  }
}
