/** A web address in a text: `https://a.Example.com/x?y` is host `a.example.com`, rest `/x?y`. */
export interface Link {
  readonly host: string
  readonly rest: string
  /** How it was written: in a tag, with its scheme, or bare. */
  readonly manner: 'tag' | 'scheme' | 'bare'
  /** Where host and rest stand in the text, in UTF-16 units. */
  readonly start: number
  readonly end: number
}

export const LINKS_MAX = 32
const TEXT_CHARS_MAX = 65_536
const HOST_CHARS_MAX = 253
const REST_CHARS_MAX = 300
const HOME_CHARS_MAX = 500
const SCHEME = /^\w{2,10}:\/\//

/** What may end a bare host name: enough to see a link, few enough to not see "done.It". */
const BARE_SUFFIXES = new Set(
  `com net org info biz ru su ua by kz cn tk ml ga cf gq io co xyz top site online shop store club
  vip win bet live link click me ly pro icu us uk de fr nl pl in id eu tv cc app dev blog space
  website tech fun world today life buzz gl ws pw loan win bid date men party casino porn sex`
    .split(/\s+/)
    .filter(Boolean),
)

/**
 * The web addresses in the first 65,536 units of `text`, at most 32 and in order. One pass: every
 * dot is looked at once, and what stands around it is claimed by the link that it belongs to.
 */
export function findLinks(text: string): readonly Link[] {
  const links: Link[] = []
  const end = Math.min(text.length, TEXT_CHARS_MAX)
  let claimed = 0
  for (let dot = text.indexOf('.'); dot >= 0 && dot < end; dot = text.indexOf('.', dot + 1)) {
    if (dot < claimed) continue
    const start = hostStart(text, dot, claimed)
    const stop = hostEnd(text, dot, end)
    claimed = stop
    const host = text.slice(start, trimmedEnd(text, start, stop)).toLowerCase()
    const manner = mannerAt(text, start, host)
    if (!manner) continue
    claimed = restEnd(text, stop, end)
    links.push({ host, rest: text.slice(stop, claimed), manner, start, end: claimed })
    if (links.length === LINKS_MAX) break
  }
  return links
}

/** The address that a writer gives as home, with or without its scheme; cut beyond 500 units. */
export function findHome(authorUrl: string | undefined): Link | undefined {
  const url = authorUrl?.slice(0, HOME_CHARS_MAX).trim()
  if (!url) return undefined
  return findLinks(SCHEME.test(url) ? url : `http://${url}`)[0]
}

function hostStart(text: string, dot: number, claimed: number): number {
  let start = dot
  const least = Math.max(claimed, dot - HOST_CHARS_MAX)
  while (start > least && isHostUnit(text.charCodeAt(start - 1))) start--
  return start
}

function hostEnd(text: string, dot: number, end: number): number {
  let stop = dot + 1
  const most = Math.min(end, dot + HOST_CHARS_MAX)
  while (stop < most && isHostUnit(text.charCodeAt(stop))) stop++
  return stop
}

/** Where a host ends when the dots and hyphens after it are not counted. */
function trimmedEnd(text: string, start: number, stop: number): number {
  let end = stop
  while (end > start && (text[end - 1] === '.' || text[end - 1] === '-')) end--
  return end
}

/** Where the path, query or port after a host ends; at most 300 units on. */
function restEnd(text: string, stop: number, end: number): number {
  const first = text.charCodeAt(stop)
  if (first !== 0x2f && first !== 0x3f && first !== 0x3a && first !== 0x23) return stop
  const most = Math.min(end, stop + REST_CHARS_MAX)
  let i = stop
  while (i < most && !isRestEnd(text.charCodeAt(i))) i++
  return i
}

/** ASCII letters, digits, hyphen and dot; and everything beyond ASCII that is not punctuation. */
function isHostUnit(unit: number): boolean {
  if (unit < 0x80) {
    const letter = unit | 0x20
    return (
      (letter > 0x60 && letter < 0x7b) ||
      (unit > 0x2f && unit < 0x3a) ||
      unit === 0x2d ||
      unit === 0x2e
    )
  }
  return unit >= 0xc0 && unit < 0x2000
}

/** White space, quotes, angle and closing brackets. */
function isRestEnd(unit: number): boolean {
  return (
    unit <= 0x20 ||
    unit === 0x22 ||
    unit === 0x27 ||
    unit === 0x29 ||
    unit === 0x3c ||
    unit === 0x3e ||
    unit === 0x5b ||
    unit === 0x5d ||
    unit >= 0x2000
  )
}

function mannerAt(text: string, start: number, host: string): Link['manner'] | undefined {
  const dot = host.lastIndexOf('.')
  if (dot <= 0 || host.includes('..')) return undefined
  if (text.startsWith('//', start - 2)) {
    const before = text.slice(Math.max(0, start - 16), start)
    return /[=(\]]\s?["']?(?:https?:)?\/\/$/i.test(before) ? 'tag' : 'scheme'
  }
  if (host.startsWith('www.') && host.lastIndexOf('.') > 3) return 'bare'
  return text.charCodeAt(start - 1) !== 0x40 && BARE_SUFFIXES.has(host.slice(dot + 1))
    ? 'bare'
    : undefined
}
