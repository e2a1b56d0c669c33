import type { Block, Inline } from '@riposte/markup'
import { escapeLineStarts, escapeText } from './escape-markup.ts'

/** A tree as our small Markdown: what would be read as markup and is none is escaped. */
export function writeMarkup(blocks: readonly Block[]): string {
  let listsBefore = 0
  return blocks
    .map((block, at) => {
      const isAfterList = block.type === 'list' && blocks[at - 1]?.type === 'list'
      listsBefore = isAfterList ? listsBefore + 1 : 0
      return writeBlock(block, listsBefore)
    })
    .join('\n\n')
}

function writeBlock(block: Block, listsBefore: number): string {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return escapeLineStarts(writeInlines(block.children))
    case 'quote':
      return indent(writeMarkup(block.children), '> ', '> ')
    case 'code':
      return writeCodeBlock(block.text)
    case 'list':
      return writeList(block, listsBefore)
    case 'rule':
      return ''
  }
}

/** Two lists in a row have other signs, or they would be read as one. */
function writeList(list: Extract<Block, { type: 'list' }>, listsBefore: number): string {
  const { start, tight, items } = list
  const isOdd = listsBefore % 2 === 1
  const texts = items.map((item, at) => {
    const sign = start === null ? (isOdd ? '+' : '-') : `${start + at}${isOdd ? ')' : '.'}`
    const text = tight ? item.map((block) => writeBlock(block, 0)).join('\n') : writeMarkup(item)
    return indent(text, `${sign} `, ' '.repeat(sign.length + 1))
  })
  return texts.join(tight ? '\n' : '\n\n')
}

function indent(text: string, first: string, others: string): string {
  return text
    .split('\n')
    .map((line, at) => {
      const before = at === 0 ? first : others
      return line === '' ? before.trimEnd() : before + line
    })
    .join('\n')
}

function writeCodeBlock(text: string): string {
  const fence = '`'.repeat(Math.max(3, longestTicks(text) + 1))
  return `${fence}\n${text}\n${fence}`
}

function longestTicks(text: string): number {
  return (text.match(/`+/g) ?? []).reduce((longest, ticks) => Math.max(longest, ticks.length), 0)
}

function writeInlines(inlines: readonly Inline[]): string {
  let text = ''
  for (const [at, inline] of inlines.entries()) {
    const next = inlines[at + 1]
    text += writeInline(inline, text.at(-1) ?? '\n', next ? firstSign(next) : '\n')
  }
  return text
}

function firstSign(inline: Inline): string {
  if (inline.type === 'break') return '\n'
  return inline.type === 'text' ? (inline.text[0] ?? '') : '*'
}

function writeInline(inline: Inline, before: string, after: string): string {
  switch (inline.type) {
    case 'break':
      return '\n'
    case 'text':
      return escapeText(inline.text, before, after)
    case 'code':
      return writeCode(inline.text)
    case 'strong':
      return `**${writeInlines(inline.children)}**`
    case 'emphasis': {
      const sign = /[\p{L}\p{N}]/u.test(before + after) ? '*' : '_'
      return sign + writeInlines(inline.children) + sign
    }
    case 'link':
      return writeLink(inline, before, after)
    case 'image':
      return ''
  }
}

/** An address whose words are itself needs no brackets, where it ends where its words end. */
function writeLink(
  { href, children }: Extract<Inline, { type: 'link' }>,
  before: string,
  after: string,
): string {
  const words = children.map((child) => (child.type === 'text' ? child.text : '')).join('')
  const standsAlone = /^[\s(]?$/.test(before) && /^[\s)]?$/.test(after)
  if (words === href && standsAlone && /[\p{L}\p{N}/=&%-]$/u.test(href)) {
    return escapeText(words, before, after)
  }
  const label = escapeText(words, '[', ']').replace(/(?<!\\)[[\]]/g, '\\$&')
  return `[${label}](${href.replace(/[\\()]/g, '\\$&')})`
}

function writeCode(text: string): string {
  const ticks = '`'.repeat(longestTicks(text) + 1)
  const isPadded = /^`|`$/.test(text)
  return isPadded ? `${ticks} ${text} ${ticks}` : ticks + text + ticks
}
