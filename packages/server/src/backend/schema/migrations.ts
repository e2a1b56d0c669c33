import { migration as journal } from './0001-journal.ts'
import { migration as reply } from './0002-reply.ts'
import { migration as lesson } from './0003-lesson.ts'
import { migration as check } from './0004-check.ts'
import { migration as thread } from './0005-thread.ts'
import { migration as mail } from './0006-mail.ts'
import { migration as moved } from './0007-moved.ts'
import { migration as ranking } from './0008-ranking.ts'
import { migration as notice } from './0009-notice.ts'
import { migration as keys } from './0010-keys.ts'
import { migration as record } from './0011-record.ts'
import { migration as rights } from './0012-rights.ts'
import { migration as appeal } from './0013-appeal.ts'

/** One step of the schema. Its number is its place in the list, from 1. */
export interface Migration {
  readonly name: string
  readonly sqlite: string
  /** The views have new columns: they are folded anew from the journal. */
  readonly rebuildsViews?: boolean
}

/** Every step since the first version, in order. A step that has shipped is never edited. */
export const MIGRATIONS: readonly Migration[] = [
  journal,
  reply,
  lesson,
  check,
  thread,
  mail,
  moved,
  ranking,
  notice,
  keys,
  record,
  rights,
  appeal,
]
