import type { Database } from 'better-sqlite3'
import type { Contacts, Disclosures, KeptNotice } from '../disclosures.ts'

/** Tables `notice` and `egress`. */
export function sqliteDisclosures(db: Database): Disclosures {
  const keep = db.prepare(
    `INSERT OR IGNORE INTO notice (site, version, at, body)
     VALUES (@site, @version, @at, @body)`,
  )
  const notice = db.prepare<[string, string], KeptNotice>(
    'SELECT version, at, body FROM notice WHERE site = ? AND version = ?',
  )
  const notices = db.prepare<[string], Omit<KeptNotice, 'body'>>(
    'SELECT version, at FROM notice WHERE site = ? ORDER BY at DESC, version',
  )
  const contact = db.prepare(
    `INSERT INTO egress (site, recipient, day, count) VALUES (?, ?, ?, 1)
     ON CONFLICT DO UPDATE SET count = count + 1`,
  )
  const contacts = db.prepare<[string, string], Contacts>(
    `SELECT recipient, day, count FROM egress WHERE site = ? AND day >= ?
     ORDER BY recipient, day`,
  )
  const forget = db.prepare('DELETE FROM egress WHERE day < ?')
  return {
    keepNotice: async (site, it) => void keep.run({ site, ...it }),
    notice: async (site, version) => notice.get(site, version),
    notices: async (site) => notices.all(site),
    noteContact: async (site, recipient, day) => void contact.run(site, recipient, day),
    contactsSince: async (site, day) => contacts.all(site, day),
    forgetContacts: async (day) => forget.run(day).changes,
  }
}
