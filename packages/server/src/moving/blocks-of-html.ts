import { type Block, printable } from '@riposte/markup'
import type { BlockKind } from './html-names.ts'
import type { HtmlEvent } from './html-runs.ts'
import { PLAIN, paragraphsOfRuns, type Run } from './paragraphs-of-runs.ts'

/** Of quotes and lists: our renderer draws no deeper, and their words need some of it as well. */
const NESTING_MAX = 4

/** A block that has begun. */
interface Frame {
  readonly block: BlockKind | null
  readonly start: number
  readonly blocks: Block[]
  readonly items: Block[][]
}

/** Whether a line end in HTML's text is a space, as in HTML, or a break, as where people type. */
export type LineEnds = 'space' | 'break'

/** What was read in HTML as the tree that our renderer draws. */
export function blocksOfHtml(events: readonly HtmlEvent[], lineEnds: LineEnds): readonly Block[] {
  const stack = createStack()
  for (const event of events) {
    switch (event.type) {
      case 'text': {
        const lines = lineEnds === 'break' ? event.text.split(/\r\n?|\n/) : [event.text]
        for (const [at, text] of lines.entries()) {
          if (at > 0) stack.addRun({ text: null, style: PLAIN })
          stack.addRun({ text, style: event.style })
        }
        break
      }
      case 'break':
        stack.addRun({ text: null, style: PLAIN })
        break
      case 'preformatted':
        stack.addCode(printable(event.text.toWellFormed()).replace(/^\n|\n$/g, ''))
        break
      case 'open':
        stack.open(event.block, event.start)
        break
      case 'close':
        stack.close(event.block)
    }
  }
  return stack.end()
}

function createStack() {
  const frames: Frame[] = [newFrame(null, 1)]
  let runs: Run[] = []
  const top = () => frames.at(-1)!
  const isInList = () => top().block === 'bullets' || top().block === 'numbers'
  const flush = () => {
    const paragraphs = paragraphsOfRuns(runs)
    runs = []
    if (paragraphs.length === 0) return
    if (isInList()) frames.push(newFrame('item', 1))
    top().blocks.push(...paragraphs)
  }
  const closeTop = () => {
    flush()
    const frame = frames.pop()!
    const block = closedBlock(frame)
    if (frame.block === 'item') top().items.push(frame.blocks)
    else if (block !== null) top().blocks.push(block)
  }
  const closeTo = (block: BlockKind) => {
    const at = frames.findLastIndex((frame) => frame.block === block)
    if (at > 0) while (frames.length > at) closeTop()
  }
  return {
    addRun: (run: Run) => runs.push(run),
    addCode(text: string) {
      flush()
      if (text.trim() === '') return
      if (isInList()) frames.push(newFrame('item', 1))
      top().blocks.push({ type: 'code', text })
    },
    open(block: BlockKind, start: number) {
      flush()
      if (block === 'paragraph') return
      if (block === 'item') {
        if (top().block === 'item') closeTop()
        if (isInList()) frames.push(newFrame(block, start))
        return
      }
      const depth = frames.filter((frame) => frame.block !== 'item').length
      if (depth > NESTING_MAX) return
      if (isInList()) frames.push(newFrame('item', 1))
      frames.push(newFrame(block, start))
    },
    close(block: BlockKind) {
      flush()
      if (block !== 'paragraph') closeTo(block)
    },
    end() {
      flush()
      while (frames.length > 1) closeTop()
      return frames[0]!.blocks
    },
  }
}

const newFrame = (block: BlockKind | null, start: number): Frame => ({
  block,
  start,
  blocks: [],
  items: [],
})

function closedBlock({ block, start, blocks, items }: Frame): Block | null {
  if (block === 'quote') return blocks.length === 0 ? null : { type: 'quote', children: blocks }
  const full = items.filter((item) => item.length > 0)
  if (full.length === 0) return null
  const tight = full.every(isTight)
  return { type: 'list', start: block === 'numbers' ? start : null, tight, items: full }
}

/** One paragraph, and a list below it, need no blank line between them. */
function isTight([first, second, ...more]: readonly Block[]): boolean {
  if (more.length > 0 || first === undefined) return false
  if (second === undefined)
    return first.type === 'paragraph' || (first.type === 'list' && first.tight)
  return first.type === 'paragraph' && second.type === 'list' && second.tight
}
