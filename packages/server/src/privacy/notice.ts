import { createHash } from 'node:crypto'
import type { SiteId } from '@riposte/protocol'
import type { Lives } from './lives.ts'
import { noticeEntries } from './notice-entries.ts'
import type { Register } from './register.ts'

/** What of the configuration readers are told. */
export interface NoticeConfig {
  readonly site: SiteId
  /** Of the site, as readers see it. */
  readonly title: string
  /** An e-mail address or a page by which its operator is reached; null when none is given. */
  readonly contact: string | null
  /** The mail server that takes mail about answers; null when none goes out. */
  readonly mailServer: string | null
  /** Whether moderators may block writers without telling them. */
  readonly blocksQuietly: boolean
  /** What waits for a person whatever the filter says of it: modes of `--hold`. */
  readonly holds: readonly string[]
  /** How long this site keeps what. */
  readonly lives: Lives
}

/** What a notice says that stays the same until the configuration or the program changes. */
export interface NoticeBody extends Omit<NoticeConfig, 'lives' | 'holds'> {
  /** Left out where there is none, so that such versions are the same as before it was said. */
  readonly holds?: readonly string[]
  readonly kept: ReturnType<typeof noticeEntries>
  readonly passing: ReturnType<typeof noticeEntries>
}

export interface Notice {
  /** A hash of the body: who says the same says it under the same version. */
  readonly version: string
  readonly body: NoticeBody
}

/** The notice that follows from the register and the configuration. */
export function noticeOf({ kept, passing }: Register, config: NoticeConfig): Notice {
  const { site, title, contact, mailServer, blocksQuietly, lives } = config
  const holds = [...config.holds].sort()
  const entries = { kept: noticeEntries(kept, lives), passing: noticeEntries(passing, lives) }
  const body = {
    site,
    title,
    contact,
    mailServer,
    blocksQuietly,
    ...(holds.length > 0 && { holds }),
    ...entries,
  }
  return { version: digestOf(body), body }
}

const DIGEST_DIGITS = 12

/** A short name for any data: SHA-256 of its JSON, 12 hexadecimal digits. */
export function digestOf(data: object): string {
  return createHash('sha256').update(JSON.stringify(data)).digest('hex').slice(0, DIGEST_DIGITS)
}
