import { type Block, type Inline, otherHost, printable, webAddress } from '@riposte/markup'
import type { Style } from './html-runs.ts'

/** Words and how they look; null: the line breaks. */
export interface Run {
  readonly text: string | null
  readonly style: Style
}

export const PLAIN: Style = { isStrong: false, isSoft: false, isCode: false, href: null }
const BREAK: Run = { text: null, style: PLAIN }

/** Runs of words as paragraphs: spaces fold as in HTML, and an empty line parts paragraphs. */
export function paragraphsOfRuns(runs: readonly Run[]): readonly Block[] {
  const lines: Run[][] = [[]]
  for (const run of runs) {
    if (run.text === null) lines.push([])
    else lines.at(-1)!.push(run)
  }
  const paragraphs: Run[][] = [[]]
  for (const line of lines.map(foldSpaces)) {
    const isBlank = line.every(({ text }) => text!.trim() === '')
    const last = paragraphs.at(-1)!
    if (isBlank) paragraphs.push([])
    else last.push(...(last.length > 0 ? [BREAK] : []), ...line)
  }
  return paragraphs
    .filter((paragraph) => paragraph.length > 0)
    .map((paragraph) => ({
      type: 'paragraph',
      children: joinTexts(nest(paragraph, ['isStrong', 'isSoft'])),
    }))
}

/** One space where there are some, none at the ends; it looks as both of its neighbours do. */
function foldSpaces(line: readonly Run[]): Run[] {
  const words: Run[] = []
  let hasSpace = false
  for (const { text, style } of line) {
    const folded = printable(text!.toWellFormed()).replace(/[ \t\n\f\v]+/g, ' ')
    const trimmed = folded.replace(/^ | $/g, '')
    hasSpace ||= folded.startsWith(' ')
    if (trimmed === '') continue
    const before = words.at(-1)
    if (hasSpace && before) words.push({ text: ' ', style: sharedStyle(before.style, style) })
    words.push({ text: trimmed, style })
    hasSpace = folded.endsWith(' ')
  }
  return words
}

function sharedStyle(a: Style, b: Style): Style {
  return {
    isStrong: a.isStrong && b.isStrong,
    isSoft: a.isSoft && b.isSoft,
    isCode: a.isCode && b.isCode,
    href: a.href === b.href ? a.href : null,
  }
}

/** Neighbours that share a style stand in one element, with the breaks between them. */
function nest(runs: readonly Run[], styles: readonly ('isStrong' | 'isSoft')[]): Inline[] {
  const [style, ...rest] = styles
  if (style === undefined) return leavesOf(runs)
  const inlines: Inline[] = []
  for (let at = 0; at < runs.length; ) {
    const has = hasStyle(runs, at, style)
    let end = at + 1
    while (end < runs.length && hasStyle(runs, end, style) === has) end++
    const children = nest(runs.slice(at, end), rest)
    if (has) inlines.push({ type: style === 'isStrong' ? 'strong' : 'emphasis', children })
    else inlines.push(...children)
    at = end
  }
  return inlines
}

function hasStyle(runs: readonly Run[], at: number, style: 'isStrong' | 'isSoft'): boolean {
  if (runs[at]!.text !== null) return runs[at]!.style[style]
  return Boolean(runs[at - 1]?.style[style] && runs[at + 1]?.style[style])
}

function leavesOf(runs: readonly Run[]): Inline[] {
  const inlines: Inline[] = []
  for (let at = 0; at < runs.length; ) {
    const { text, style } = runs[at]!
    let end = at + 1
    while (end < runs.length && text !== null && isSame(runs[end]!, style)) end++
    const words = runs.slice(at, end).map((run) => run.text ?? '')
    if (text === null) inlines.push({ type: 'break' })
    else if (style.href !== null) inlines.push(linkTo(style.href, words.join('')))
    else inlines.push({ type: style.isCode ? 'code' : 'text', text: words.join('') })
    at = end
  }
  return inlines
}

function isSame({ text, style }: Run, { href, isCode }: Style): boolean {
  return text !== null && style.href === href && (href !== null || style.isCode === isCode)
}

const ADDRESS_CHARS_MAX = 2_000

/** An address that is no web address is not lost: it stands behind its words. */
function linkTo(address: string, words: string): Inline {
  const href = address.length > ADDRESS_CHARS_MAX ? null : webAddress(address)
  if (href === null) {
    const behind = printable(address.toWellFormed()).replace(/\s+/g, ' ')
    return { type: 'text', text: words === behind ? words : `${words} (${behind})` }
  }
  const text = words === address || isShortened(words, href) ? href : words
  return { type: 'link', href, isForeign: true, children: [{ type: 'text', text }] }
}

/** Disqus and others show the beginning of a long address, and dots. */
function isShortened(words: string, href: string): boolean {
  const shown = /^(.{4,})(?:…|\.\.\.)$/.exec(words)?.[1]
  return shown !== undefined && bare(href).startsWith(bare(shown))
}

const bare = (address: string) => address.replace(/^https?:\/\/(www\.)?/, '')

/** Text beside text is one; the host that we draw behind a misleading link is not said twice. */
function joinTexts(inlines: readonly Inline[]): readonly Inline[] {
  const joined: Inline[] = []
  for (const inline of inlines) {
    const last = joined.at(-1)
    if (inline.type === 'text') {
      const text = last?.type === 'link' ? withoutHost(inline.text, last) : inline.text
      if (last?.type === 'text') joined.pop()
      const whole = last?.type === 'text' ? last.text + text : text
      if (whole !== '') joined.push({ type: 'text', text: whole })
    } else if (inline.type === 'emphasis' || inline.type === 'strong') {
      joined.push({ ...inline, children: joinTexts(inline.children) })
    } else joined.push(inline)
  }
  return joined
}

function withoutHost(text: string, { href, children }: Extract<Inline, { type: 'link' }>): string {
  const words = children[0]?.type === 'text' ? children[0].text : ''
  const host = otherHost(words, href)
  return host !== null && text.startsWith(` (${host})`) ? text.slice(host.length + 3) : text
}
