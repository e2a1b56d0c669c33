import type { Migration } from './migrations.ts'

/**
 * Replies that were moved here from another system, with the votes that they had there. There were
 * none before, so every row that is there already is right as it is.
 */
export const migration: Migration = {
  name: '0007-moved',
  sqlite: `
    ALTER TABLE reply ADD COLUMN imported TEXT; -- JSON: from where, its id there, when.
    ALTER TABLE vote ADD COLUMN count INTEGER NOT NULL DEFAULT 1; -- More: from elsewhere.
  `,
}
