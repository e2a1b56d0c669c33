import type { Readable, Writable } from 'node:stream'
import type { OptionTable, OptionValues } from '../options.ts'

/** Where a command reads and writes. */
export interface Terminal {
  readonly stdin: Readable & { readonly isTTY?: boolean }
  readonly stdout: Writable & { readonly isTTY?: boolean; readonly columns?: number }
  readonly stderr: Writable & { readonly isTTY?: boolean }
}

/** One command of `riposte`: its help is made from this and its options table. */
export interface Command<T extends OptionTable = OptionTable> {
  readonly name: string
  readonly summary: string
  /** A paragraph or two for `riposte NAME --help`. */
  readonly details: string
  readonly options: T
  /** Resolves to the exit code. */
  readonly run: (values: OptionValues<T>, terminal: Terminal) => Promise<number>
}

/** Keeps the types of a command's own options table. */
export function defineCommand<T extends OptionTable>(command: Command<T>): Command {
  return command as unknown as Command
}
