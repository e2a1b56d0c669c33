import type { Migration } from './migrations.ts'

/**
 * The record of decisions, a hash chain for each site; what the sweep must know after a restart.
 * Not rebuilt from the journal.
 */
export const migration: Migration = {
  name: '0011-record',
  sqlite: `
    CREATE TABLE record_entry (
      site     TEXT NOT NULL,
      number   INTEGER NOT NULL,
      at       INTEGER NOT NULL, -- As in the body.
      body     TEXT NOT NULL,    -- Canonical JSON.
      hash     TEXT NOT NULL,    -- SHA-256 over the hash before it and the body.
      subject  INTEGER,          -- As in the body.
      reply_id TEXT,             -- Until the reply is erased; no part of the chain.
      PRIMARY KEY (site, number)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX record_entry_about ON record_entry (site, reply_id) WHERE reply_id IS NOT NULL;
    CREATE INDEX record_entry_by_age ON record_entry (site, at);
    CREATE TABLE record_chain (
      site          TEXT NOT NULL PRIMARY KEY,
      anchor_number INTEGER NOT NULL, -- The newest entry that was dropped; 0: none.
      anchor_hash   TEXT NOT NULL,
      head_number   INTEGER NOT NULL, -- The newest entry.
      head_hash     TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE sweep (
      id    INTEGER PRIMARY KEY CHECK (id = 1),
      state TEXT NOT NULL -- JSON: what is believed of the clock, and what was swept last.
    ) STRICT;
  `,
}
