import { findLinks, type Link } from '../features/find-links.ts'

/** A link as people see one: with its markup, and with the words that it shows. */
export interface LinkSpan {
  readonly start: number
  readonly end: number
  /** What stays when the link is taken off its words; empty when it shows an address. */
  readonly words: string
  /** The address itself. */
  readonly address: { readonly start: number; readonly end: number }
}

/** `<a …>words</a>`, `[url=…]words[/url]`, `[words](…)`: bounded, so that no text makes it slow. */
const ELEMENTS = [
  /<a\s[^<>]{0,400}>([^<]{0,300}(?:<(?!\/?a\b)[^<>]{0,100}>[^<]{0,300}){0,4})<\/a>/gi,
  /\[(?:url|link)\b[^[\]]{0,400}\]([^[]{0,300})\[\/(?:url|link)\]/gi,
  /\[([^[\]]{0,300})\]\(\s?https?:[^\s()]{0,400}[^()]{0,100}\)/gi,
] as const

/** The first that fits: of "gohttps://" only the scheme is one. */
const SCHEMES = [/h(?:tt|xx)ps?:\/\/$/i, /\w{2,10}:\/\/$/, /\/\/$/] as const
const SCHEME_UNITS_MAX = 14

/** The links of `text` in their order, none inside another. */
export function linkSpans(text: string): readonly LinkSpan[] {
  const links = findLinks(text)
  if (links.length === 0) return []
  const elements = elementsOf(text)
  const spans: LinkSpan[] = []
  for (const link of links) {
    const last = spans.at(-1)
    if (last && link.start < last.end) continue
    const element = elements.find(({ start, end }) => start <= link.start && link.end <= end)
    spans.push(element ? { ...element, address: link } : bareSpan(text, link))
  }
  return spans
}

type Element = Omit<LinkSpan, 'address'>

function elementsOf(text: string): readonly Element[] {
  if (!/[<[]/.test(text)) return []
  return ELEMENTS.flatMap((element) =>
    [...text.matchAll(element)].map((match) => {
      const shown = match[1]!.replace(/<[^<>]*>/g, '')
      const words = findLinks(shown).length > 0 ? '' : shown
      return { start: match.index, end: match.index + match[0].length, words }
    }),
  )
}

function bareSpan(text: string, link: Link): LinkSpan {
  const before = text.slice(Math.max(0, link.start - SCHEME_UNITS_MAX), link.start)
  const scheme = SCHEMES.find((it) => it.test(before))?.exec(before)?.[0].length ?? 0
  return { start: link.start - scheme, end: link.end, words: '', address: link }
}

const ROUNDS_MAX = 16

/** `text` without any link; of those with words these stay if `keepsWords`. */
export function withoutLinks(text: string, keepsWords: boolean): string {
  let rest = text
  // One look finds a limited number of links.
  for (let round = 0; round < ROUNDS_MAX; round++) {
    const spans = linkSpans(rest)
    if (spans.length === 0) return rest
    rest = cutSpans(rest, spans, keepsWords)
  }
  return rest
}

export function cutSpans(text: string, spans: readonly LinkSpan[], keepsWords: boolean): string {
  let kept = ''
  let from = 0
  for (const { start, end, words } of spans) {
    kept += text.slice(from, start) + (keepsWords ? words : ' ')
    from = end
  }
  return kept + text.slice(from)
}
