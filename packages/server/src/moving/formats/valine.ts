import { type Fields, firstTextIn, flagIn, momentOf, replyWith, textIn } from '../fields.ts'
import type { MovedReply, SourceFormat } from '../moved.ts'
import { hasKeys, readRecords } from '../read-records.ts'
import { textOfHtml } from '../text-of-html.ts'

/** Valine's comments as LeanCloud exports them. */
export const valine: SourceFormat = {
  name: 'valine',
  title: 'Valine JSON',
  isLike: (head) => hasKeys(head, 'objectId', 'nick', 'comment'),
  async *read(files) {
    for (const file of files) {
      for await (const fields of readRecords(file)) if ('comment' in fields) yield replyOf(fields)
    }
  },
}

function replyOf(fields: Fields): MovedReply {
  const moments = [fields['insertedAt'], fields['createdAt']].map(momentOf)
  return replyWith({
    id: textIn(fields, 'objectId'),
    parentId: firstTextIn(fields, 'pid', 'rid') || null,
    page: textIn(fields, 'url'),
    name: textIn(fields, 'nick'),
    email: textIn(fields, 'mail'),
    address: textIn(fields, 'ip'),
    website: textIn(fields, 'link'),
    text: textOfHtml(withoutAddressed(textIn(fields, 'comment')), 'break'),
    submittedAt: moments.find(Number.isFinite) ?? Number.NaN,
    status: flagIn(fields, 'isSpam') ? 'spam' : 'published',
  })
}

/** `<a class="at" href="#…">@name</a>` says whom the words answer: so does the thread. */
function withoutAddressed(html: string): string {
  return html.replace(/^\s*(?:<p>\s*)?<a class="at"[^>]*>@[^<]*<\/a>\s*[,:]?\s*/, '')
}
