export type BlockKind = 'paragraph' | 'quote' | 'bullets' | 'numbers' | 'item'

const names = (list: string) => new Set(list.split(' '))

export const STRONG = names('b strong')
export const SOFT = names('i em cite dfn var')
export const CODE = names('code tt kbd samp')

/** What they hold is never read: it is not shown, or it is no text. */
export const SILENT = names(
  'script style template noscript noembed noframes iframe object head title svg math select',
)

const PARAGRAPHS = names(
  'p div h1 h2 h3 h4 h5 h6 section article aside header footer main nav address figure ' +
    'figcaption details summary table tr dl dt dd form fieldset hr center body html',
)

const BLOCKS = new Map<string, BlockKind>([
  ['blockquote', 'quote'],
  ['ul', 'bullets'],
  ['menu', 'bullets'],
  ['ol', 'numbers'],
  ['li', 'item'],
])

/** What an element of that name parts from the words around it as, or null: it stands in a line. */
export function blockOf(name: string): BlockKind | null {
  return BLOCKS.get(name) ?? (PARAGRAPHS.has(name) ? 'paragraph' : null)
}
