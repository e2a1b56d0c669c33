import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { Problem } from '@riposte/protocol'
import {
  ACCOUNT_NAME,
  type FiledAccount,
  hashOfKey,
  readAccounts,
  writeAccounts,
} from '../accounts/account-file.ts'
import { siteName } from '../accounts/site-name.ts'
import { SERVE_OPTIONS } from '../config.ts'
import { parseText, parseWhole } from '../options.ts'
import { openKeyFile } from '../privacy/key-file.ts'
import { lastingKey } from '../privacy/keys.ts'
import { defineCommand } from './command.ts'

const { data, site } = SERVE_OPTIONS

export const key = defineCommand({
  name: 'key',
  summary: 'Make, list, revoke and change the keys of Akismet clients',
  details:
    'riposte key create NAME   prints a new key, this once: only a hash of it is kept\n' +
    'riposte key list          names the accounts\n' +
    'riposte key revoke NAME   ends the key; its lessons and counts stay\n' +
    'riposte key rotate NAME   ends the key and prints a new one\n\n' +
    'A running server takes notice within a second. Each key has sites of its own, as its ' +
    'clients name them, and each site its own lessons. Give the --data and --site of the server.',
  options: {
    words: {
      summary: 'What to do, and the name of the account',
      placeholder: 'ACTION',
      positional: true,
      fallback: ['list'] as readonly string[],
      parse: (words: readonly string[]) => words,
    },
    limit: {
      summary: 'create: how many checks a month',
      placeholder: 'NUMBER',
      fallback: null as number | null,
      fallbackText: 'as many as they like',
      parse: parseWhole(1, 1_000_000_000),
    },
    only: {
      summary: 'create: a site that the key is good for; may be repeated',
      placeholder: 'URL',
      fallback: [] as readonly string[],
      fallbackText: 'any',
      parse: (words: readonly string[]) => words.map((word) => parseSiteName(word)),
    },
    data,
    site,
  },

  async run({ words: [action = 'list', name = '', ...more], ...options }, { stdout }) {
    mkdirSync(options.data, { recursive: true, mode: 0o700 })
    const file = join(options.data, 'riposte.accounts')
    const accounts = readAccounts(file)
    if (more.length > 0) throw misused(`“${more[0]}” is one word too many.`)
    if (action === 'list' && !name) {
      stdout.write(accountTable(accounts))
      return 0
    }
    const known = accounts.find((it) => it.name === name)
    const others = accounts.filter((it) => it !== known)
    if (action === 'revoke') {
      writeAccounts(file, others.length < accounts.length ? others : fail(name))
      stdout.write(`The key of ${name} is revoked.\n`)
      return 0
    }
    const fresh = newKey(options.data, options.site)
    if (action === 'create') {
      refuseName(name, options.site, known)
      const { limit: checksPerMonth, only: onlySites } = options
      const made = { name, keyHash: fresh.hash, createdAt: Date.now(), checksPerMonth, onlySites }
      writeAccounts(file, [...accounts, made])
    } else if (action === 'rotate') {
      const changed = { ...(known ?? fail(name)), keyHash: fresh.hash, createdAt: Date.now() }
      writeAccounts(file, [...others, changed])
    } else throw misused(`“${action}” is none of create, list, revoke and rotate.`)
    stdout.write(`${fresh.key}\n`)
    return 0
  },
})

function newKey(folder: string, ownSite: string) {
  const keys = openKeyFile(join(folder, 'riposte.keys'), { randomBytes, now: () => Date.now() })
  const made = randomBytes(6).toString('hex')
  return { key: made, hash: hashOfKey(lastingKey(keys, 'account-key', ownSite), made) }
}

function refuseName(name: string, ownSite: string, known: FiledAccount | undefined): void {
  if (!ACCOUNT_NAME.test(name)) {
    throw misused('Give a name of 1 to 40 lower-case letters, digits and hyphens.')
  }
  if (known)
    throw misused(`There is an account ${name} already. riposte key rotate changes its key.`)
  if (name === ownSite) throw misused(`${name} is this server’s own site, whose key it prints.`)
}

function fail(name: string): never {
  throw misused(`There is no account “${name}”. riposte key list names them.`)
}

function misused(detail: string): Problem {
  return new Problem('invalid-request', detail)
}

function parseSiteName(word: string): string {
  const name = siteName(parseText([word])) ?? siteName(`https://${word}`)
  if (!name) throw new Error(`“${word}” is not the address of a site.`)
  return name
}

function accountTable(accounts: readonly FiledAccount[]): string {
  if (accounts.length === 0) return 'There are no accounts. riposte key create NAME makes one.\n'
  const width = Math.max(...accounts.map(({ name }) => name.length))
  const rows = accounts.map(({ name, createdAt, checksPerMonth, onlySites }) => {
    const made = `key of ${new Date(createdAt).toISOString().slice(0, 10)}`
    const limit = checksPerMonth === null ? 'no limit' : `${checksPerMonth} checks a month`
    const sites = onlySites.length > 0 ? onlySites.join(', ') : 'any site'
    return `${[name.padEnd(width), made, limit, sites].join('  ')}\n`
  })
  return rows.join('')
}
