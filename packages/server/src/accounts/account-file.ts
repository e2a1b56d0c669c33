import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { Problem } from '@riposte/protocol'
import { keyedHash } from '../privacy/keyed-hash.ts'
import type { Account } from './account.ts'

/** An account as the file holds it: of its key only a keyed hash. */
export interface FiledAccount extends Account {
  readonly keyHash: string
  readonly createdAt: number
}

/** In addresses, on the command line and in the data. */
export const ACCOUNT_NAME = /^[a-z0-9][a-z0-9-]{0,39}$/

/** A keyed hash: whoever reads the file, but not the key file, cannot find the key by trying. */
export function hashOfKey(hashKey: Uint8Array, key: string): string {
  return Buffer.from(keyedHash(hashKey, [key])).toString('base64url')
}

/**
 * The accounts in `file`; none when there is no such file.
 *
 * @throws Problem `storage-unavailable` when it cannot be read or understood.
 */
export function readAccounts(file: string): readonly FiledAccount[] {
  try {
    const { version, accounts } = JSON.parse(readFileSync(file, 'utf8')) as Partial<Content>
    if (version === 1 && Array.isArray(accounts) && accounts.every(isAccount)) return accounts
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    if (!(error instanceof SyntaxError)) throw unusable(file, (error as Error).message)
  }
  throw unusable(file, 'this is not a file of accounts, or of a newer version')
}

/** Replaces the file as a whole: whoever reads it meanwhile sees the old one or the new one. */
export function writeAccounts(file: string, accounts: readonly FiledAccount[]): void {
  const content: Content = { version: 1, accounts }
  const fresh = `${file}.new`
  try {
    const handle = openSync(fresh, 'w', 0o600)
    writeSync(handle, `${JSON.stringify(content, null, 2)}\n`)
    fsyncSync(handle)
    closeSync(handle)
    renameSync(fresh, file)
  } catch (error) {
    throw unusable(file, (error as Error).message)
  }
}

interface Content {
  readonly version: 1
  readonly accounts: readonly FiledAccount[]
}

function isAccount(it: Partial<FiledAccount>): boolean {
  const { name, keyHash, createdAt, checksPerMonth, onlySites } = it
  return (
    ACCOUNT_NAME.test(name ?? '') &&
    typeof keyHash === 'string' &&
    typeof createdAt === 'number' &&
    (checksPerMonth === null || typeof checksPerMonth === 'number') &&
    Array.isArray(onlySites)
  )
}

function unusable(file: string, why: string): Problem {
  return new Problem('storage-unavailable', `${file}: the accounts cannot be used: ${why}.`)
}
