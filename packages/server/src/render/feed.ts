import { printable } from '@riposte/markup'
import type { Words } from '@riposte/messages'
import type { EpochMs, ReplyId } from '@riposte/protocol'
import { renderReplyText } from './draw-markup.tsx'

export interface FeedEntry {
  readonly id: ReplyId
  /** Absolute. */
  readonly url: string
  readonly name: string
  readonly articleTitle: string
  readonly text: string
  readonly submittedAt: EpochMs
  readonly changedAt: EpochMs
}

export interface FeedView {
  readonly title: string
  readonly words: Words
  /** Absolute, of what the feed is about. */
  readonly homeUrl: string
  /** Absolute, its own. */
  readonly feedUrl: string
  /** Newest first. */
  readonly entries: readonly FeedEntry[]
}

/** Atom (RFC 4287). */
export function renderAtom({ title, words, homeUrl, feedUrl, entries }: FeedView): string {
  const updated = Math.max(0, ...entries.map(({ changedAt }) => changedAt))
  const parts = [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${words.language}">`,
    `<id>${xml(feedUrl)}</id>`,
    `<title>${xml(title)}</title>`,
    `<updated>${iso(updated)}</updated>`,
    `<link rel="self" type="application/atom+xml" href="${xml(feedUrl)}"/>`,
    `<link rel="alternate" type="text/html" href="${xml(homeUrl)}"/>`,
    ...entries.map((entry) => atomEntry(entry, words)),
    '</feed>',
  ]
  return `${parts.join('\n')}\n`
}

function atomEntry(entry: FeedEntry, words: Words): string {
  return [
    '<entry>',
    `<id>urn:riposte:reply:${entry.id}</id>`,
    `<title>${xml(titleOf(entry, words))}</title>`,
    `<author><name>${xml(entry.name)}</name></author>`,
    `<published>${iso(entry.submittedAt)}</published>`,
    `<updated>${iso(entry.changedAt)}</updated>`,
    `<link rel="alternate" type="text/html" href="${xml(entry.url)}"/>`,
    `<content type="html">${xml(renderReplyText(entry.text))}</content>`,
    '</entry>',
  ].join('\n')
}

/** JSON Feed 1.1. */
export function renderJsonFeed({ title, words, homeUrl, feedUrl, entries }: FeedView): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title,
    language: words.language,
    home_page_url: homeUrl,
    feed_url: feedUrl,
    items: entries.map((entry) => ({
      id: `urn:riposte:reply:${entry.id}`,
      url: entry.url,
      title: titleOf(entry, words),
      authors: [{ name: printable(entry.name) }],
      content_html: renderReplyText(entry.text),
      content_text: printable(entry.text),
      date_published: iso(entry.submittedAt),
      date_modified: iso(entry.changedAt),
    })),
  })
}

const titleOf = ({ name, articleTitle }: FeedEntry, words: Words) =>
  words.say('feedEntry', { name: printable(name), article: articleTitle })
const iso = (at: EpochMs) => new Date(at).toISOString()

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** As XML 1.0 can carry it: what it cannot is a sign that says so. */
function xml(text: string): string {
  return printable(text)
    .toWellFormed()
    .replace(/[\ufffe\uffff]/g, '\ufffd')
    .replace(/[&<>"']/g, (sign) => ENTITIES[sign]!)
}
