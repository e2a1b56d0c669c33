import type { ReplyStatus } from '@riposte/protocol'
import { type Fields, fieldsOf, momentOf, numberIn, replyWith, STAFF, textIn } from '../fields.ts'
import type { Moved, MovedPage, MovedReply, SourceFormat } from '../moved.ts'
import { readJsonLines } from '../read-json-lines.ts'
import { hasKeys } from '../read-records.ts'
import { textOfHtml } from '../text-of-html.ts'

interface Known {
  readonly stories: Map<string, MovedPage>
  readonly names: Map<string, Pick<MovedReply, 'name' | 'email'>>
}

/**
 * Coral's collections as `mongoexport` writes them, a document a line: comments, stories and users,
 * each in a file of its own, in any order.
 */
export const coral: SourceFormat = {
  name: 'coral',
  title: 'Coral’s collections',
  isLike: (head) => hasKeys(head, 'tenantID'),
  async *read(files) {
    const known: Known = { stories: new Map(), names: new Map() }
    for (const file of files) {
      for await (const { value } of readJsonLines(file)) learn(known, fieldsOf(value))
    }
    yield* known.stories.values()
    for (const file of files) {
      for await (const { value } of readJsonLines(file)) {
        const fields = fieldsOf(value)
        if (isComment(fields)) yield commentOf(fields, known)
      }
    }
  },
}

const isComment = (fields: Fields) => 'storyID' in fields && 'revisions' in fields

function learn({ stories, names }: Known, fields: Fields): void {
  const id = textIn(fields, 'id')
  if (isComment(fields)) return
  if ('url' in fields) {
    const metadata = fieldsOf(fields['metadata'])
    const state = Number.isFinite(momentOf(fields['closedAt'])) ? 'closed' : 'open'
    const page = textIn(fields, 'url')
    stories.set(id, { kind: 'page', page, title: textIn(metadata, 'title'), state })
  } else if ('username' in fields) {
    names.set(id, { name: textIn(fields, 'username'), email: textIn(fields, 'email') })
  }
}

const STATUSES: Readonly<Record<string, ReplyStatus>> = {
  NONE: 'published',
  APPROVED: 'published',
  PREMOD: 'held',
  SYSTEM_WITHHELD: 'held',
  REJECTED: 'rejected',
}

function commentOf(fields: Fields, { stories, names }: Known): Moved {
  const id = textIn(fields, 'id')
  const story = stories.get(textIn(fields, 'storyID'))
  if (!story) return { kind: 'left-out', id, what: 'reply to a missing page' }
  const revisions = fields['revisions']
  const revision = fieldsOf((Array.isArray(revisions) ? revisions : []).at(-1))
  const tags = tagsOf(fields)
  return replyWith({
    id,
    parentId: textIn(fields, 'parentID') || null,
    page: story.page,
    ...names.get(textIn(fields, 'authorID')),
    text: textOfHtml(textIn(revision, 'body')),
    submittedAt: momentOf(fields['createdAt']),
    status: statusOf(fields, revision),
    votes: numberIn(fieldsOf(fields['actionCounts']), 'REACTION'),
    isPicked: tags.includes('FEATURED'),
    badge: tags.some((it) => /^(STAFF|MODERATOR|ADMIN)$/.test(it)) ? STAFF : '',
  })
}

function statusOf(fields: Fields, revision: Fields): ReplyStatus {
  if (fields['deletedAt'] !== undefined && fields['deletedAt'] !== null) return 'erased'
  const status = STATUSES[textIn(fields, 'status')] ?? 'held'
  const isSpam = fieldsOf(revision['metadata'])['akismet'] === true
  return status === 'rejected' && isSpam ? 'spam' : status
}

function tagsOf(fields: Fields): readonly string[] {
  const tags = fields['tags']
  return (Array.isArray(tags) ? tags : []).map((it) =>
    typeof it === 'string' ? it : textIn(fieldsOf(it), 'type'),
  )
}
