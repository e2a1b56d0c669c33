import type { ReplyStatus } from '@riposte/protocol'
import {
  type Fields,
  fieldsOf,
  firstTextIn,
  flagIn,
  momentOf,
  numberIn,
  replyWith,
  STAFF,
  textIn,
} from '../fields.ts'
import type { MovedReply, SourceFormat } from '../moved.ts'
import { readJson } from '../read-json.ts'

interface User {
  readonly name: string
  readonly email: string
  readonly website: string
  readonly badge: string
}

const STATUSES: Readonly<Record<string, ReplyStatus>> = {
  '': 'published',
  approved: 'published',
  waiting: 'held',
  spam: 'spam',
}

/** What Waline's administration exports. Passwords and second factors are passed over. */
export const waline: SourceFormat = {
  name: 'waline',
  title: 'Waline JSON',
  isLike: (head) => /"type"\s*:\s*"waline"/.test(Buffer.from(head).toString('utf8', 0, 4_096)),
  async *read(files) {
    for (const file of files) {
      const users = new Map<string, User>()
      for await (const { value } of readJson(file, ['$.data.Users.*'])) {
        const fields = fieldsOf(value)
        users.set(textIn(fields, 'objectId'), userOf(fields))
      }
      for await (const { value } of readJson(file, ['$.data.Comment.*'])) {
        const fields = fieldsOf(value)
        yield replyOf(fields, users.get(textIn(fields, 'user_id')))
      }
    }
  },
}

function userOf(fields: Fields): User {
  const isStaff = textIn(fields, 'type') === 'administrator'
  return {
    name: textIn(fields, 'display_name'),
    email: textIn(fields, 'email'),
    website: textIn(fields, 'url'),
    badge: textIn(fields, 'label') || (isStaff ? STAFF : ''),
  }
}

/** Its widget puts a link to whom somebody answers before the words; here the thread says that. */
const ADDRESSED = /^\s*\[@[^\]\n]*\]\(#[^)\n]*\)\s*[:,]?\s*/

function replyOf(fields: Fields, user: User | undefined): MovedReply {
  return replyWith({
    id: textIn(fields, 'objectId'),
    parentId: firstTextIn(fields, 'pid', 'rid') || null,
    page: textIn(fields, 'url'),
    name: textIn(fields, 'nick') || (user?.name ?? ''),
    email: textIn(fields, 'mail') || (user?.email ?? ''),
    address: textIn(fields, 'ip'),
    website: textIn(fields, 'link') || (user?.website ?? ''),
    text: textIn(fields, 'comment').replace(ADDRESSED, ''),
    submittedAt:
      [fields['insertedAt'], fields['createdAt']].map(momentOf).find(Number.isFinite) ?? NaN,
    status: STATUSES[textIn(fields, 'status')] ?? 'held',
    badge: user?.badge ?? '',
    votes: numberIn(fields, 'like'),
    isPinned: flagIn(fields, 'sticky'),
  })
}
