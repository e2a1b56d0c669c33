import type { Ground } from '@riposte/protocol'

export type Command =
  | 'approve'
  | 'spam'
  | 'reject'
  | 'uphold'
  | 'answer'
  | 'undo'
  | 'next'
  | 'previous'
  | 'article'
  | 'held-tab'
  | 'reported-tab'
  | 'appeals-tab'
  | 'spam-tab'
  | 'published-tab'
  | 'decided-tab'
  | 'show-new'
  | 'cheat-sheet'
  | `ground:${Ground}`
  | 'cancel'

/** `cards`: the desk. `grounds`: a reply is being rejected, and the ground is asked for. */
export type KeyMode = 'cards' | 'grounds'

export interface KeyRow {
  readonly command: Command
  /** As the browser names them, lower case. The first is shown on the button. */
  readonly keys: readonly [string, ...string[]]
  readonly says: string
  /** May go on while the key is held down. A decision may not: one press, one reply. */
  readonly repeats?: true
}

/** Every key of the desk. The cheat sheet prints this table. */
export const KEYS: Record<KeyMode, readonly KeyRow[]> = {
  cards: [
    { command: 'approve', keys: ['a'], says: 'Approve' },
    { command: 'spam', keys: ['s'], says: 'Spam' },
    { command: 'reject', keys: ['r'], says: 'Reject, then say why' },
    { command: 'uphold', keys: ['h'], says: 'Uphold what an appeal is against' },
    { command: 'answer', keys: ['w'], says: 'Write to whoever appealed; Esc leaves the field' },
    { command: 'undo', keys: ['u', 'z'], says: 'Undo the last decision' },
    { command: 'next', keys: ['j', 'arrowdown'], says: 'Next reply', repeats: true },
    { command: 'previous', keys: ['k', 'arrowup'], says: 'Reply before', repeats: true },
    { command: 'article', keys: ['o'], says: 'Open the article' },
    { command: 'show-new', keys: ['n'], says: 'Show what is new' },
    { command: 'held-tab', keys: ['1'], says: 'Held' },
    { command: 'reported-tab', keys: ['2'], says: 'Reported' },
    { command: 'appeals-tab', keys: ['3'], says: 'Appeals' },
    { command: 'spam-tab', keys: ['4'], says: 'Spam' },
    { command: 'published-tab', keys: ['5'], says: 'Published' },
    { command: 'decided-tab', keys: ['6'], says: 'Decided' },
    { command: 'cheat-sheet', keys: ['?'], says: 'These keys' },
  ],
  grounds: [
    { command: 'ground:abuse', keys: ['a'], says: 'Abuse' },
    { command: 'ground:off-topic', keys: ['o'], says: 'Off topic' },
    { command: 'ground:personal-data', keys: ['p'], says: 'Personal data' },
    { command: 'ground:illegal', keys: ['i'], says: 'Illegal' },
    { command: 'ground:other', keys: ['t'], says: 'Other' },
    { command: 'cancel', keys: ['escape'], says: 'Back' },
  ],
}

export interface KeyPress {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly repeat: boolean
}

/** What a key asks for, or undefined. Keys with Ctrl, Alt or Meta belong to the browser. */
export function commandOf(press: KeyPress, mode: KeyMode): Command | undefined {
  if (press.ctrlKey || press.metaKey || press.altKey) return undefined
  const row = KEYS[mode].find(({ keys }) => keys.includes(press.key.toLowerCase()))
  return row && (!press.repeat || row.repeats) ? row.command : undefined
}

/** The ground that a command names, or null. */
export function groundOf(command: Command): Ground | null {
  return command.startsWith('ground:') ? (command.slice('ground:'.length) as Ground) : null
}

/** The key that a button names. */
export function keyOf(command: Command): string {
  const rows = [...KEYS.cards, ...KEYS.grounds]
  return keyName(rows.find((row) => row.command === command)!.keys[0])
}

export function keyName(key: string): string {
  const named: Record<string, string> = { arrowdown: '↓', arrowup: '↑', escape: 'Esc' }
  return named[key] ?? key.toUpperCase()
}
