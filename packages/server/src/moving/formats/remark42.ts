import { LIMITS } from '@riposte/protocol'
import {
  type Fields,
  fieldsOf,
  flagIn,
  momentOf,
  numberIn,
  replyWith,
  STAFF,
  textIn,
} from '../fields.ts'
import type { Moved, MovedReply, SourceFile, SourceFormat } from '../moved.ts'
import { readJsonLines } from '../read-json-lines.ts'
import { lineOfHtml, textOfHtml } from '../text-of-html.ts'

/** Remark42's backup: a line about users and pages, then a comment a line. */
export const remark42: SourceFormat = {
  name: 'remark42',
  title: 'Remark42 backup',
  isLike: (head) =>
    /^\s*\{\s*"version"\s*:\s*1\s*,\s*"users"\s*:/.test(Buffer.from(head).toString()),
  async *read(files) {
    for (const file of files) yield* readFile(file)
  },
}

async function* readFile(file: SourceFile): AsyncGenerator<Moved> {
  for await (const { line, value } of readJsonLines(file, LIMITS.importRecordBytesMax)) {
    const fields = fieldsOf(value)
    if (line === 1 && 'version' in fields) yield* pagesIn(fields)
    else yield replyOf(fields)
  }
}

function* pagesIn(head: Fields): Generator<Moved> {
  const pages = head['posts']
  for (const page of (Array.isArray(pages) ? pages : []).map(fieldsOf)) {
    const state = flagIn(page, 'read_only') ? 'closed' : 'open'
    yield { kind: 'page', page: textIn(page, 'url'), title: '', state }
  }
}

function replyOf(fields: Fields): MovedReply {
  const user = fieldsOf(fields['user'])
  const typed = textIn(fields, 'orig')
  return replyWith({
    id: textIn(fields, 'id'),
    parentId: textIn(fields, 'pid') || null,
    page: textIn(fieldsOf(fields['locator']), 'url'),
    name: lineOfHtml(textIn(user, 'name')),
    text: typed || textOfHtml(textIn(fields, 'text')),
    submittedAt: momentOf(fields['time']),
    status: flagIn(fields, 'delete') ? 'erased' : 'published',
    badge: flagIn(user, 'admin') ? STAFF : '',
    votes: numberIn(fields, 'score'),
    isPinned: flagIn(fields, 'pin'),
  })
}
