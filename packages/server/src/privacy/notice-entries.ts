import type { RegisterEntry } from './register-entry.ts'

/** An entry as the notice shows it: everything but where it is stored. */
export type NoticeEntry = Omit<RegisterEntry, 'places'>

export function noticeEntries(entries: readonly RegisterEntry[]): readonly NoticeEntry[] {
  return entries.map(({ places: _, ...shown }) => shown)
}
