/** A reply of one list, as its `<li>` tells. */
export interface Placed {
  readonly id: string
  /** Whom it answers; empty for nobody. */
  readonly parentId: string
  /** When it was sent, ms since 1970; NaN when the page does not say. */
  readonly at: number
}

/**
 * Where in a list of replies a newcomer belongs: the index of the one that it stands before.
 *
 * Answers of the same reply stand oldest first. In the deepest list answers stand below whom they
 * answer, together with what answers them: see `threadTree` in the server. Roots stand in the
 * order of the thread: `newest` first, or, ranked by votes, a newcomer last.
 */
export function placeInList(
  list: readonly Placed[],
  newcomer: Placed,
  order: string | null = null,
): number {
  const ids = new Set(list.map(({ id }) => id))
  const isTop = (it: Placed) => !ids.has(it.parentId)
  const isLater = (it: Placed) =>
    order === 'newest' ? it.at < newcomer.at : order !== 'best' && it.at > newcomer.at
  if (isTop(newcomer)) return indexOrEnd(list, 0, (it) => isTop(it) && isLater(it))

  const start = list.findIndex(({ id }) => id === newcomer.parentId) + 1
  const below = new Set([newcomer.parentId])
  return indexOrEnd(list, start, (it) => {
    if (!below.has(it.parentId)) return true
    below.add(it.id)
    return it.parentId === newcomer.parentId && isLater(it)
  })
}

/**
 * Every reply below one of a thread, at any depth: each after the one that it answers.
 * A ring of replies is gone round once.
 */
export function repliesBelow(thread: readonly Placed[], id: string): readonly string[] {
  const below = new Set([id])
  // A set hands out what is added while it is gone through.
  for (const above of below) {
    for (const it of thread) if (it.parentId === above) below.add(it.id)
  }
  below.delete(id)
  return [...below]
}

function indexOrEnd<T>(list: readonly T[], start: number, test: (it: T) => boolean): number {
  const found = list.slice(start).findIndex(test)
  return found < 0 ? list.length : start + found
}
