import type { SiteId } from '@riposte/protocol'

/** Whoever a key was given to. */
export interface Account {
  readonly name: string
  /** Checks a month, `null` for as many as they like. */
  readonly checksPerMonth: number | null
  /** The sites that the key is good for, as `siteName` spells them; empty for any. */
  readonly onlySites: readonly string[]
}

/** The accounts of Akismet clients. */
export interface Accounts {
  /** The account that `key` opens. A wrong key costs the same as a right one. */
  readonly find: (key: string) => Account | undefined
  /** Whose lessons judge the comments of `blog`. No two accounts share a site. */
  readonly siteOf: (account: Account, blog: string) => SiteId
}
