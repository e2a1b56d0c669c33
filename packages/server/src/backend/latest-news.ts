import type { JournalEvent, Position, Recorded } from '@riposte/protocol'

/** What was recorded last, for the many that follow a journal and want just that. */
export interface LatestNews {
  readonly tell: (recorded: readonly Recorded[]) => void
  /** What came after `position`; undefined where the journal itself has to be asked. */
  readonly after: (position: Position) => readonly Recorded[] | undefined
}

/** Keeps the events of the last commit, so that followers need not each read and parse them. */
export function keepLatestNews(): LatestNews {
  let news: readonly Recorded[] = []
  return {
    tell(recorded) {
      if (recorded.length === 0) return
      // An erasure may have taken out what came just before it: only the journal knows.
      news = recorded.some(({ event }) => takesOut(event)) ? [] : recorded
    },
    after(position) {
      const [first, last] = [news[0], news.at(-1)]
      if (!first || !last || position < first.position - 1) return undefined
      return position >= last.position ? [] : news.filter((it) => it.position > position)
    },
  }
}

/** Whether it takes earlier events about the same subject out of the journal. */
export function forgetsAll({ type }: JournalEvent): boolean {
  return type === 'erased' || type === 'forgotten'
}

/** Whether it takes out such events, or something of them. */
export function takesOut(event: JournalEvent): boolean {
  return forgetsAll(event) || event.type === 'objected'
}
