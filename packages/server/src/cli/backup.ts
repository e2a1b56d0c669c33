import { existsSync, linkSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Problem } from '@riposte/protocol'
import { copyDatabase, syncToDisk } from '../backend/embedded/copy-database.ts'
import { SERVE_OPTIONS } from '../config.ts'
import { OptionFaults, parseText } from '../options.ts'
import type { Terminal } from './command.ts'
import { defineCommand } from './command.ts'

export const backup = defineCommand({
  name: 'backup',
  summary: 'Copy the data file into one file, while the server goes on',
  details:
    'The copy is of one moment, checked, and readable by you only. It never holds the key file:\n' +
    'keep riposte.keys and riposte.erased apart from it, as whoever has both can read e-mail\n' +
    'addresses, and without them a restore cannot erase again what was erased meanwhile.',
  options: {
    data: { ...SERVE_OPTIONS.data, summary: 'Folder of the data file' },
    out: {
      summary: 'File to write; it must not be there yet',
      placeholder: 'FILE',
      fallback: undefined as string | undefined,
      parse: parseText,
    },
  },

  async run({ data, out }, { stdout, stderr }) {
    if (!out) throw new OptionFaults(['Say where to: --out FILE.'])
    const file = join(data, 'riposte.db')
    if (!existsSync(file)) {
      throw new Problem('storage-unavailable', `There is no data file ${file}. Is --data right?`)
    }
    refuseExisting(out)
    process.umask(0o077)
    const part = `${out}.part`
    try {
      await copyDatabase(file, part, pagesShown(stderr))
      // Unlike renaming, it fails when somebody made the file meanwhile.
      linkSync(part, out)
    } catch (error) {
      throw unwritable(out, error)
    } finally {
      rmSync(part, { force: true })
    }
    syncToDisk(dirname(out))
    const size = `${(statSync(out).size / 1e6).toFixed(1)} MB`
    stdout.write(`${out} holds the replies as they are now: ${size}, checked.\n${KEPT_APART}`)
    return 0
  },
})

const KEPT_APART =
  'It has no keys. Keep copies of riposte.keys and riposte.erased apart from it, and of\n' +
  'riposte.accounts and riposte.blocks if they are there.\n'

function refuseExisting(out: string): void {
  if (!existsSync(out)) return
  const detail = `${out} is there already and is not overwritten. Give another name.`
  throw new Problem('invalid-request', detail)
}

function unwritable(out: string, error: unknown): unknown {
  if (error instanceof Problem || !(error instanceof Error)) return error
  refuseExisting(out)
  return new Problem('storage-unavailable', `${out} cannot be written: ${error.message}`, {}, error)
}

/** On a terminal, how far a copy is. */
export function pagesShown(stderr: Terminal['stderr']): (left: number, all: number) => void {
  if (!stderr.isTTY) return () => {}
  return (left, all) => {
    const done = all === 0 ? 100 : Math.floor(((all - left) / all) * 100)
    stderr.write(`\r${done} %${left === 0 ? '\r     \r' : ''}`)
  }
}
