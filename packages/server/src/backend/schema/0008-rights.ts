import type { Migration } from './migrations.ts'

/** All replies of one writer, in the order in which they were sent. */
export const migration: Migration = {
  name: '0008-rights',
  sqlite: `
    CREATE INDEX reply_of_writer ON reply (site, writer, submitted_at, id)
      WHERE writer IS NOT NULL;
  `,
}
