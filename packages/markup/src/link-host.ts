/** `href` in its normal spelling if it leads to the web and hides nobody behind a user name. */
export function webAddress(href: string): string | null {
  if (!URL.canParse(href)) return null
  const url = new URL(href)
  const isPlain = /^https?:$/.test(url.protocol) && url.username + url.password === ''
  return isPlain && url.hostname !== '' ? url.href : null
}

/** Something that reads like a host: labels with dots between, the last of letters. */
const HOST = /(?:^|[^\p{L}\p{N}.-])((?:[\p{L}\p{N}-]{1,63}\.)+\p{L}{2,24})(?![\p{L}\p{N}.-])/u

/** Where a link leads, when its words name another host; null when they do not mislead. */
export function otherHost(words: string, href: string): string | null {
  const named = HOST.exec(words.normalize('NFKC').toLowerCase().slice(0, WORDS_CHARS_MAX))?.[1]
  const host = new URL(href).hostname
  if (named === undefined || bare(named) === bare(host)) return null
  return host
}

const WORDS_CHARS_MAX = 300
const bare = (host: string) => host.replace(/^www\./, '')
