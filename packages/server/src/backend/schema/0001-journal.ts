import type { Migration } from './migrations.ts'

/** The journal. The only table that cannot be rebuilt. */
export const migration: Migration = {
  name: '0001-journal',
  sqlite: `
    CREATE TABLE event (
      position INTEGER PRIMARY KEY AUTOINCREMENT,
      site     TEXT NOT NULL,
      subject  TEXT NOT NULL, -- The reply or lesson that it is about.
      body     TEXT NOT NULL  -- The event as JSON.
    ) STRICT;
    CREATE INDEX event_about ON event (site, subject);
  `,
}
