import type { Migration } from './migrations.ts'

/** What people see of each reply. A fold of the journal, so it may be dropped and rebuilt. */
export const migration: Migration = {
  name: '0002-reply',
  sqlite: `
    CREATE TABLE reply (
      site             TEXT NOT NULL,
      id               TEXT NOT NULL,
      article          TEXT NOT NULL,
      parent_id        TEXT,
      name             TEXT NOT NULL,
      website          TEXT NOT NULL,
      text             TEXT NOT NULL,
      submitted_at     INTEGER NOT NULL, -- Milliseconds since 1970, like every _at.
      status           TEXT NOT NULL
        CHECK (status IN ('published', 'held', 'spam', 'rejected', 'erased')),
      verdict          TEXT, -- JSON; NULL once erased.
      status_by_filter TEXT NOT NULL,
      features         TEXT NOT NULL,
      decisions        TEXT NOT NULL, -- JSON, the standing ones.
      erased_by        TEXT,
      erased_at        INTEGER,
      changed_at       INTEGER NOT NULL, -- What the reply's life is counted from.
      first_position   INTEGER NOT NULL,
      position         INTEGER NOT NULL, -- Of the last event that changed this row.
      decided          INTEGER NOT NULL, -- 1 while a person's decision stands.
      PRIMARY KEY (site, id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX reply_in_thread ON reply (site, article, status, submitted_at, id);
    CREATE INDEX reply_answers ON reply (site, parent_id) WHERE parent_id IS NOT NULL;
    CREATE INDEX reply_changed ON reply (site, article, position);
    CREATE INDEX reply_in_queue ON reply (site, status, decided, position);
    CREATE INDEX reply_decided ON reply (site, position) WHERE decided = 1;
    CREATE INDEX reply_ageing ON reply (site, status, changed_at);
  `,
}
