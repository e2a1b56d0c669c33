import { type Lives, wordedLife } from './lives.ts'
import type { RegisterEntry } from './register.ts'

/** The register's entries as the notice prints them: everything but where they are stored. */
export function noticeEntries(
  entries: readonly RegisterEntry[],
  lives: Lives,
): readonly Omit<RegisterEntry, 'id' | 'places'>[] {
  return entries.map(({ id: _id, places: _places, ...shown }) => ({
    ...shown,
    life: wordedLife(shown.life, lives),
  }))
}
