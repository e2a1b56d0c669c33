import { getDomain } from 'tldts'
import { bucketOf, hashText } from './bucket.ts'
import type { Collector } from './collector.ts'
import type { Link } from './find-links.ts'
import { linkService } from './link-service.ts'

const MANNER = hashText('links/manner')
const SERVICE = hashText('links/service')
const SHOWN = hashText('links/shown')
const HOST = hashText('links/host')
const DOMAIN = hashText('links/domain')
const SUFFIX = hashText('links/suffix')
const WORD = hashText('links/word')
const FORM = hashText('links/form')

const PLACE = hashText('links/place')
const BEFORE = hashText('links/before')
const AFTER = hashText('links/after')

const COUNT_MAX = 8
/** The bucket of each count; it is among the first that the links of a text add. */
const COUNTS = Array.from({ length: COUNT_MAX + 1 }, (_, i) => bucketOf(hashText('links/count'), i))
const COUNT_WITHIN = 4
const BETWEEN_UNITS_MAX = 80

const WORDS_MAX = 8
const WORDS = /[\p{L}\p{N}]{2,24}/gu
/** The same words where every character is ASCII, found several times as fast. */
const PLAIN_WORDS = /[a-z0-9]{2,24}/g
const PLAIN = /^[\0-\x7f]*$/

/** Adds what the links of a text say: how many, where, how, and to whom. */
export function addLinks(links: readonly Link[], text: string, into: Collector): void {
  if (links.length === 0) return
  const before = distance(links[0]!.start)
  const after = distance(text.length - links.at(-1)!.end)
  into.add(bucketOf(PLACE, before * 8 + after))
  into.add(bucketOf(BEFORE, before))
  into.add(bucketOf(AFTER, after))
  into.add(COUNTS[Math.min(links.length, COUNT_MAX)]!)
  for (const [i, link] of links.entries()) {
    into.add(bucketOf(MANNER, hashText(link.manner)))
    const service = linkService(link.host)
    if (service) into.add(bucketOf(SERVICE, hashText(service)))
    const shown = i > 0 ? shownFor(links[i - 1]!, link, text) : undefined
    if (shown) into.add(bucketOf(SHOWN, hashText(shown)))
    addPlace(link.host, link.rest, into)
  }
}

/** How many links a submission has, at most 8, as its features `buckets` from `start` on say. */
export function linkCount(buckets: Uint32Array, start: number, end: number): number {
  for (let i = start; i < end && i < start + COUNT_WITHIN; i++) {
    const count = COUNTS.indexOf(buckets[i]!)
    if (count > 0) return count
  }
  return 0
}

/** What a tag shows in place of its target when that is an address itself: `<a href=X>Y</a>`. */
function shownFor(target: Link, shown: Link, text: string): 'itself' | 'another' | undefined {
  if (target.manner !== 'tag' || shown.manner === 'tag') return undefined
  const between = text.slice(target.end, Math.min(shown.start, target.end + BETWEEN_UNITS_MAX))
  if (!/^["']?[^<>[\]]*[>\]]\s*(?:https?:\/\/)?$/i.test(between)) return undefined
  return registrableDomain(target.host) === registrableDomain(shown.host) ? 'itself' : 'another'
}

/** How much text lies before the first link or after the last, in seven steps. */
function distance(units: number): number {
  return Math.min(7, (33 - Math.clz32(Math.max(0, units))) >> 1)
}

/** Adds host, registrable domain, suffix, and the words and form of what follows. */
export function addPlace(host: string, rest: string, into: Collector): void {
  const domain = registrableDomain(host)
  into.add(bucketOf(HOST, hashText(host)))
  into.add(bucketOf(DOMAIN, hashText(domain)))
  into.add(bucketOf(SUFFIX, hashText(domain.slice(domain.indexOf('.') + 1))))
  const name = domain.slice(0, domain.indexOf('.'))
  for (const word of wordsOf(`${name} ${rest}`)) into.add(bucketOf(WORD, hashText(word)))
  into.add(bucketOf(FORM, formOf(name, rest)))
}

/** `www.example.co.uk` → `example.co.uk`; a host without a known suffix stays whole. */
export function registrableDomain(host: string): string {
  if (host !== lastHost) {
    lastDomain = getDomain(host, AS_GIVEN) ?? host
    lastHost = host
  }
  return lastDomain
}

const AS_GIVEN = { extractHostname: false, validateHostname: false }
// One host is asked about several times in a row.
let [lastHost, lastDomain] = ['', '']

function wordsOf(text: string): readonly string[] {
  const words = text.toLowerCase().match(PLAIN.test(text) ? PLAIN_WORDS : WORDS)
  return words && words.length > WORDS_MAX ? words.slice(0, WORDS_MAX) : (words ?? [])
}

/** Length of the name, hyphens and digits in it, and whether a path and a query follow. */
function formOf(name: string, rest: string): number {
  const length = Math.min(name.length >> 2, 7)
  const hyphens = Math.min(name.split('-').length - 1, 3)
  const digits = /\d/.test(name) ? 1 : 0
  const path = rest.length > 1 ? 1 : 0
  const query = rest.includes('?') ? 1 : 0
  return (((length * 4 + hyphens) * 2 + digits) * 2 + path) * 2 + query
}
