import type { Facts, Submission } from '../submission.ts'
import { addArticle } from './article.ts'
import { bucketOf, hashText } from './bucket.ts'
import { type Collector, createCollector } from './collector.ts'
import { findHome, findLinks, type Link } from './find-links.ts'
import { excerpt } from './fold.ts'
import { isForeign } from './foreign.ts'
import { FORM_FACTS, ROLE_FACTS } from './form-facts.ts'
import { GROUPS, type GroupCode } from './groups.ts'
import { addKinship } from './kinship.ts'
import { addLetters } from './letters.ts'
import { addLinks } from './links.ts'
import { createReadText, readText } from './read-words.ts'
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

const TEXT = hashText('text')
const NO_LINKS = bucketOf(hashText('no-links'), 0)

// Memory that every extraction uses again; nothing of one submission is left for the next.
const collector = createCollector(GROUPS.length)
const body = createReadText()
const field = createReadText()

/**
 * Everything the filter will know about `submission`. Linear in its size and bounded: at most
 * 4,000 units of text and 65,536 of links are looked at. Never throws, whatever the text.
 */
export function extractFeatures(submission: Submission, facts: Facts): Features {
  const said = textOf(submission)
  const text = excerpt(said)
  const links = findLinks(said)
  const home = findHome(submission.authorUrl)
  readText(text, body)
  const ends = new Uint32Array(GROUPS.length)
  collector.reset()
  for (let group = 0; group < GROUPS.length; group++) {
    gather(GROUPS[group]!.code, submission, facts, said, text, links, home)
    ends[group] = collector.endGroup()
  }
  return { buckets: collector.gathered(), ends }
}

/** Longer names are no names: what stands there is read as the beginning of the text. */
const NAME_UNITS_MAX = 60

function textOf({ author, text }: Submission): string {
  return author && author.length > NAME_UNITS_MAX ? `${author}\n${text}` : text
}

/** Adds what one group sees of what was `said`; its excerpt `text` is folded already. */
function gather(
  code: GroupCode,
  submission: Submission,
  facts: Facts,
  said: string,
  text: string,
  links: readonly Link[],
  home: Link | undefined,
): void {
  switch (code) {
    case 'letters':
      addLetters(body, collector)
      break
    case 'words':
      addWords(body.words, TEXT, collector)
      break
    case 'shape':
      addShape(text, body, collector)
      break
    case 'links':
      addLinks(links, said, collector)
      break
    case 'no-links':
      if (links.length === 0) collector.add(NO_LINKS)
      break
    case 'name':
      addName(submission.author, field, collector)
      break
    case 'address':
      addAddress(submission, home, collector)
      break
    case 'kinship':
      addKinship(submission, links, home, collector)
      break
    case 'article':
      addArticle(submission.articleTitle, body, field, collector)
      break
    case 'form':
      addFacts(FORM_FACTS, facts, isForeign(submission.language, text), collector)
      break
    case 'role':
      addFacts(ROLE_FACTS, facts, false, collector)
      break
  }
}

function addFacts(
  table: typeof FORM_FACTS,
  facts: Facts,
  isForeignText: boolean,
  into: Collector,
): void {
  for (const { bucket, holds } of table) if (holds(facts, isForeignText)) into.add(bucket)
}
