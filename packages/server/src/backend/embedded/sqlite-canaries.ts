import type { Database } from 'better-sqlite3'
import { CANARIES_MAX, type Canaries, type Canary } from '../canaries.ts'

/** Results in the table `canary`. */
export function sqliteCanaries(db: Database): Canaries {
  const insert = db.prepare('INSERT OR REPLACE INTO canary VALUES (?, ?, ?)')
  const forget = db.prepare(
    'DELETE FROM canary WHERE at NOT IN (SELECT at FROM canary ORDER BY at DESC LIMIT ?)',
  )
  const last = db.prepare<[], Canary>(
    'SELECT at, failure, scanned_bytes AS scannedBytes FROM canary ORDER BY at DESC LIMIT 1',
  )
  const count = db.prepare<[], number>('SELECT count(*) FROM canary').pluck()
  const note = db.transaction(({ at, failure, scannedBytes }: Canary) => {
    insert.run(at, failure, scannedBytes)
    forget.run(CANARIES_MAX)
  })
  return {
    note: async (canary) => note.immediate(canary),
    last: async () => last.get(),
    count: async () => count.get() ?? 0,
  }
}
