import type { PhrasingContent, RootContent } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { withLinks } from './bare-links.ts'
import { otherHost, webAddress } from './link-host.ts'
import { printable } from './printable.ts'
import type { Block, Inline } from './tree.ts'

/** Of quotes, lists and emphasis: what is deeper is only its words. */
const NESTING_MAX = 6

/**
 * Signs that may mean something. With more of them in a text its cost would grow with their square,
 * and nobody writes so: such a text is only its words.
 */
const SIGNS_MAX = 300
const SIGNS = /[*_[\]<>`~\\]/g

/** Whether anything in a text could be markup: most replies have nothing, and need no parser. */
const MAY_BE_MARKUP = /[*_[\]<>`~\\]|^[ \t]*(?:[-+]|\d{1,9}[.)])[ \t]/m

/** A line that opens more quotes and lists than any reader would: the parser minds each of them. */
const TOO_NESTED = /^(?:[ \t]*(?:[-+*>]|\d{1,9}[.)])){9}/m

/** Readers write no headings, pictures, rules or HTML; and their spaces mean nothing. */
const NOT_FOR_READERS = [
  'headingAtx',
  'setextUnderline',
  'thematicBreak',
  'htmlFlow',
  'htmlText',
  'labelStartImage',
  'definition',
  'codeIndented',
  'characterReference',
]

/**
 * A reader's words as a tree: emphasis, links, quotes, lists and code as in CommonMark; a line end
 * breaks the line, and an address is a link. All else is literal.
 *
 * Total, and bounded in time and depth for any `text`.
 */
export function replyMarkup(text: string): readonly Block[] {
  const words = printable(text)
  if (!MAY_BE_MARKUP.test(words)) return plainMarkup(words)
  const signs = words.match(SIGNS)?.length ?? 0
  if (signs > SIGNS_MAX || TOO_NESTED.test(words)) return plainMarkup(words)
  const { children } = fromMarkdown(words, {
    extensions: [{ disable: { null: NOT_FOR_READERS } }],
  })
  return readBlocks(children, 0)
}

/** A blank line parts paragraphs; addresses are links. Linear in the length of `text`. */
function plainMarkup(text: string): readonly Block[] {
  const paragraphs: string[][] = [[]]
  for (const line of text.split('\n')) {
    if (line.trim() !== '') paragraphs.at(-1)!.push(line)
    else if (paragraphs.at(-1)!.length > 0) paragraphs.push([])
  }
  return paragraphs
    .filter((lines) => lines.length > 0)
    .map((lines) => ({ type: 'paragraph', children: readLines(lines) }))
}

function readLines(lines: readonly string[]): readonly Inline[] {
  return lines.flatMap((line, i): readonly Inline[] => {
    const words = withLinks(line)
    return i === 0 ? words : [{ type: 'break' }, ...words]
  })
}

function readBlocks(nodes: readonly RootContent[], depth: number): Block[] {
  return nodes.flatMap((node): Block[] => {
    switch (node.type) {
      case 'paragraph':
        return [{ type: 'paragraph', children: readInlines(node.children, depth) }]
      case 'blockquote':
        if (depth >= NESTING_MAX) return plainWords(node)
        return [{ type: 'quote', children: readBlocks(node.children, depth + 1) }]
      case 'list':
        if (depth >= NESTING_MAX) return plainWords(node)
        return [
          {
            type: 'list',
            start: node.ordered ? (node.start ?? 1) : null,
            tight: !node.spread && node.children.every((item) => !item.spread),
            items: node.children.map((item) => readBlocks(item.children, depth + 1)),
          },
        ]
      case 'code':
        return [
          { type: 'code', text: [node.lang, node.meta].some(Boolean) ? fenced(node) : node.value },
        ]
      default:
        return plainWords(node)
    }
  })
}

/** What stands behind the opening fence was written to be read, too. */
function fenced({ lang, meta, value }: Extract<RootContent, { type: 'code' }>): string {
  return `${[lang, meta].filter(Boolean).join(' ')}\n${value}`
}

function readInlines(nodes: readonly PhrasingContent[], depth: number): readonly Inline[] {
  return nodes.flatMap((node): readonly Inline[] => {
    switch (node.type) {
      case 'text':
        return readLines(node.value.split('\n'))
      case 'inlineCode':
        return [{ type: 'code', text: node.value }]
      case 'break':
        return [{ type: 'break' }]
      case 'emphasis':
      case 'strong':
        if (depth >= NESTING_MAX) return readLines(wordsIn(node).split('\n'))
        return [{ type: node.type, children: readInlines(node.children, depth + 1) }]
      case 'link':
        return readLink(node.url, node.title ?? '', wordsIn(node))
      default:
        return readLines(wordsIn(node).split('\n'))
    }
  })
}

/** A link has plain words. Where they name another host, the true one stands behind them. */
function readLink(url: string, title: string, words: string): readonly Inline[] {
  const href = webAddress(url)
  const behind = [title && `“${title}”`, href === null ? url : otherHost(words, href)]
  const more = behind.filter((it) => it !== '' && it !== null).join(', ')
  const text: Inline = { type: 'text', text: words || url }
  const after: readonly Inline[] = more ? [{ type: 'text', text: ` (${more})` }] : []
  if (href === null) return [text, ...after]
  return [{ type: 'link', href, isForeign: true, children: [text] }, ...after]
}

interface Node {
  readonly value?: string
  readonly children?: readonly Node[]
  readonly type?: string
}

function plainWords(node: Node): Block[] {
  const words = wordsIn(node)
  return words === '' ? [] : [{ type: 'paragraph', children: readLines(words.split('\n')) }]
}

/** Every word in a node, in order; without recursion, as nodes may be deep. */
function wordsIn(node: Node): string {
  const words: string[] = []
  const waiting: Node[] = [node]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (next.value !== undefined) words.push(next.value)
    if (next.type === 'break' || next.type === 'paragraph') words.push('\n')
    waiting.push(...(next.children ?? []).toReversed())
  }
  return words.join('').trim()
}
