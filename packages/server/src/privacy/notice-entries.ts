import { type Lives, wordedLife } from './lives.ts'
import type { RegisterEntry } from './register-entry.ts'

/** An entry as the notice shows it: everything but where it is stored. */
export type NoticeEntry = Omit<RegisterEntry, 'places'>

/** With lives as this site chose them. */
export function noticeEntries(
  entries: readonly RegisterEntry[],
  lives: Lives,
): readonly NoticeEntry[] {
  return entries.map(({ places: _, ...shown }) => ({
    ...shown,
    life: wordedLife(shown.life, lives),
  }))
}
