import type { Change, Counterfactual, Reason } from '@riposte/filter'
import {
  anotherName,
  appendGoodWords,
  cutSentence,
  dropContacts,
  dropLinks,
  dropSentence,
  dropWebsite,
  pick,
  sayOther,
  type Trick,
  type Turn,
  writePlainly,
} from './tricks.ts'

/** What is told about a try: what weighed, the strongest first, and what would have helped. */
export interface Seen {
  readonly reasons: readonly Reason[]
  readonly changes: Counterfactual
}

/** Edits for the next try, the most promising first; some may turn out to change nothing. */
export type Attacker = (turn: Turn, tries: number, told: () => Seen) => Iterable<Trick>

const REMOVALS = [dropLinks, anotherName, dropWebsite, dropSentence, dropContacts, writePlainly]

/** What an attacker knows to do: to remove what may weigh, to add good words, to say other ones. */
export const TOOLBOXES: Readonly<Record<string, readonly Trick[]>> = {
  'remove reasons': REMOVALS,
  'or add good words': [...REMOVALS, appendGoodWords],
  'or use other words': [...REMOVALS, appendGoodWords, sayOther],
}

/** By chance; in a settled order that begins with any trick; and one trick over and over. */
export function blindAttackers(tricks: readonly Trick[]): readonly Attacker[] {
  const orders = tricks.map((_, i) => inOrder([...tricks.slice(i), ...tricks.slice(0, i)]))
  const again = tricks.flatMap((trick) =>
    trick === dropSentence || trick === appendGoodWords ? [inOrder([trick])] : [],
  )
  return [byChance(tricks), ...orders, ...again]
}

/** Those who play as `blind` does, but read first, or after one edit: all of it, or some. */
export function readersLike(blind: Attacker, tricks: readonly Trick[]): readonly Attacker[] {
  const minds: readonly ((seen: Seen) => Seen)[] = [
    (seen) => seen,
    ({ changes }) => ({ changes, reasons: [] }),
    ({ reasons }) => ({ changes: [], reasons }),
  ]
  return minds.flatMap((minded) => {
    const first = readFirst(tricks, blind, minded)
    return [first, afterOne(blind, first)]
  })
}

const EDITS_MAX = 12

const byChance = (tricks: readonly Trick[]): Attacker =>
  function* ({ chance }) {
    for (let i = 0; i < EDITS_MAX; i++) yield pick(tricks, chance)
  }

/** Each try begins with the next trick. */
const inOrder =
  (tricks: readonly Trick[]): Attacker =>
  (_turn, tries) =>
    Array.from({ length: EDITS_MAX }, (_, i) => tricks[(i + tries) % tricks.length]!)

const afterOne = (blind: Attacker, reading: Attacker): Attacker =>
  function* (turn, tries, told) {
    for (const trick of blind(turn, tries, told)) {
      yield trick
      break
    }
    yield* reading(turn, tries, told)
  }

/** Does what was told while a payload stays, then mends what weighed, then goes on as `blind`. */
const readFirst = (
  tricks: readonly Trick[],
  blind: Attacker,
  minds: (seen: Seen) => Seen,
): Attacker =>
  function* (turn, tries, told) {
    const { changes, reasons } = minds(told())
    const said = turn.submission.text
    for (const change of changes) yield doing(change, said, tricks)
    for (const { code, logOdds } of reasons)
      if (logOdds > 0) yield* firstOf(MENDED[code] ?? [], tricks)
    yield* blind(turn, tries, told)
  }

function firstOf(wanted: readonly Trick[], tricks: readonly Trick[]): readonly Trick[] {
  return wanted.filter((trick) => tricks.includes(trick)).slice(0, 1)
}

const OTHERWISE = [sayOther, appendGoodWords, dropSentence]

const MENDED: Readonly<Record<string, readonly Trick[]>> = {
  name: [anotherName],
  kinship: [anotherName],
  words: OTHERWISE,
  letters: OTHERWISE,
  shape: [writePlainly],
  links: [dropLinks],
  address: [dropWebsite],
}

/** @param said the text that was explained: places are in it. */
function doing(
  { code, start = 0, end = 0 }: Change,
  said: string,
  tricks: readonly Trick[],
): Trick {
  const known = (wanted: readonly Trick[]): Trick =>
    firstOf(wanted, tricks)[0] ?? (({ submission }) => submission)
  switch (code) {
    case 'other-name':
      return anotherName
    case 'calmer':
    case 'plain-letters':
      return known([writePlainly])
    case 'other-words':
      return known(OTHERWISE)
    case 'without-sentence':
      return (turn) => cutSentence(turn, said.slice(start, end))
    case 'without-website':
      return dropWebsite
    case 'without-link':
      return ({ submission: it }) => ({ ...it, text: it.text.replace(said.slice(start, end), '') })
    case 'without-links':
      return dropLinks
    case 'without-contacts':
      return dropContacts
    default:
      return ({ submission }) => submission
  }
}
