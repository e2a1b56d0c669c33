import type { Migration } from './migrations.ts'

/** What Akismet clients asked and how often. Not from the journal, so it is not rebuilt. */
export const migration: Migration = {
  name: '0004-check',
  sqlite: `
    CREATE TABLE usage (
      account         TEXT NOT NULL,
      blog            TEXT NOT NULL,
      day             TEXT NOT NULL, -- UTC.
      spam            INTEGER NOT NULL,
      ham             INTEGER NOT NULL,
      missed_spam     INTEGER NOT NULL,
      false_positives INTEGER NOT NULL,
      PRIMARY KEY (account, blog, day)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE comment_check (
      account   TEXT NOT NULL,
      guid      TEXT NOT NULL,
      site      TEXT NOT NULL,
      blog      TEXT NOT NULL,
      at        INTEGER NOT NULL,
      verdict   TEXT NOT NULL, -- As JSON.
      lesson_id TEXT NOT NULL, -- A keyed hash of what was sent.
      PRIMARY KEY (account, guid)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX comment_check_about ON comment_check (site, lesson_id, at);
    CREATE INDEX comment_check_by_age ON comment_check (at);
  `,
}
