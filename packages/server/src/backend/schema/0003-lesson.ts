import type { Migration } from './migrations.ts'

/** What each site's model learned, and still knows. A fold of the journal. */
export const migration: Migration = {
  name: '0003-lesson',
  sqlite: `
    CREATE TABLE lesson (
      site      TEXT NOT NULL,
      id        TEXT NOT NULL, -- A reply's id, or a keyed hash of what an Akismet client sent.
      label     TEXT NOT NULL CHECK (label IN ('ham', 'spam')),
      features  TEXT NOT NULL, -- Hashed, base64.
      taught_at INTEGER,       -- NULL: lives as long as the reply that it is about.
      position  INTEGER NOT NULL,
      PRIMARY KEY (site, id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX lesson_in_order ON lesson (site, position);
  `,
}
