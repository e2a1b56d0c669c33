import { type ArticleId, LIMITS } from '@riposte/protocol'
import { permalinkOf } from '../articles/find-article.ts'

/** How the pages of a source are found here. */
export interface AddressRules {
  /** What paths without a host are resolved against. */
  readonly base?: string | undefined
  /** Addresses that begin with `from` begin with `to` here; the longest that fits is taken. */
  readonly prefixes: readonly AddressChange[]
  /** Whole addresses, old to new. */
  readonly exact: ReadonlyMap<string, string>
  /** That embed threads. None: any may. */
  readonly origins: readonly string[]
  /** Whether replies to pages of other origins are taken all the same. */
  readonly keepsUnmapped: boolean
}

export interface AddressChange {
  readonly from: string
  readonly to: string
}

/** Where a page of the source is here. */
export interface MappedPage {
  /** As the rules spell it, for the report. */
  readonly address: string
  /** Null when nothing here answers to it: its replies stay outside. */
  readonly article: ArticleId | null
  /** Empty for an article of this server. */
  readonly origin: string
}

const OWN_ARTICLE = /^\/articles\/[a-z0-9-]{1,100}$/

/** Tells which article a page of the source is: the id that a reader who comes to it finds. */
export function addressMapper(rules: AddressRules): (page: string) => MappedPage {
  const { base, exact, origins, keepsUnmapped } = rules
  const prefixes = rules.prefixes.toSorted((a, b) => b.from.length - a.from.length)

  const changed = (page: string): string | undefined => {
    const spellings = [page, resolved(page, base)].filter((it) => it !== undefined)
    for (const spelling of spellings) {
      const whole = exact.get(spelling)
      if (whole !== undefined) return whole
    }
    for (const { from, to } of prefixes) {
      const spelling = spellings.find((it) => it.startsWith(from))
      if (spelling !== undefined) return to + spelling.slice(from.length)
    }
    return undefined
  }

  return (page) => {
    const target = changed(page)
    const own = target ?? (base === undefined ? page : '')
    if (OWN_ARTICLE.test(own)) return { address: own, article: own as ArticleId, origin: '' }
    const url = urlOf(target ?? page, base)
    if (!url) return { address: target ?? page, article: null, origin: '' }
    const permalink = permalinkOf(url)
    const isHere = origins.length === 0 || origins.includes(url.origin) || keepsUnmapped
    const fits = permalink.length <= LIMITS.articleCharsMax
    const article = isHere && fits ? (permalink as ArticleId) : null
    return { address: permalink, article, origin: url.origin }
  }
}

function resolved(page: string, base: string | undefined): string | undefined {
  return urlOf(page, base)?.href
}

function urlOf(page: string, base: string | undefined): URL | undefined {
  if (page === '' || !URL.canParse(page, base)) return undefined
  const url = new URL(page, base)
  return /^https?:$/.test(url.protocol) ? url : undefined
}

/** Reads `OLD=NEW`, where NEW begins like an address or a path. */
export function parseAddressChange(word: string): AddressChange {
  const [, from, to] = /^(.+?)=(https?:\/\/.*|\/.*)$/s.exec(word) ?? []
  if (from !== undefined && to !== undefined) return { from, to }
  throw new Error(`“${word}” is not OLD=NEW, as http://old.example/=https://news.example/.`)
}
