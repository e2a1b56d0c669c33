import {
  type Fields,
  firstTextIn,
  flagIn,
  idIn,
  momentOf,
  numberIn,
  replyWith,
  STAFF,
  textIn,
} from '../fields.ts'
import type { MovedReply, SourceFormat } from '../moved.ts'
import { hasKeys, readRecords } from '../read-records.ts'
import { textOfHtml } from '../text-of-html.ts'

/** Twikoo's comments: a list, or MongoDB's documents a line. */
export const twikoo: SourceFormat = {
  name: 'twikoo',
  title: 'Twikoo JSON',
  isLike: (head) => hasKeys(head, '_id', 'nick', 'comment'),
  async *read(files) {
    for (const file of files) {
      for await (const fields of readRecords(file)) if ('comment' in fields) yield replyOf(fields)
    }
  },
}

function replyOf(fields: Fields): MovedReply {
  const parent = idIn(fields, 'pid') || idIn(fields, 'rid')
  return replyWith({
    id: idIn(fields, '_id'),
    parentId: parent === '' || parent === 'null' ? null : parent,
    page: firstTextIn(fields, 'href', 'url'),
    name: textIn(fields, 'nick'),
    email: textIn(fields, 'mail'),
    address: textIn(fields, 'ip'),
    website: textIn(fields, 'link'),
    text: textOfHtml(textIn(fields, 'comment')),
    submittedAt: momentOf(fields['created']),
    status: flagIn(fields, 'isSpam') ? 'spam' : 'published',
    badge: flagIn(fields, 'master') ? STAFF : '',
    votes: votesIn(fields, 'ups') || votesIn(fields, 'like'),
    isPinned: flagIn(fields, 'top'),
  })
}

/** A list of who voted, also as JSON in a text; or a number. */
function votesIn(fields: Fields, name: string): number {
  const value = fields[name]
  if (Array.isArray(value)) return value.length
  if (typeof value !== 'string' || !value.startsWith('[')) return numberIn(fields, name)
  try {
    return (JSON.parse(value) as readonly unknown[]).length
  } catch {
    return 0
  }
}
