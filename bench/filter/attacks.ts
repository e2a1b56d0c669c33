import type { Submission } from '@riposte/filter'
import type { Chance } from '../../packages/filter/src/training/chance.ts'
import { BIDI_MARKS, LOOK_ALIKES, ZERO_WIDTH } from './disguises.ts'

/** Changes one spam as its sender might; `goodWords` are what honest people write there. */
export type Attack = (spam: Submission, chance: Chance, goodWords: readonly string[]) => Submission

const SHARE = 0.15
const GOOD_WORDS = 30

/**
 * What senders do to get past a filter. Disguises spare links and markup, which have to work on,
 * and reach name and text alike.
 */
export const ATTACKS: Readonly<Record<string, Attack>> = {
  'look-alike letters': disguise((letter, chance) =>
    chance() < SHARE ? pick(LOOK_ALIKES[letter] ?? letter, chance) : letter,
  ),
  'zero width inserted': disguise((letter, chance) => insertAfter(letter, ZERO_WIDTH, chance)),
  'full width': disguise((letter) =>
    letter < '\u007f' ? String.fromCharCode(letter.charCodeAt(0) + 0xfee0) : letter,
  ),
  leet: disguise((letter) => LEET[letter] ?? letter),
  'bidi marks inserted': disguise((letter, chance) => insertAfter(letter, BIDI_MARKS, chance)),
  'one letter edited': (spam, chance) => ({ ...spam, text: editLetter(spam.text, chance) }),
  '30 good words appended': (spam, chance, goodWords) => {
    const words = Array.from({ length: GOOD_WORDS }, () => pick(goodWords, chance))
    return { ...spam, text: `${spam.text} ${words.join(' ')}` }
  },
  'moved into the name': (spam) => ({
    ...spam,
    author: `${spam.author ?? ''} ${spam.text}`.trim(),
    text: 'Thank you for this article.',
  }),
}

const LEET: Readonly<Record<string, string>> = { a: '4', e: '3', o: '0', i: '1' }

/** Links, and tags of HTML and BBCode. */
const WORKING = /(<[^>]*>|\[[^\]]*\]|\b(?:https?:\/\/|www\.)[^\s<\]]+)/i

function disguise(change: (letter: string, chance: Chance) => string): Attack {
  const rewrite = (text: string, chance: Chance) =>
    text
      .split(WORKING)
      .map((part, i) => (i % 2 === 1 ? part : part.replace(/\p{L}/gu, (it) => change(it, chance))))
      .join('')
  return (spam, chance) => {
    const text = rewrite(spam.text, chance)
    return spam.author ? { ...spam, text, author: rewrite(spam.author, chance) } : { ...spam, text }
  }
}

function insertAfter(letter: string, marks: string, chance: Chance): string {
  return chance() < SHARE ? letter + pick(marks, chance) : letter
}

function editLetter(text: string, chance: Chance): string {
  const places = [...text.matchAll(/[a-z\u0430-\u044f]/gi)].map(({ index }) => index)
  if (places.length === 0) return text
  const place = pick(places, chance)
  const letter = pick('abcdefghijklmnopqrstuvwxyz', chance)
  return text.slice(0, place) + letter + text.slice(place + 1)
}

function pick(from: string, chance: Chance): string
function pick<T>(from: readonly T[], chance: Chance): T
function pick<T>(from: string | readonly T[], chance: Chance): string | T {
  return from[Math.floor(chance() * from.length)]!
}
