import type { Migration } from './migrations.ts'

/** Who asked to be told of answers, and which mails go out. Not rebuilt from the journal. */
export const migration: Migration = {
  name: '0006-mail',
  sqlite: `
    CREATE TABLE mail_subscription (
      site         TEXT NOT NULL,
      id           TEXT NOT NULL,
      reply_id     TEXT NOT NULL, -- Whose answers are mailed.
      sealed       TEXT NOT NULL, -- The e-mail address, encrypted.
      address_hash TEXT NOT NULL, -- Of the address, keyed.
      state        TEXT NOT NULL CHECK (state IN ('pending', 'confirmed')),
      created_at   INTEGER NOT NULL,
      PRIMARY KEY (site, id)
    ) STRICT, WITHOUT ROWID;
    CREATE UNIQUE INDEX mail_subscription_of ON mail_subscription (site, reply_id);
    CREATE INDEX mail_subscription_by_address ON mail_subscription (site, address_hash);
    CREATE INDEX mail_subscription_by_age ON mail_subscription (site, state, created_at);
    CREATE TABLE mail_outbox (
      site            TEXT NOT NULL,
      subscription_id TEXT NOT NULL,
      answer_id       TEXT NOT NULL, -- Empty: the mail that asks to confirm.
      queued_at       INTEGER NOT NULL,
      due_at          INTEGER NOT NULL,
      attempts        INTEGER NOT NULL,
      done_at         INTEGER, -- Sent or given up: kept so that it is not sent again.
      PRIMARY KEY (site, subscription_id, answer_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX mail_outbox_due ON mail_outbox (site, due_at) WHERE done_at IS NULL;
    CREATE INDEX mail_outbox_answer ON mail_outbox (site, answer_id);
    CREATE TABLE mail_asked (
      site         TEXT NOT NULL,
      address_hash TEXT NOT NULL,
      at           INTEGER NOT NULL, -- Of the last mail that asked to confirm.
      PRIMARY KEY (site, address_hash)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE mail_position (
      site     TEXT NOT NULL PRIMARY KEY,
      position INTEGER NOT NULL -- Up to which the journal was followed.
    ) STRICT, WITHOUT ROWID;
  `,
}
