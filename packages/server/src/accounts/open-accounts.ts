import { timingSafeEqual } from 'node:crypto'
import { statSync } from 'node:fs'
import type { EpochMs, SiteId } from '@riposte/protocol'
import type { Account, Accounts } from './account.ts'
import { type FiledAccount, hashOfKey, readAccounts } from './account-file.ts'

export interface AccountsNeeds {
  /** The server's own site: what its own key teaches, the site's own model learns. */
  readonly ownSite: SiteId
  readonly ownKey: string
  readonly hashKey: Uint8Array
  /** Undefined for a server that keeps nothing. */
  readonly file: string | undefined
  readonly now: () => EpochMs
  readonly report: (what: string, error: unknown) => void
}

/** How long a key that was revoked may still be good, and a new one not yet. */
const STALE_MS_MAX = 1_000

/**
 * The accounts in the file, beside that of the server's own key. The file may be changed while the
 * server runs. If it cannot be read then, the accounts from before go on.
 *
 * @throws Problem `storage-unavailable` when it cannot be read at the start.
 */
export function openAccounts(needs: AccountsNeeds): Accounts {
  const { ownSite, hashKey, file, now } = needs
  const own: Account = { name: ownSite, checksPerMonth: null, onlySites: [] }
  const ownHash = hashOfKey(hashKey, needs.ownKey)
  let stamp = stampOf(file)
  let byHash = indexed(file ? readAccounts(file) : [])
  let lookedAt = now()

  const refresh = () => {
    const at = now()
    if (Math.abs(at - lookedAt) < STALE_MS_MAX) return
    lookedAt = at
    const present = stampOf(file)
    if (!file || present === stamp) return
    stamp = present
    try {
      byHash = indexed(readAccounts(file))
    } catch (error) {
      needs.report('the accounts have changed and cannot be read; the old ones go on', error)
    }
  }
  return {
    find(key) {
      refresh()
      const hash = hashOfKey(hashKey, key)
      if (isSame(hash, ownHash)) return own
      // The index is by a keyed hash, so that its timing tells nobody anything about keys.
      const found = byHash.get(hash)
      return found && found.name !== own.name && isSame(hash, found.keyHash) ? found : undefined
    },
    siteOf: ({ name }, blog) => (name === ownSite ? ownSite : (`${name}/${blog}` as SiteId)),
  }
}

function indexed(accounts: readonly FiledAccount[]): ReadonlyMap<string, FiledAccount> {
  return new Map(accounts.map((it) => [it.keyHash, it]))
}

function isSame(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))
}

function stampOf(file: string | undefined): string {
  const stats = file === undefined ? undefined : statSync(file, { throwIfNoEntry: false })
  return stats ? `${stats.ino} ${stats.mtimeMs} ${stats.size}` : ''
}
