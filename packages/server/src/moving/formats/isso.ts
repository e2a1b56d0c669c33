import { LIMITS, type ReplyStatus } from '@riposte/protocol'
import Database from 'better-sqlite3'
import { type Fields, numberIn, replyWith, textIn } from '../fields.ts'
import type { Moved, MovedReply, SourceFile, SourceFormat } from '../moved.ts'
import { sourceProblem } from '../source-problem.ts'

const STATUSES: Readonly<Record<number, ReplyStatus>> = { 1: 'published', 2: 'held', 4: 'erased' }

/** Of votes, tokens and masked addresses nothing is read. */
const COMMENTS = `
  SELECT c.id, c.parent, t.uri, t.title, c.created, c.mode, c.likes,
         substr(c.text, 1, @max + 1) AS text, substr(c.author, 1, @max) AS author,
         substr(c.email, 1, @max) AS email, substr(c.website, 1, @max) AS website
  FROM comments c JOIN threads t ON t.id = c.tid ORDER BY c.id`

/** Isso's own data file. */
export const isso: SourceFormat = {
  name: 'isso',
  title: 'Isso SQLite',
  isLike: (head) => Buffer.from(head).toString('latin1', 0, 16) === 'SQLite format 3\0',
  async *read(files) {
    for (const file of files) yield* readFile(file)
  },
}

function* readFile(file: SourceFile): Generator<Moved> {
  const told = new Set<string>()
  let db: Database.Database | undefined
  try {
    db = new Database(file.path, { readonly: true, fileMustExist: true })
    // A file from elsewhere may define its tables as anything.
    db.pragma('trusted_schema = OFF')
    const rows = db.prepare(COMMENTS).iterate({ max: LIMITS.importedTextCharsMax })
    for (const row of rows as Iterable<Fields>) {
      const page = textIn(row, 'uri')
      if (!told.has(page)) {
        told.add(page)
        yield { kind: 'page', page, title: textIn(row, 'title'), state: 'open' }
      }
      yield replyOf(row, page)
    }
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error
    const wrong = 'is no data file of Isso, or damaged. Copy it again while Isso is stopped'
    throw sourceProblem(file.path, error.code, wrong, error)
  } finally {
    db?.close()
  }
}

function replyOf(row: Fields, page: string): MovedReply {
  return replyWith({
    id: textIn(row, 'id'),
    parentId: textIn(row, 'parent') || null,
    page,
    name: textIn(row, 'author'),
    email: textIn(row, 'email'),
    website: textIn(row, 'website'),
    text: textIn(row, 'text'),
    submittedAt: Math.round(numberIn(row, 'created') * 1_000) || Number.NaN,
    status: STATUSES[numberIn(row, 'mode')] ?? 'held',
    votes: numberIn(row, 'likes'),
  })
}
