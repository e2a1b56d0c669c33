import type { Migration } from './migrations.ts'

/** What writers appealed against. Nobody had before, so the rows that are there are right. */
export const migration: Migration = {
  name: '0013-appeal',
  sqlite: `
    ALTER TABLE reply ADD COLUMN appeals TEXT NOT NULL DEFAULT '[]'; -- JSON, oldest first.
    ALTER TABLE reply ADD COLUMN appealed_at INTEGER; -- NULL unless one waits for an answer.
    CREATE INDEX reply_appealed ON reply (site, position) WHERE appealed_at IS NOT NULL;
  `,
}
