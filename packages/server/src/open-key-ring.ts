import type { SiteId } from '@riposte/protocol'
import type { Backend } from './backend/backend.ts'
import { openKeyFile, replaceKeyFile } from './privacy/key-file.ts'
import { createKeyRing, type KeyRing } from './privacy/key-ring.ts'
import { freshKeys, type RandomBytes, upgraded } from './privacy/keys.ts'

export interface OpenKeysParts {
  /** Undefined: they live as long as the process. */
  readonly keyFile?: string
  readonly site: SiteId
  readonly backend: Pick<Backend, 'views'>
  readonly randomBytes: RandomBytes
  readonly now: () => number
}

/**
 * The keys, for who holds the data file: nobody else may change the key file. A file of version 1
 * is brought up to date.
 *
 * @throws Problem `storage-unavailable` when the key file cannot be used.
 */
export async function openKeyRing(parts: OpenKeysParts): Promise<KeyRing> {
  const { keyFile, site, backend, randomBytes, now } = parts
  if (keyFile === undefined) {
    return createKeyRing({ keys: freshKeys(randomBytes, now()), save: () => {}, randomBytes, now })
  }
  let keys = openKeyFile(keyFile, { randomBytes, now })
  if (keys.version === 1) {
    const sites = new Set([site, ...(await backend.views.sitesWithThreads())])
    keys = upgraded(keys, [...sites], randomBytes, now())
    replaceKeyFile(keyFile, keys)
  }
  const save = (changed: typeof keys) => replaceKeyFile(keyFile, changed)
  return createKeyRing({ keys, save, randomBytes, now })
}
