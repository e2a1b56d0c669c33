import { isIP } from 'node:net'
import { LIMITS, Problem } from '@riposte/protocol'

export const BLOCK_KINDS = ['name', 'network', 'domain', 'word', 'writer'] as const
export type BlockKind = (typeof BLOCK_KINDS)[number]

/**
 * `hold`, `spam`: waits, or is kept apart. `refuse`: is not taken. The writer is told so each time,
 * but for `quiet`: kept apart, and answered as if it waited.
 */
export const BLOCK_ACTIONS = ['spam', 'hold', 'refuse', 'quiet'] as const
export type BlockAction = (typeof BLOCK_ACTIONS)[number]

/** One line of a site's file of blocks. */
export interface Block {
  readonly kind: BlockKind
  readonly pattern: string
  readonly action: BlockAction
}

const LINE = /^(\w+)\s*:\s*(.+?)(?:\s*->\s*(\w+))?$/
/** A network that many people share: a single address would be somebody's. */
const WIDEST = { 4: 24, 6: 48 } as const

/**
 * The blocks in a text, a line each: `kind: pattern -> action`. Empty lines and those that begin
 * with `#` say nothing. Without an action it is `spam`.
 *
 * @param allowsQuiet whether the site's notice says that there may be quiet ones.
 * @throws Problem `invalid-request` with the line and what is wrong with it.
 */
export function readBlocks(text: string, allowsQuiet = false): readonly Block[] {
  const blocks = text.split(/\r?\n/).flatMap((line, i) => {
    const words = line.trim()
    return words === '' || words.startsWith('#') ? [] : [readBlock(words, i + 1, allowsQuiet)]
  })
  if (blocks.length <= LIMITS.blocksMax) return blocks
  throw new Problem('invalid-request', `More than ${LIMITS.blocksMax} blocks: leave some out.`)
}

function readBlock(line: string, number: number, allowsQuiet: boolean): Block {
  const fault = (what: string) =>
    new Problem('invalid-request', `Line ${number}, “${line}”: ${what}`, { field: 'blocks' })
  const [, kindWord, pattern = '', actionWord = 'spam'] = LINE.exec(line) ?? []
  const kind = BLOCK_KINDS.find((it) => it === kindWord)
  if (!kind) throw fault(`must begin with one of ${BLOCK_KINDS.join(', ')} and a colon.`)
  const action = BLOCK_ACTIONS.find((it) => it === actionWord)
  if (!action) throw fault(`after -> comes one of ${BLOCK_ACTIONS.join(', ')}.`)
  if (action === 'quiet' && !allowsQuiet) {
    throw fault('quiet blocks need the option --quiet-blocks, because the notice has to say so.')
  }
  if (kind === 'network') refuseNarrow(pattern, fault)
  if (kind === 'domain' && !/^[^\s/:@]+\.[^\s/:@]+$/.test(pattern)) {
    throw fault('a domain is written like casino.example.')
  }
  return { kind, pattern, action }
}

function refuseNarrow(pattern: string, fault: (what: string) => Problem): void {
  const [address = '', bits = ''] = pattern.split('/')
  const version = isIP(address)
  if (version === 0 || !/^\d{1,3}$/.test(bits)) {
    throw fault('a network is written like 203.0.113.0/24 or 2001:db8::/48.')
  }
  const most = WIDEST[version as 4 | 6]
  if (Number(bits) <= most) return
  throw fault(`a network has at most /${most}: a single person’s address is not kept.`)
}
