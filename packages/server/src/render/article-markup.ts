import { type Block, type Inline, printable } from '@riposte/markup'
import type { Definition, PhrasingContent, RootContent } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { articleLinkAddress, ownImageAddress } from './link-address.ts'

/** Of quotes, lists and emphasis; what is deeper is left out, so that no file can nest us dead. */
const NESTING_MAX = 16

interface Reading {
  /** Where `[words][label]` leads, by label. */
  readonly definitions: ReadonlyMap<string, Definition>
  readonly depth: number
}

/**
 * An article's Markdown (CommonMark) as a tree. Raw HTML is shown as the text that it is; a link
 * that leads elsewhere than the web, mail or this site is only its words; a picture from elsewhere
 * is only its description.
 */
export function articleMarkup(markdown: string): readonly Block[] {
  const { children } = fromMarkdown(printable(markdown))
  const definitions = new Map<string, Definition>()
  for (const node of children) {
    if (node.type === 'definition' && !definitions.has(node.identifier)) {
      definitions.set(node.identifier, node)
    }
  }
  return readBlocks(children, { definitions, depth: 0 })
}

function readBlocks(nodes: readonly RootContent[], reading: Reading): Block[] {
  if (reading.depth > NESTING_MAX) return []
  const deeper = { ...reading, depth: reading.depth + 1 }
  return nodes.flatMap((node): Block[] => {
    switch (node.type) {
      case 'paragraph':
        return [{ type: 'paragraph', children: readInlines(node.children, reading) }]
      case 'heading': {
        // The page's own title is the only h1.
        const level = node.depth <= 2 ? 2 : node.depth === 3 ? 3 : 4
        return [{ type: 'heading', level, children: readInlines(node.children, reading) }]
      }
      case 'blockquote':
        return [{ type: 'quote', children: readBlocks(node.children, deeper) }]
      case 'list':
        return [
          {
            type: 'list',
            start: node.ordered ? (node.start ?? 1) : null,
            tight: !node.spread && node.children.every((item) => !item.spread),
            items: node.children.map((item) => readBlocks(item.children, deeper)),
          },
        ]
      case 'code':
        return [{ type: 'code', text: node.value }]
      case 'thematicBreak':
        return [{ type: 'rule' }]
      case 'html':
        return [{ type: 'paragraph', children: [{ type: 'text', text: node.value }] }]
      default:
        return []
    }
  })
}

function readInlines(nodes: readonly PhrasingContent[], reading: Reading): Inline[] {
  if (reading.depth > NESTING_MAX) return []
  const deeper = { ...reading, depth: reading.depth + 1 }
  return nodes.flatMap((node): Inline[] => {
    switch (node.type) {
      case 'text':
      case 'html':
        return [{ type: 'text', text: node.value }]
      case 'inlineCode':
        return [{ type: 'code', text: node.value }]
      case 'break':
        return [{ type: 'break' }]
      case 'emphasis':
      case 'strong':
        return [{ type: node.type, children: readInlines(node.children, deeper) }]
      case 'link':
        return readLink(node.url, readInlines(node.children, deeper))
      case 'linkReference':
        return readLink(
          reading.definitions.get(node.identifier)?.url ?? '',
          readInlines(node.children, deeper),
        )
      case 'image':
        return readImage(node.url, node.alt ?? '')
      case 'imageReference':
        return readImage(reading.definitions.get(node.identifier)?.url ?? '', node.alt ?? '')
      default:
        return []
    }
  })
}

function readLink(url: string, children: Inline[]): Inline[] {
  const href = articleLinkAddress(url)
  return href === null ? children : [{ type: 'link', href, children }]
}

function readImage(url: string, alt: string): Inline[] {
  const src = ownImageAddress(url)
  return src === null ? [{ type: 'text', text: alt }] : [{ type: 'image', src, alt }]
}
