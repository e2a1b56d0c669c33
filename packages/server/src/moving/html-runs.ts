import { LIMITS } from '@riposte/protocol'
import { Parser } from 'htmlparser2'
import { type BlockKind, blockOf, CODE, SILENT, SOFT, STRONG } from './html-names.ts'

/** What our small Markdown can say of a word. */
export interface Style {
  readonly isStrong: boolean
  readonly isSoft: boolean
  readonly isCode: boolean
  /** Where it leads, or null. */
  readonly href: string | null
}

export type HtmlEvent =
  | { readonly type: 'text'; readonly text: string; readonly style: Style }
  | { readonly type: 'break' }
  | { readonly type: 'preformatted'; readonly text: string }
  | { readonly type: 'open'; readonly block: BlockKind; readonly start: number }
  | { readonly type: 'close'; readonly block: BlockKind }

type Attributes = Readonly<Record<string, string>>

const TAG = /<[!/?a-z]/gi
const PICTURES = new Set(['img', 'video', 'audio', 'embed'])

/**
 * What is to be read in `html`, in order: words with their style, breaks and blocks. Scripts and
 * all that is never shown are not in it; a picture is a link to it. Null when it has more tags
 * than a reply can have.
 */
export function readHtml(html: string): readonly HtmlEvent[] | null {
  if ((html.match(TAG)?.length ?? 0) > LIMITS.htmlTagsMax) return null
  const events: HtmlEvent[] = []
  const counts = { strong: 0, soft: 0, code: 0, silent: 0 }
  const links: string[] = []
  let preformatted: string | null = null

  const count = (name: string, by: 1 | -1) => {
    if (SILENT.has(name)) counts.silent += by
    if (STRONG.has(name)) counts.strong += by
    if (SOFT.has(name)) counts.soft += by
    if (CODE.has(name)) counts.code += by
  }
  const addText = (text: string, href = links.at(-1) || null) => {
    if (counts.silent > 0 || text === '') return
    const { strong, soft, code } = counts
    const style = { isStrong: strong > 0, isSoft: soft > 0, isCode: code > 0, href }
    if (preformatted === null) events.push({ type: 'text', text, style })
    else preformatted += text
  }
  const open = (name: string, attributes: Attributes) => {
    if (name === 'a') links.push(linkOf(attributes))
    else if (PICTURES.has(name)) {
      const source = (attributes['src'] ?? '').trim()
      addText(attributes['alt']?.trim() || source, links.at(-1) || source || null)
    } else if (preformatted !== null) preformatted += name === 'br' ? '\n' : ''
    else if (name === 'pre') preformatted = ''
    else if (name === 'br') events.push({ type: 'break' })
    else {
      const block = blockOf(name)
      if (block !== null) events.push({ type: 'open', block, start: startOf(attributes) })
    }
  }
  const close = (name: string) => {
    if (name === 'a') links.pop()
    else if (name === 'pre' && preformatted !== null) {
      events.push({ type: 'preformatted', text: preformatted })
      preformatted = null
    } else if (preformatted === null) {
      const block = blockOf(name)
      if (block !== null) events.push({ type: 'close', block })
      else if (name === 'td' || name === 'th') addText(' ')
    }
  }
  const parser = new Parser({
    onopentag(name, attributes) {
      count(name, 1)
      if (counts.silent === 0) open(name, attributes)
    },
    ontext: (text) => addText(text),
    onclosetag(name) {
      count(name, -1)
      if (counts.silent === 0 && !SILENT.has(name)) close(name)
    },
  })
  parser.end(html)
  return events
}

function startOf(attributes: Attributes): number {
  const start = attributes['start'] ?? ''
  return /^\d{1,9}$/.test(start) ? Number(start) : 1
}

/** Valine's `<a class="at" href="#id">@name</a>` names whom it answers, and leads nowhere. */
function linkOf(attributes: Attributes): string {
  const href = (attributes['href'] ?? '').trim()
  return /(^|\s)at(\s|$)/.test(attributes['class'] ?? '') || href.startsWith('#') ? '' : href
}
