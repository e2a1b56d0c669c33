import type { Database } from 'better-sqlite3'
import type { SweepBook } from '../sweep-book.ts'

/** What the sweep must know after a restart, in the one row of table `sweep`. */
export function sqliteSweepBook(db: Database): SweepBook {
  const read = db.prepare<[], string>('SELECT state FROM sweep').pluck()
  const write = db.prepare('INSERT OR REPLACE INTO sweep VALUES (1, ?)')
  return {
    async read() {
      const state = read.get()
      return state === undefined ? undefined : JSON.parse(state)
    },
    async write(state) {
      write.run(JSON.stringify(state))
    },
  }
}
