import type { Submission } from '@riposte/filter'
import { findLinks } from '../../packages/filter/src/features/find-links.ts'
import type { Chance } from '../../packages/filter/src/training/chance.ts'

/** A submission that is to get past, and what there is to go by. */
export interface Turn {
  readonly submission: Submission
  /** Addresses and contacts of the original, of which one has to stay. */
  readonly payload: readonly string[]
  readonly chance: Chance
  readonly goodWords: readonly string[]
}

/** One edit. */
export type Trick = (turn: Turn) => Submission

const CONTACT = /[^\s@<>()]+@[\w-]+(?:\.[\w-]+)+|\+?\d(?:[ ().-]{0,2}\d){7,17}|(?<=\s|^)@\w{3,32}/g
const NAMES = ['Jonas Berg', 'Lucia', 'Tom H.', 'Ольга', 'Karen']
const GOOD_WORDS = 15

/** What a sender wants to be seen: where links lead, and how to reach them. */
export function payloadOf({ text, authorUrl }: Submission): readonly string[] {
  const links = findLinks(text).map(({ start, end }) => text.slice(start, end))
  const contacts = text.match(CONTACT) ?? []
  return [...new Set([...links, ...contacts, ...(authorUrl?.trim() ? [authorUrl] : [])])]
}

const isContact = (it: string) => it.search(CONTACT) >= 0

/** Whether a link or contact can still be seen. */
export function isIn(item: string, { text, authorUrl }: Submission): boolean {
  return text.toLowerCase().includes(item.toLowerCase()) || authorUrl === item
}

export function anotherName({ submission, chance }: Turn): Submission {
  return { ...submission, author: pick(NAMES, chance) }
}

export function appendGoodWords({ submission, chance, goodWords }: Turn): Submission {
  const words = Array.from({ length: GOOD_WORDS }, () => pick(goodWords, chance))
  return { ...submission, text: `${submission.text} ${words.join(' ')}.` }
}

/** Takes out one sentence that carries nothing; of one that does, all else. */
export function dropSentence(turn: Turn): Submission {
  return cutSentence(turn, pick(sentencesIn(turn.submission.text), turn.chance))
}

/** Without the website, as far as something else can be seen. */
export function dropWebsite({ submission }: Turn): Submission {
  return { ...submission, authorUrl: '' }
}

/** Without links in the text; one of them stays when nothing else could be seen. */
export function dropLinks(turn: Turn): Submission {
  return keepOther(turn, isContact)
}

/** Without contacts in the text, likewise. */
export function dropContacts(turn: Turn): Submission {
  return keepOther(turn, (it) => !isContact(it))
}

function keepOther(
  { submission, payload, chance }: Turn,
  isOther: (item: string) => boolean,
): Submission {
  const left = payload.filter((it) => isIn(it, submission))
  const others = left.filter((it) => it === submission.authorUrl || isOther(it))
  return keepOnly(submission, payload, pick(others.length > 0 ? others : left, chance))
}

export function writePlainly({ submission }: Turn): Submission {
  const text = submission.text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/([!?.*~-])\1+/g, '$1')
    .replace(/\p{Lu}{4,}/gu, (word) => word.toLowerCase())
  return { ...submission, text }
}

/** Honest words in place of its own, around what has to be seen. */
export function sayOther({ submission, payload, chance, goodWords }: Turn): Submission {
  const words = Array.from({ length: GOOD_WORDS }, () => pick(goodWords, chance)).join(' ')
  const inText = payload.find((it) => isIn(it, { text: submission.text }))
  const isElsewhere = payload.some((it) => it === submission.authorUrl)
  return { ...submission, text: inText && !isElsewhere ? `${words} ${inText}` : words }
}

function keepOnly(submission: Submission, payload: readonly string[], kept: string): Submission {
  const others = payload.filter((it) => it !== kept && !kept.includes(it))
  const cut = [...others].sort((a, b) => b.length - a.length)
  const text = cut.reduce((rest, it) => rest.replaceAll(it, ''), submission.text)
  const changed = { ...submission, text, ...(submission.authorUrl !== kept && { authorUrl: '' }) }
  return isIn(kept, changed) ? changed : submission
}

export function cutSentence({ submission, payload }: Turn, sentence: string): Submission {
  const without = { ...submission, text: submission.text.replace(sentence, ' ').trim() }
  if (payload.some((it) => isIn(it, without)) && without.text !== '') return without
  const inside = payload.find((it) => sentence.includes(it)) ?? ''
  const text = submission.text.replace(sentence, inside)
  return payload.some((it) => isIn(it, { ...submission, text }))
    ? { ...submission, text }
    : submission
}

function sentencesIn(text: string): readonly string[] {
  return text.match(/[^.!?\n。！？]+(?:[.!?\n。！？]+(?=\s|$)|[^\s.!?\n。！？]\S*)*/gu) ?? [text]
}

export function pick<T>(from: readonly T[], chance: Chance): T {
  return from[Math.floor(chance() * from.length)]!
}
