import type { Migration } from './migrations.ts'

/** Changes nothing: it keeps the number. */
export const migration: Migration = {
  name: '0005-reserved',
  sqlite: '',
}
