import type { Submission } from '../submission.ts'
import { bucketOf, hashText } from './bucket.ts'
import type { Collector } from './collector.ts'
import type { Link } from './find-links.ts'
import { registrableDomain } from './links.ts'
import { NO_SCRIPT, writingOf } from './writing.ts'

/** Beyond this a name is cut for judging; the edge refuses longer ones before. */
const NAME_CHARS_MAX = 200

const PLAIN = /^[\0-\x7f]*$/
const WRITINGS = hashText('kinship/writings')
const DEPTH = hashText('kinship/path-depth')
const LENGTH = hashText('kinship/path-length')
const IN_HOST = hashText('kinship/name-in-host')
const IN_PATH = hashText('kinship/name-in-path')
const NAME_AND_HOST = hashText('kinship/name-and-host')
const NAME_AND_PATH = hashText('kinship/name-and-path')
const LINKED = hashText('kinship/linked')

/**
 * Adds how name, address and text fit together. An advert puts its keywords where a name belongs
 * and links to a page that is called the same; people link to a front page, if to any, and write
 * their name in the letters that they write in.
 */
export function addKinship(
  submission: Submission,
  links: readonly Link[],
  home: Link | undefined,
  into: Collector,
): void {
  const name = submission.author?.slice(0, NAME_CHARS_MAX).trim() ?? ''
  if (name) {
    const text = writingOf(submission.text)
    if (text !== NO_SCRIPT) into.add(bucketOf(WRITINGS, text * 16 + writingOf(name)))
  }
  if (!home) return
  const path = home.rest.replace(/^:\d+/, '')
  const depth = addPath(path, into)
  addNameAndAddress(name, home.host, path, depth, into)
  const domain = registrableDomain(home.host)
  const repeats = links.some((link) => registrableDomain(link.host) === domain)
  into.add(bucketOf(LINKED, links.length === 0 ? 0 : repeats ? 1 : 2))
}

/** Adds how deep the page lies and how many words its address is made of; says how deep. */
function addPath(path: string, into: Collector): number {
  const steps = path.split(/[/?#&]/).filter(Boolean)
  const depth = Math.min(steps.length, 4)
  let words = 0
  for (const step of steps) words = Math.max(words, step.split(/[-_+]|%20/).length)
  into.add(bucketOf(DEPTH, depth * 8 + Math.min(words, 7)))
  into.add(bucketOf(LENGTH, Math.min(path.length >> 3, 15)))
  return depth
}

function addNameAndAddress(
  name: string,
  host: string,
  path: string,
  depth: number,
  into: Collector,
): void {
  const words = plainWords(name)
  const inHost = shareInHost(words, plainWords(nameOfDomain(host)).join(''))
  const inPath = depth === 0 ? 0 : shareInPath(words, plainWords(decoded(path)).join(''))
  const manner = Math.min(words.length, 5) * 2 + (name === name.toLowerCase() ? 1 : 0)
  into.add(bucketOf(IN_HOST, inHost))
  into.add(bucketOf(IN_PATH, inPath))
  into.add(bucketOf(NAME_AND_HOST, (manner * 4 + inHost) * 4 + inPath))
  into.add(bucketOf(NAME_AND_PATH, manner * 8 + depth))
}

/** How much of the name the host is made of: 3 all, 2 a long word, 1 a short one, 0 none. */
function shareInHost(words: readonly string[], host: string): number {
  const whole = words.join('')
  if (whole.length > 3 && host.includes(whole)) return 3
  if (words.some((word) => word.length > 3 && host.includes(word))) return 2
  return words.some((word) => word.length > 2 && host.includes(word)) ? 1 : 0
}

/** How much of the name the page is called: 3 most of it, 2 a long word, 1 nothing. */
function shareInPath(words: readonly string[], path: string): number {
  const found = words.filter((word) => word.length > 2 && path.includes(word))
  if (found.length * 2 > words.length) return 3
  return found.some((word) => word.length > 3) ? 2 : 1
}

/** `www.example.co.uk` → `example`. */
function nameOfDomain(host: string): string {
  const domain = registrableDomain(host)
  return domain.slice(0, domain.indexOf('.'))
}

function plainWords(text: string): readonly string[] {
  if (PLAIN.test(text)) return text.toLowerCase().match(/[a-z0-9]+/g) ?? []
  return (
    text
      .normalize('NFKD')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  )
}

function decoded(path: string): string {
  if (!path.includes('%')) return path
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
