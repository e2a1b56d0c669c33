import type { Migration } from './migrations.ts'

/** All that ranking the roots of a thread asks for stands in the indexes: no row is looked up. */
export const migration: Migration = {
  name: '0008-ranking',
  sqlite: `
    DROP INDEX reply_voted;
    CREATE INDEX reply_ranked
      ON reply (site, article, votes, submitted_at, id, root_id, shown, pinned)
      WHERE root_id = id AND votes > 0 AND shown = 1 AND pinned = 0;
    DROP INDEX vote_in_thread;
    CREATE INDEX vote_in_thread ON vote (site, article, at, count);
  `,
}
