import type { Position, ReplyStatus, SiteId } from '@riposte/protocol'
import { type ExportChoice, type ExportedReply, exportedReply } from './exported-reply.ts'
import type { ExportedThread } from './exported-thread.ts'
import { WXR_META } from './wxr-meta.ts'
import { asciiJson, cdata, xmlText } from './xml-text.ts'

export interface WriteWxrNeeds {
  /** A reply's words as HTML, from the one renderer. */
  readonly htmlOf: (text: string) => string
  readonly site: SiteId
}

/** What WordPress calls our statuses. It has none for an empty place. */
const APPROVED: Readonly<Record<ReplyStatus, string>> = {
  published: '1',
  held: '0',
  spam: 'spam',
  rejected: 'trash',
  erased: 'trash',
}

const HEAD = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"
  xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
  xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:wp="http://wordpress.org/export/1.2/">
<channel>`

/**
 * Threads as WordPress's importer reads them (WXR 1.2): an item an article with its comments. What
 * WordPress has no field for is in `riposte_…` meta fields: our own importer gets all of it back.
 */
export function* writeWxr(
  needs: WriteWxrNeeds,
  threads: Iterable<ExportedThread>,
  choice: ExportChoice,
): Generator<string> {
  yield HEAD
  yield `<title>${xmlText(needs.site)}</title>`
  yield '<wp:wxr_version>1.2</wp:wxr_version>'
  let postId = 0
  for (const thread of threads) {
    yield itemOf(thread, ++postId)
    for (const { reply, parentPosition } of thread.replies) {
      const exported = exportedReply(reply, choice)
      if (exported) yield commentOf(needs, exported, parentPosition)
    }
    yield '</item>'
  }
  yield '</channel>\n</rss>'
}

function itemOf({ head, title, url }: ExportedThread, postId: number): string {
  const { article, state, firstAt } = head
  const isOpen = state === 'open'
  const began = dateOf(firstAt ?? 0)
  return [
    '<item>',
    `<title>${cdata(title || article)}</title>`,
    `<link>${xmlText(url)}</link>`,
    `<wp:post_id>${postId}</wp:post_id>`,
    `<wp:post_date>${began}</wp:post_date>`,
    `<wp:post_date_gmt>${began}</wp:post_date_gmt>`,
    `<wp:comment_status>${isOpen ? 'open' : 'closed'}</wp:comment_status>`,
    '<dc:creator></dc:creator>',
    '<content:encoded></content:encoded>',
    '<excerpt:encoded></excerpt:encoded>',
    '<wp:status>publish</wp:status>',
    '<wp:post_type>post</wp:post_type>',
    metaOf('post', WXR_META.article, article),
    metaOf('post', WXR_META.state, state),
  ].join('\n')
}

/** Its number is where it came in: the same in every export, and no other reply has it. */
function commentOf(
  { htmlOf }: WriteWxrNeeds,
  { reply, status, hasRevisions }: ExportedReply,
  parentPosition: Position | null,
): string {
  const isPlace = status === 'erased'
  const date = dateOf(reply.submittedAt)
  return [
    '<wp:comment>',
    `<wp:comment_id>${reply.firstPosition}</wp:comment_id>`,
    `<wp:comment_author>${cdata(isPlace ? '' : reply.name)}</wp:comment_author>`,
    '<wp:comment_author_email></wp:comment_author_email>',
    `<wp:comment_author_url>${xmlText(isPlace ? '' : reply.website)}</wp:comment_author_url>`,
    '<wp:comment_author_IP></wp:comment_author_IP>',
    `<wp:comment_date>${date}</wp:comment_date>`,
    `<wp:comment_date_gmt>${date}</wp:comment_date_gmt>`,
    `<wp:comment_content>${cdata(isPlace ? '' : htmlOf(reply.text))}</wp:comment_content>`,
    `<wp:comment_approved>${APPROVED[status]}</wp:comment_approved>`,
    '<wp:comment_type>comment</wp:comment_type>',
    '<wp:comment_user_id>0</wp:comment_user_id>',
    `<wp:comment_parent>${parentPosition ?? 0}</wp:comment_parent>`,
    ...metaOfReply(reply, status, hasRevisions),
    '</wp:comment>',
  ].join('\n')
}

function metaOfReply(
  reply: ExportedReply['reply'],
  status: ReplyStatus,
  hasRevisions: boolean,
): readonly string[] {
  const meta = (key: string, value: string) => metaOf('comment', key, value)
  const { id, submittedAt, text, name, badge, votes, isPinned, isPicked } = reply
  const place = [
    meta(WXR_META.id, id),
    meta(WXR_META.status, status),
    meta(WXR_META.submittedAt, iso(submittedAt)),
  ]
  if (status === 'erased') return place
  const revisions = reply.revisions.map((it) => ({ ...it, replacedAt: iso(it.replacedAt) }))
  return [
    ...place,
    meta(WXR_META.text, asciiJson(text)),
    meta(WXR_META.name, asciiJson(name)),
    ...(badge ? [meta(WXR_META.badge, asciiJson(badge))] : []),
    ...(votes > 0 ? [meta(WXR_META.votes, String(votes))] : []),
    ...(isPinned ? [meta(WXR_META.isPinned, '1')] : []),
    ...(isPicked ? [meta(WXR_META.isPicked, '1')] : []),
    ...(hasRevisions ? [meta(WXR_META.revisions, asciiJson(revisions))] : []),
  ]
}

function metaOf(of: 'post' | 'comment', key: string, value: string): string {
  const words = `<wp:meta_key>${key}</wp:meta_key><wp:meta_value>${cdata(value)}</wp:meta_value>`
  return `<wp:${of}meta>${words}</wp:${of}meta>`
}

/** `2026-11-20 13:05:00`, UTC. */
const dateOf = (ms: number) => iso(ms).slice(0, 19).replace('T', ' ')

const iso = (ms: number) => new Date(ms).toISOString()
