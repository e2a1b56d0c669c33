import { randomBytes } from 'node:crypto'
import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Problem, type SiteId } from '@riposte/protocol'
import { openSqliteBackend } from '../backend/embedded/sqlite-backend.ts'
import { SERVE_OPTIONS } from '../config.ts'
import { openKeyRing } from '../open-key-ring.ts'
import { openKeyFile } from '../privacy/key-file.ts'
import type { RotatingPurpose } from '../privacy/keyed-hash.ts'
import { type Generation, KEY_LIVES } from '../privacy/keys.ts'
import { defineCommand } from './command.ts'

const { data, site } = SERVE_OPTIONS

/** A server looks every second. */
const SERVER_MS_MAX = 30_000
const LOOK_MS = 100

export const keys = defineCommand({
  name: 'keys',
  summary: 'List the keys of pseudonyms, or replace them now',
  details:
    'riposte keys list     says which there are, what for, and when they are destroyed\n' +
    'riposte keys rotate   makes new ones; the server may run or not\n\n' +
    'A server replaces them by itself, every 90 days unless --rotate-keys-days says otherwise.\n' +
    'Older ones are kept as long as something may live that needs them, and then destroyed. The\n' +
    'keys themselves are never printed. Give the --data and --site of the server.',
  options: {
    words: {
      summary: 'What to do',
      placeholder: 'ACTION',
      positional: true,
      fallback: ['list'] as readonly string[],
      parse: (words: readonly string[]) => words,
    },
    data,
    site,
  },

  async run({ words: [action = 'list', ...more], data: folder, site: ownSite }, { stdout }) {
    if (more.length > 0) throw misused(`“${more[0]}” is one word too many.`)
    const file = join(folder, 'riposte.keys')
    if (!existsSync(file)) {
      throw new Problem('storage-unavailable', `There is no key file ${file}. Is --data right?`)
    }
    if (action === 'rotate') {
      // What is made here is nobody else's on this machine.
      process.umask(0o077)
      await rotate(folder, file, ownSite)
    } else if (action !== 'list') throw misused(`“${action}” is none of list and rotate.`)
    stdout.write(keyTable(generationsIn(file)))
    return 0
  },
})

const random = (count: number) => new Uint8Array(randomBytes(count))
const now = () => Date.now()

const generationsIn = (file: string) => openKeyFile(file, { randomBytes: random, now }).generations

/** Whoever holds the data file may change the keys: so a server that runs is asked to. */
async function rotate(folder: string, keyFile: string, ownSite: SiteId): Promise<void> {
  const backend = openIfFree(join(folder, 'riposte.db'))
  if (!backend) return askServer(folder, keyFile)
  try {
    const parts = { keyFile, site: ownSite, backend, randomBytes: random, now }
    const ring = await openKeyRing(parts)
    ring.rotate()
    ring.destroyDead(false)
  } finally {
    await backend.close()
  }
}

function openIfFree(dataFile: string) {
  try {
    return openSqliteBackend(dataFile)
  } catch (error) {
    if (error instanceof Problem && /another process/.test(error.message)) return undefined
    throw error
  }
}

async function askServer(folder: string, keyFile: string): Promise<void> {
  const wish = join(folder, 'riposte.keys.rotate')
  const before = generationsIn(keyFile)[0]!.number
  writeFileSync(wish, '')
  for (let waitedMs = 0; waitedMs < SERVER_MS_MAX; waitedMs += LOOK_MS) {
    await pause(LOOK_MS)
    if (!existsSync(wish) && generationsIn(keyFile)[0]!.number > before) return
  }
  rmSync(wish, { force: true })
  const detail = 'Another process uses the data, and did not make new keys. Is it an import?'
  throw new Problem('storage-unavailable', `${detail} Try again once the server runs.`)
}

function misused(detail: string): Problem {
  return new Problem('invalid-request', detail)
}

const FOR: Readonly<Record<RotatingPurpose, string>> = {
  voter: 'votes and reports',
  writer: 'writers',
  'mail-address': 'links in mails',
  'mail-seal': 'e-mail addresses',
  'lesson-id': 'feedback of other sites',
}

function keyTable(generations: readonly Generation[]): string {
  const rows = generations.flatMap(({ number, createdAt, retiredAt, sources }) =>
    (Object.keys(sources) as RotatingPurpose[]).map((purpose) => {
      const made = `made ${dayOf(createdAt)}`
      return [String(number), made, FOR[purpose], endOf(purpose, retiredAt)]
    }),
  )
  const widths = [0, 1, 2].map((i) => Math.max(...rows.map((row) => row[i]!.length)))
  return rows
    .map((row) => `${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  ')}\n`)
    .join('')
}

function endOf(purpose: RotatingPurpose, retiredAt: number | null): string {
  if (retiredAt === null) return 'in use'
  if (purpose === 'mail-seal') return 'destroyed once the server has sealed the addresses anew'
  return `destroyed ${dayOf(retiredAt + KEY_LIVES[purpose])}`
}

const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10)
