import type { Submission } from '../submission.ts'
import { bucketOf, hashText } from './bucket.ts'
import type { Collector } from './collector.ts'
import type { Link } from './find-links.ts'
import { addPlace, registrableDomain } from './links.ts'
import { type ReadText, readText } from './read-words.ts'
import { addWords } from './words.ts'

/** A name or address beyond these is cut for judging; the edge refuses longer ones before. */
const NAME_CHARS_MAX = 200
const ADDRESS_CHARS_MAX = 500

const WORDS = hashText('name')
const WHOLE = hashText('name/whole')
const THREE = hashText('name/3')
const SHAPE = hashText('name/shape')
const EMAIL = hashText('address/email')
const EMAIL_DOMAIN = hashText('address/email-domain')
const EMAIL_SHAPE = hashText('address/email-shape')
const NO_HOST = hashText('address/no-host')

/** Adds the writer's name: whole, by words, by threes of letters, and its shape. */
export function addName(author: string | undefined, scratch: ReadText, into: Collector): void {
  const name = author?.slice(0, NAME_CHARS_MAX).trim()
  if (!name) return
  readText(name, scratch)
  const { units, length, upper } = scratch
  let whole = 0
  for (let i = 0; i < length; i++) {
    whole = Math.imul(whole, 31) + units[i]!
    const three = (units[i - 1] ?? 32) | ((units[i - 2] ?? 32) << 16)
    into.add(bucketOf(THREE ^ Math.imul(units[i]!, 0x01000193), three))
  }
  into.add(bucketOf(WHOLE, whole))
  addWords(scratch.words, WORDS, into)
  const words = Math.min(name.split(/\s+/).length, 7)
  const capitals = upper === 0 ? 0 : upper > words ? 2 : 1
  const signs = (/\d/.test(name) ? 1 : 0) + (/[/.@:|,]/.test(name) ? 2 : 0)
  into.add(bucketOf(SHAPE, (words * 4 + capitals) * 4 + signs))
  into.add(bucketOf(SHAPE, 0x1000 + Math.min(length >> 2, 15)))
}

/** Adds where the writer says to be at home: the web address, and the mail address. */
export function addAddress(
  { authorUrl, email: address }: Submission,
  home: Link | undefined,
  into: Collector,
): void {
  if (home) addPlace(home.host, home.rest, into)
  else if (authorUrl?.trim()) into.add(bucketOf(NO_HOST, 1))
  const email = address?.slice(0, ADDRESS_CHARS_MAX).trim().toLowerCase()
  if (email?.includes('@')) addEmail(email, into)
}

function addEmail(email: string, into: Collector): void {
  const at = email.lastIndexOf('@')
  const local = email.slice(0, at)
  const digits = Math.min(local.replace(/\D/g, '').length, 7)
  const dots = Math.min(local.split('.').length - 1, 3)
  into.add(bucketOf(EMAIL, hashText(email)))
  into.add(bucketOf(EMAIL_DOMAIN, hashText(registrableDomain(email.slice(at + 1)))))
  into.add(bucketOf(EMAIL_SHAPE, (digits * 4 + dots) * 8 + Math.min(local.length >> 2, 7)))
}
