import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs'
import { Problem } from '@riposte/protocol'

type RandomBytes = (count: number) => Uint8Array

/** What is secret, kept apart from the data so that a copy of the data alone tells nobody. */
export interface Keys {
  /** 32 bytes: every other key is derived from it. */
  readonly master: Uint8Array
  /** Of the site's Akismet clients: 12 hexadecimal digits. */
  readonly akismetKey: string
}

/**
 * Reads the key file, or makes it, readable by its owner only, when there is none.
 *
 * @throws Problem `storage-unavailable` when it cannot be read, made or understood.
 */
export function openKeyFile(file: string, randomBytes: RandomBytes): Keys {
  try {
    return parse(file, readFileSync(file, 'utf8'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw unusable(file, error)
  }
  try {
    create(file, temporaryKeys(randomBytes))
    return parse(file, readFileSync(file, 'utf8'))
  } catch (error) {
    throw unusable(file, error)
  }
}

/** Keys that live as long as the process: for `--data :memory:`. */
export function temporaryKeys(randomBytes: RandomBytes): Keys {
  const akismetKey = Buffer.from(randomBytes(6)).toString('hex')
  return { master: randomBytes(32), akismetKey }
}

function create(file: string, { master, akismetKey }: Keys): void {
  const content = { version: 1, master: Buffer.from(master).toString('base64'), akismetKey }
  const handle = openSync(file, 'wx', 0o600)
  writeSync(handle, `${JSON.stringify(content, null, 2)}\n`)
  fsyncSync(handle)
  closeSync(handle)
}

function parse(file: string, text: string): Keys {
  const content = JSON.parse(text) as Record<string, unknown>
  const master = Buffer.from(String(content['master'] ?? ''), 'base64')
  const akismetKey = String(content['akismetKey'] ?? '')
  if (content['version'] !== 1 || master.length !== 32 || !/^[0-9a-f]{12}$/.test(akismetKey)) {
    throw new Problem(
      'storage-unavailable',
      `${file}: this is not a Riposte key file, or of a newer version. Restore it from a backup: ` +
        'without it the receipts that readers hold no longer open.',
    )
  }
  return { master: new Uint8Array(master), akismetKey }
}

function unusable(file: string, error: unknown): Problem {
  if (error instanceof Problem) return error
  const why = error instanceof SyntaxError ? 'it is damaged' : (error as Error).message
  return new Problem('storage-unavailable', `${file}: the key file cannot be used: ${why}`)
}
