import type { Migration } from './migrations.ts'

/** All replies of one writer, in their order; and that a writer objected, which none has yet. */
export const migration: Migration = {
  name: '0012-rights',
  sqlite: `
    ALTER TABLE reply ADD COLUMN objected_at INTEGER; -- To the filter's learning.
    CREATE INDEX reply_of_writer ON reply (site, writer, submitted_at, id)
      WHERE writer IS NOT NULL;
  `,
}
