import { REPLY_STATUSES, type ReplyStatus, type Revision, THREAD_STATES } from '@riposte/protocol'
import { fieldsOf, momentOf, replyWith, textIn } from '../fields.ts'
import type { Moved, MovedPage, SourceFile, SourceFormat } from '../moved.ts'
import { readElements, type XmlElement } from '../read-elements.ts'
import { lineOfHtml, textOfHtml } from '../text-of-html.ts'
import { WXR_META } from '../wxr-meta.ts'

const ITEM = 'rss/channel/item'
const COMMENT = `${ITEM}/wp:comment`

const STATUSES: Readonly<Record<string, ReplyStatus>> = {
  '1': 'published',
  approve: 'published',
  approved: 'published',
  '0': 'held',
  hold: 'held',
  spam: 'spam',
  trash: 'rejected',
  'post-trashed': 'rejected',
}

/** WordPress' export, WXR 1.0 to 1.2; and ours in its shape, of which it reads everything back. */
export const wordpress: SourceFormat = {
  name: 'wordpress',
  title: 'WordPress WXR',
  isLike: (head) => Buffer.from(head).includes('wordpress.org/export/'),
  async *read(files) {
    for (const file of files) yield* readFile(file)
  },
}

async function* readFile(file: SourceFile): AsyncGenerator<Moved> {
  let commented: XmlElement | null = null
  for await (const element of readElements(file, [ITEM, COMMENT])) {
    if (element.path === COMMENT) {
      commented = element.parent
      yield commentOf(element, pageOf(element.parent!))
    } else if (element === commented || isOurs(element)) yield pageSaid(element)
  }
}

/** In a file of ours a page may be closed before anybody wrote. */
function isOurs(item: XmlElement): boolean {
  return metaOf(item, 'wp:postmeta').has(WXR_META.state)
}

function pageOf(item: XmlElement): string {
  return metaOf(item, 'wp:postmeta').get(WXR_META.article) ?? childText(item, 'link')
}

function pageSaid(item: XmlElement): MovedPage {
  const said = metaOf(item, 'wp:postmeta').get(WXR_META.state)
  const wordPress = childText(item, 'wp:comment_status') === 'closed' ? 'closed' : 'open'
  const state = THREAD_STATES.find((name) => name === said) ?? wordPress
  return { kind: 'page', page: pageOf(item), title: lineOfHtml(childText(item, 'title')), state }
}

function commentOf(comment: XmlElement, page: string): Moved {
  const text = (name: string) => childText(comment, `wp:comment_${name}`)
  const id = text('id')
  const type = text('type')
  if (type !== '' && type !== 'comment') return { kind: 'left-out', id, what: type }
  const meta = metaOf(comment, 'wp:commentmeta')
  const parent = text('parent')
  const status = REPLY_STATUSES.find((name) => name === meta.get(WXR_META.status))
  const written = jsonText(meta.get(WXR_META.text))
  return replyWith({
    id,
    parentId: parent === '' || parent === '0' ? null : parent,
    page,
    name: jsonText(meta.get(WXR_META.name)) ?? lineOfHtml(text('author')),
    email: text('author_email'),
    address: text('author_IP'),
    website: text('author_url'),
    // People typed it into a box: there a line end is a line end.
    text: written ?? textOfHtml(text('content'), 'break'),
    submittedAt: momentIn(meta, text),
    status: status ?? STATUSES[text('approved')] ?? 'held',
    badge: jsonText(meta.get(WXR_META.badge)) ?? '',
    votes: Number(meta.get(WXR_META.votes) ?? 0) || 0,
    isPinned: meta.get(WXR_META.isPinned) === '1',
    isPicked: meta.get(WXR_META.isPicked) === '1',
    revisions: revisionsIn(meta.get(WXR_META.revisions)),
  })
}

/** The time of its own zone stands in for one that WordPress did not fill in. */
function momentIn(meta: ReadonlyMap<string, string>, text: (name: string) => string): number {
  const moments = [meta.get(WXR_META.submittedAt), text('date_gmt'), text('date')].map(momentOf)
  return moments.find((at) => Number.isFinite(at)) ?? Number.NaN
}

function childText({ children }: XmlElement, name: string): string {
  return children.find((child) => child.name === name)?.text.trim() ?? ''
}

/** The values of meta fields by their keys. */
function metaOf({ children }: XmlElement, name: string): ReadonlyMap<string, string> {
  const meta = children.filter((child) => child.name === name)
  return new Map(meta.map((it) => [childText(it, 'wp:meta_key'), childText(it, 'wp:meta_value')]))
}

function jsonText(json: string | undefined): string | undefined {
  const value = json === undefined ? undefined : jsonIn(json)
  return typeof value === 'string' ? value : undefined
}

function revisionsIn(json = '[]'): readonly Revision[] {
  const list = jsonIn(json)
  return (Array.isArray(list) ? list : []).map(fieldsOf).map((it) => ({
    text: textIn(it, 'text'),
    replacedAt: momentOf(it['replacedAt']),
  }))
}

/** Anybody may have written the meta fields: what is no JSON says nothing. */
function jsonIn(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}
