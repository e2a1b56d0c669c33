import type { Migration } from './migrations.ts'

/** Threads that are read a page at a time, votes, and what moderators and readers set off. */
export const migration: Migration = {
  name: '0005-thread',
  rebuildsViews: true,
  sqlite: `
    ALTER TABLE reply ADD COLUMN root_id TEXT NOT NULL DEFAULT '';
    ALTER TABLE reply ADD COLUMN shown_answers INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE reply ADD COLUMN shown INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE reply ADD COLUMN votes INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE reply ADD COLUMN writer TEXT; -- A keyed hash.
    ALTER TABLE reply ADD COLUMN badge TEXT NOT NULL DEFAULT '';
    ALTER TABLE reply ADD COLUMN revisions TEXT NOT NULL DEFAULT '[]'; -- JSON.
    ALTER TABLE reply ADD COLUMN reports TEXT NOT NULL DEFAULT '[]'; -- JSON, the open ones.
    ALTER TABLE reply ADD COLUMN pinned INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE reply ADD COLUMN picked INTEGER NOT NULL DEFAULT 0;
    DROP INDEX reply_in_thread;
    CREATE INDEX reply_roots ON reply (site, article, submitted_at, id)
      WHERE root_id = id AND shown = 1 AND pinned = 0;
    CREATE INDEX reply_pinned ON reply (site, article, submitted_at, id)
      WHERE root_id = id AND shown = 1 AND pinned = 1;
    CREATE INDEX reply_below_root ON reply (site, root_id, submitted_at, id)
      WHERE root_id <> id AND shown = 1;
    CREATE INDEX reply_shown ON reply (site, article, submitted_at, id) WHERE shown = 1;
    CREATE INDEX reply_newest ON reply (site, submitted_at, id) WHERE status = 'published';
    CREATE INDEX reply_voted ON reply (site, article, votes) WHERE root_id = id AND votes > 0;
    CREATE INDEX reply_reported ON reply (site, position) WHERE reports <> '[]';
    CREATE INDEX reply_by_writer ON reply (site, writer, status) WHERE writer IS NOT NULL;
    CREATE TABLE vote (
      site     TEXT NOT NULL,
      reply_id TEXT NOT NULL,
      voter    TEXT NOT NULL, -- A keyed hash, another for every reply.
      article  TEXT NOT NULL,
      at       INTEGER NOT NULL,
      PRIMARY KEY (site, reply_id, voter)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX vote_in_thread ON vote (site, article, at);
    CREATE TABLE thread (
      site      TEXT NOT NULL,
      article   TEXT NOT NULL,
      published INTEGER NOT NULL,
      state     TEXT NOT NULL CHECK (state IN ('open', 'closed', 'read-only')),
      first_at  INTEGER,
      last_at   INTEGER,
      version   INTEGER NOT NULL, -- The position of the last event that concerned it.
      PRIMARY KEY (site, article)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX thread_by_activity ON thread (site, last_at);
  `,
}
