import type { Facts, Submission } from '../submission.ts'
import { addArticle } from './article.ts'
import { bucketOf, hashText } from './bucket.ts'
import { type Collector, createCollector } from './collector.ts'
import { findLinks } from './find-links.ts'
import { createFolded, excerpt, fold } from './fold.ts'
import { FORM_FACTS, ROLE_FACTS } from './form-facts.ts'
import { GROUPS, type GroupCode } from './groups.ts'
import { addKinship } from './kinship.ts'
import { addLetters } from './letters.ts'
import { addLinks } from './links.ts'
import { addShape } from './shape.ts'
import { addWords } from './words.ts'
import { addAddress, addName } from './writer.ts'

/** A submission as the model sees it: numbers from which no text can be read back. */
export interface Features {
  /** The distinct buckets of each group, one group after another in the order of `GROUPS`. */
  readonly buckets: Uint32Array
  /** Where each group ends in `buckets`: as many as there are groups, never falling. */
  readonly ends: Uint32Array
}

const NO_LINKS = bucketOf(hashText('no-links'), 0)

// Memory that every extraction uses again; nothing of one submission is left for the next.
const collector = createCollector(GROUPS.length)
const body = createFolded()
const field = createFolded()

/**
 * Everything the filter will know about `submission`. Linear in its size and bounded: at most
 * 4,000 units of text and 65,536 of links are looked at. Never throws, whatever the text.
 */
export function extractFeatures(submission: Submission, facts: Facts): Features {
  const text = excerpt(submission.text)
  const links = findLinks(submission.text)
  fold(text, body)
  const gather: Record<GroupCode, (into: Collector) => void> = {
    letters: (into) => addLetters(body, into),
    words: (into) => addWords(body, 'text', into),
    shape: (into) => addShape(text, body, into),
    links: (into) => addLinks(links, submission.text.length, into),
    'no-links': (into) => links.length === 0 && into.add(NO_LINKS),
    name: (into) => addName(submission.author, field, into),
    address: (into) => addAddress(submission, into),
    kinship: (into) => addKinship(submission, links, into),
    article: (into) => addArticle(submission.articleTitle, body, field, into),
    form: (into) => addFacts(FORM_FACTS, facts, into),
    role: (into) => addFacts(ROLE_FACTS, facts, into),
  }
  collector.reset()
  const ends = new Uint32Array(GROUPS.length)
  GROUPS.forEach(({ code }, index) => {
    gather[code](collector)
    ends[index] = collector.endGroup()
  })
  return { buckets: collector.gathered(), ends }
}

function addFacts(table: typeof FORM_FACTS, facts: Facts, into: Collector): void {
  for (const { bucket, holds } of table) if (holds(facts)) into.add(bucket)
}
