import type { ReplyStatus } from '@riposte/protocol'
import { type Fields, flagIn, momentOf, numberIn, replyWith, textIn } from '../fields.ts'
import type { MovedReply, SourceFormat } from '../moved.ts'
import { hasKeys, readRecords } from '../read-records.ts'

/** Artalk's exchange format, in which every value is a text. */
export const artrans: SourceFormat = {
  name: 'artrans',
  title: 'Artrans (Artalk)',
  isLike: (head) => hasKeys(head, 'page_key', 'content'),
  async *read(files) {
    for (const file of files) for await (const fields of readRecords(file)) yield replyOf(fields)
  },
}

function replyOf(fields: Fields): MovedReply {
  const parent = textIn(fields, 'rid')
  const status: ReplyStatus = flagIn(fields, 'is_pending') ? 'held' : 'published'
  return replyWith({
    id: textIn(fields, 'id'),
    parentId: parent === '' || parent === '0' ? null : parent,
    page: pageOf(fields),
    name: textIn(fields, 'nick'),
    email: textIn(fields, 'email'),
    address: textIn(fields, 'ip'),
    website: textIn(fields, 'link'),
    text: textIn(fields, 'content'),
    submittedAt: momentOf(fields['created_at']),
    status,
    badge: textIn(fields, 'badge_name'),
    votes: numberIn(fields, 'vote_up'),
    isPinned: flagIn(fields, 'is_pinned'),
  })
}

/** The first of the site's addresses is where its paths are. */
function pageOf(fields: Fields): string {
  const page = textIn(fields, 'page_key')
  const site = textIn(fields, 'site_urls').split(',')[0]!.trim()
  return !/^https?:/.test(page) && URL.canParse(page, site) ? new URL(page, site).href : page
}
