/**
 * What text may look like once it is drawn: the whole list. Nothing that is not in it, no raw HTML
 * above all, can reach a page, because `draw-markup.tsx` knows how to draw these and no others.
 */
export type Inline =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'break' }
  | { readonly type: 'code'; readonly text: string }
  | { readonly type: 'emphasis' | 'strong'; readonly children: readonly Inline[] }
  | { readonly type: 'link'; readonly href: string; readonly children: readonly Inline[] }
  | { readonly type: 'image'; readonly src: string; readonly alt: string }

export type Block =
  | { readonly type: 'paragraph'; readonly children: readonly Inline[] }
  | { readonly type: 'heading'; readonly level: 2 | 3 | 4; readonly children: readonly Inline[] }
  | { readonly type: 'quote'; readonly children: readonly Block[] }
  | { readonly type: 'code'; readonly text: string }
  | { readonly type: 'rule' }
  | {
      readonly type: 'list'
      /** The first number, or null: bullets. */
      readonly start: number | null
      /** Tight items are drawn without paragraphs of their own. */
      readonly tight: boolean
      readonly items: readonly (readonly Block[])[]
    }

/**
 * A reader's words as a tree: a blank line parts paragraphs, a line end breaks the line, and all
 * else is literal. Linear in the length of `text`.
 */
export function replyMarkup(text: string): readonly Block[] {
  const paragraphs: string[][] = [[]]
  for (const line of printable(text).split('\n')) {
    if (line.trim() !== '') paragraphs.at(-1)!.push(line)
    else if (paragraphs.at(-1)!.length > 0) paragraphs.push([])
  }
  return paragraphs
    .filter((lines) => lines.length > 0)
    .map((lines) => ({ type: 'paragraph', children: lines.flatMap(withBreakBefore) }))
}

function withBreakBefore(line: string, index: number): Inline[] {
  const text: Inline = { type: 'text', text: line }
  return index === 0 ? [text] : [{ type: 'break' }, text]
}

/**
 * `text` with one kind of line end and without the control characters that HTML cannot carry: a
 * parser would drop or replace them, and what is read would not be what was judged.
 */
export function printable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what this line is about.
  return text.replace(/\r\n?/g, '\n').replace(/[\0-\x08\x0b-\x1f\x7f-\x9f]/g, '\ufffd')
}
