import type { Facts, Submission } from '../submission.ts'
import type { Change, ChangeCode, Counterfactual } from './change.ts'
import { withoutContacts } from './contacts.ts'
import { cutSpans, linkSpans, withoutLinks } from './link-spans.ts'
import { plainWriter } from './plain-writer.ts'
import type { Piece } from './sentences.ts'

/** A submission as it might have come. */
export interface Sent {
  readonly submission: Submission
  readonly facts: Facts
}

const LETTERS = /[\p{L}\p{N}]/u

/** What a person takes: a form is read and written, then sent. Two guesses, seconds. */
const UNHURRIED = [12, 90] as const

/**
 * The submission after `changes`, in every way in which people may understand them: a link is taken
 * away with its words or from them, another name is any other. Empty when nothing is left to send.
 */
export function readingsOf({ submission, facts }: Sent, changes: Counterfactual): readonly Sent[] {
  const asked = new Set(changes.map(({ code }) => code))
  const plain = plainWriter(submission.text)
  const ways = asked.has('other-words') || asked.has('other-name') ? plain.names.length : 2
  const readings: Sent[] = []
  for (let way = 0; way < ways; way++) {
    const text = asked.has('other-words')
      ? plain.texts[way % plain.texts.length]!
      : changedText(submission.text, changes, asked, way % 2 === 0)
    if (!LETTERS.test(text)) return []
    const said = { ...submission, text }
    if (asked.has('other-name')) said.author = plain.names[way]!
    if (asked.has('without-website')) said.authorUrl = ''
    if (asked.has('without-email')) said.email = ''
    const changed = { submission: said, facts: changedFacts(facts, asked, way) }
    if (!readings.some((it) => isSame(it, changed))) readings.push(changed)
  }
  return readings
}

function isSame(one: Sent, other: Sent): boolean {
  return (
    one.submission.text === other.submission.text &&
    one.submission.author === other.submission.author &&
    one.facts.formSeconds === other.facts.formSeconds
  )
}

function changedText(
  text: string,
  changes: Counterfactual,
  asked: ReadonlySet<ChangeCode>,
  keepsWords: boolean,
): string {
  let rest = withoutPieces(text, changes, keepsWords)
  if (asked.has('without-links')) rest = withoutLinks(rest, keepsWords)
  if (asked.has('without-contacts')) rest = withoutContacts(rest)
  if (asked.has('plain-letters')) rest = inPlainLetters(rest)
  if (asked.has('calmer')) rest = calmed(rest)
  return rest === text ? text : rest.replace(/ {2,}/g, ' ').trim()
}

/** Without the links and sentences that changes name by their places, the last first. */
function withoutPieces(text: string, changes: Counterfactual, keepsWords: boolean): string {
  const named = changes.filter(isPlaced).sort((a, b) => b.start - a.start)
  if (named.length === 0) return text
  const spans = named.some(({ code }) => code === 'without-link') ? linkSpans(text) : []
  let rest = text
  for (const { code, start, end } of named) {
    if (code === 'without-sentence') rest = rest.slice(0, start) + rest.slice(end)
    else {
      const span = spans.find(({ address }) => address.start === start)
      if (span) rest = cutSpans(rest, [span], keepsWords)
    }
  }
  return rest
}

function isPlaced(change: Change): change is Change & Piece {
  return change.start !== undefined && change.end !== undefined
}

/** Without letters in costume, and without marks that nobody sees. */
export function inPlainLetters(text: string): string {
  return text.normalize('NFKC').replace(/\p{Cf}/gu, '')
}

/** Without words in capitals, marks in rows, and lines or sentences that stand there twice. */
export function calmed(text: string): string {
  const seen = new Set<string>()
  return text
    .split(/(?<=[.!?…。！？]\s|\n)/u)
    .filter((sentence) => {
      const said = sentence.trim().toLowerCase()
      if (said === '' || !seen.has(said)) {
        seen.add(said)
        return true
      }
      return false
    })
    .join('')
    .replace(/([!?.,*~_=$#-])\1{2,}/g, '$1')
    .replace(/(\p{L})\1{3,}/gu, '$1$1')
    .replace(/(?<!\S)\p{Lu}[\p{Lu}'’-]{3,}(?=[\s!?.,:;]|$)/gu, inLowerCase)
}

function inLowerCase(word: string): string {
  return word[0] + word.slice(1).toLowerCase()
}

function changedFacts(facts: Facts, asked: ReadonlySet<ChangeCode>, way: number): Facts {
  const changed: { -readonly [K in keyof Facts]: Facts[K] } = { ...facts }
  if (asked.has('hidden-field-empty')) changed.honeypotFilled = false
  if (asked.has('slower')) changed.formSeconds = UNHURRIED[way % 2]!
  if (asked.has('ordinary-browser')) changed.agent = 'browser'
  if (asked.has('own-form')) {
    changed.referrerElsewhere = false
    if (facts.formToken !== undefined) changed.formToken = 'passed'
  }
  return changed
}
