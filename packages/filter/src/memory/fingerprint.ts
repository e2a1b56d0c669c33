import { hashText } from '../features/bucket.ts'
import { findLinks } from '../features/find-links.ts'
import { createFolded, excerpt, fold } from '../features/fold.ts'
import { registrableDomain } from '../features/links.ts'
import type { Submission } from '../submission.ts'
import { minHash } from './min-hash.ts'
import { mix } from './mix.ts'
import { createSkeleton, takeMarks, takeSkeleton } from './skeleton.ts'

/** Numbers by which near-duplicates of a text are known, and from which it cannot be read. */
export interface Fingerprint {
  /** How many units were compared, at most 255. */
  readonly length: number
  /** 8 bins of a text's shingles, or 1 hash of all its letters when they are fewer than 40. */
  readonly bins: Uint32Array
  /** Hashes of the registrable domains of its links: distinct, at most 4, in order. */
  readonly domains: Uint32Array
}

const LENGTH_MAX = 255
export const DOMAINS_MAX = 4

/** Shorter texts have too few shingles: of these only the same letters are the same text. */
export const SHINGLED_LEAST = 40

/** A text with fewer letters, such as one of digits or emoji alone, is compared by all it has. */
const LETTERS_LEAST = 5

const folded = createFolded()
const skeleton = createSkeleton(folded)
const NO_DOMAINS = new Uint32Array(0)

/**
 * The fingerprint of what `submission` says: its text and where its links point. Linear and
 * bounded as `extractFeatures` is; never throws.
 */
export function fingerprint({ text }: Submission): Fingerprint {
  fold(excerpt(text), folded)
  let count = takeSkeleton(folded, skeleton)
  if (count < LETTERS_LEAST) count = takeMarks(folded, skeleton)
  const bins = count < SHINGLED_LEAST ? hashWhole(count) : minHash(skeleton, count)
  return { length: Math.min(count, LENGTH_MAX), bins, domains: domainsOf(text) }
}

/** FNV-1a over the skeleton, stirred. */
function hashWhole(count: number): Uint32Array {
  let hash = 0x811c9dc5
  for (let i = 0; i < count; i++) hash = Math.imul(hash ^ skeleton[i]!, 0x01000193)
  return Uint32Array.of(mix(hash ^ count))
}

function domainsOf(text: string): Uint32Array {
  const links = findLinks(text)
  if (links.length === 0) return NO_DOMAINS
  const domains = new Set<number>()
  for (const { host } of links) {
    domains.add(mix(hashText(registrableDomain(host))))
    if (domains.size === DOMAINS_MAX) break
  }
  return Uint32Array.from(domains)
}
