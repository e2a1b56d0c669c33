import {
  type Block,
  type Inline,
  otherHost,
  printable,
  replyMarkup,
  withLinks,
} from '@riposte/markup'
import { blocksOfHtml, type LineEnds } from './blocks-of-html.ts'
import { readHtml } from './html-runs.ts'
import { writeMarkup } from './write-markup.ts'

/**
 * The text that our renderer draws as `html` reads: emphasis, links, quotes, lists and code; a
 * picture is a link to it. What looks like markup of ours and is only words is escaped.
 *
 * Total. What is written is read again: where our Markdown cannot say it, the words stay as
 * paragraphs and their emphasis goes.
 */
export function textOfHtml(html: string, lineEnds: LineEnds = 'space'): string {
  const events = readHtml(html)
  if (events === null) return printable(html.toWellFormed())
  const blocks = blocksOfHtml(events, lineEnds)
  if (isPlain(blocks)) {
    const plain = plainText(blocks)
    if (isReadAs(plain, blocks)) return plain
  }
  const marked = writeMarkup(blocks)
  if (isReadAs(marked, blocks)) return marked
  const words = blocks.flatMap(paragraphsIn)
  const [plain, escaped] = [plainText(words), writeMarkup(words)]
  return !isReadAs(plain, words) && isReadAs(escaped, words) ? escaped : plain
}

/** The words of `html` in one line: for names and titles. */
export function lineOfHtml(html: string): string {
  if (!/[<&]/.test(html)) return html
  const events = readHtml(html) ?? [{ type: 'text', text: html }]
  return events.map((event) => (event.type === 'text' ? event.text : ' ')).join('')
}

/** Most replies are no more than paragraphs of words. */
function isPlain(blocks: readonly Block[]): boolean {
  return blocks.every(
    (block) =>
      block.type === 'paragraph' &&
      block.children.every(({ type }) => type === 'text' || type === 'break'),
  )
}

function plainText(paragraphs: readonly Block[]): string {
  return paragraphs.map((block) => wordsOf('children' in block ? block.children : [])).join('\n\n')
}

function wordsOf(nodes: readonly (Inline | Block)[]): string {
  return nodes
    .map((node) => (node.type === 'break' ? '\n' : 'text' in node ? node.text : ''))
    .join('')
}

/** Every block's words as paragraphs without emphasis; links say where they lead. */
function paragraphsIn(block: Block): readonly Block[] {
  switch (block.type) {
    case 'quote':
      return block.children.flatMap(paragraphsIn)
    case 'list':
      return block.items.flat().flatMap(paragraphsIn)
    case 'code':
      return paragraphsOfText(block.text)
    case 'paragraph':
      return paragraphsOfText(block.children.map(plainInline).join(''))
    default:
      return []
  }
}

function plainInline(inline: Inline): string {
  switch (inline.type) {
    case 'break':
      return '\n'
    case 'text':
    case 'code':
      return inline.text
    case 'link': {
      const words = inline.children.map(plainInline).join('')
      return words === inline.href ? words : `${words} (${inline.href})`
    }
    case 'emphasis':
    case 'strong':
      return inline.children.map(plainInline).join('')
    case 'image':
      return ''
  }
}

function paragraphsOfText(text: string): readonly Block[] {
  return text.split(/\n\s*\n/).map((part) => ({
    type: 'paragraph',
    children: part
      .split('\n')
      .flatMap((line, at): Inline[] => [
        ...(at > 0 ? [{ type: 'break' } as const] : []),
        { type: 'text', text: line.trim() },
      ]),
  }))
}

/** Whether `text` is drawn as these blocks are. */
function isReadAs(text: string, blocks: readonly Block[]): boolean {
  const read = JSON.stringify(replyMarkup(text).map((block) => normalBlock(block, (it) => it)))
  return read === JSON.stringify(blocks.map((block) => normalBlock(block, asRead)))
}

/** The tree with text beside text as one, and each inline as `spell` has it. */
function normalBlock(
  block: Block,
  spell: (inlines: readonly Inline[]) => readonly Inline[],
): Block {
  switch (block.type) {
    case 'paragraph':
      return { type: 'paragraph', children: joined(spell(block.children)) }
    case 'quote':
      return { ...block, children: block.children.map((child) => normalBlock(child, spell)) }
    case 'list': {
      const items = block.items.map((item) => item.map((child) => normalBlock(child, spell)))
      return { type: 'list', start: block.start, tight: block.tight, items }
    }
    default:
      return block
  }
}

/** As the parser gives words back: an address is a link, a misleading link names its host. */
function asRead(inlines: readonly Inline[]): readonly Inline[] {
  return inlines.flatMap((inline): readonly Inline[] => {
    if (inline.type === 'text') return withLinks(inline.text)
    if (inline.type === 'emphasis' || inline.type === 'strong') {
      return [{ type: inline.type, children: asRead(inline.children) }]
    }
    if (inline.type !== 'link') return [inline]
    const host = otherHost(wordsOf(inline.children), inline.href)
    return host === null ? [inline] : [inline, { type: 'text', text: ` (${host})` }]
  })
}

function joined(inlines: readonly Inline[]): readonly Inline[] {
  const result: Inline[] = []
  for (const inline of inlines) {
    const last = result.at(-1)
    if (inline.type === 'text' && last?.type === 'text') {
      result[result.length - 1] = { type: 'text', text: last.text + inline.text }
    } else if (inline.type === 'emphasis' || inline.type === 'strong') {
      result.push({ type: inline.type, children: joined(inline.children) })
    } else if (inline.type !== 'text' || inline.text !== '') result.push(inline)
  }
  return result
}
