import type { Migration } from './migrations.ts'

/** What the notice said when, under which version of it people replied, and who was contacted. */
export const migration: Migration = {
  name: '0009-notice',
  sqlite: `
    ALTER TABLE reply ADD COLUMN notice TEXT; -- The version; NULL: before there were any.
    CREATE TABLE notice (
      site    TEXT NOT NULL,
      version TEXT NOT NULL, -- A hash of the body.
      at      INTEGER NOT NULL, -- When it was first said.
      body    TEXT NOT NULL, -- JSON.
      PRIMARY KEY (site, version)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE egress (
      site      TEXT NOT NULL,
      recipient TEXT NOT NULL, -- The name of a server.
      day       TEXT NOT NULL, -- UTC, as 2026-11-20.
      count     INTEGER NOT NULL,
      PRIMARY KEY (site, recipient, day)
    ) STRICT, WITHOUT ROWID;
  `,
}
