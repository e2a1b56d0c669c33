import type { Migration } from './migrations.ts'

/** What came of trying whether an erasure leaves anything behind. Not rebuilt from the journal. */
export const migration: Migration = {
  name: '0010-keys',
  sqlite: `
    CREATE TABLE canary (
      at            INTEGER NOT NULL PRIMARY KEY,
      failure       TEXT, -- NULL: nothing was left.
      scanned_bytes INTEGER NOT NULL
    ) STRICT;
  `,
}
