import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { loadModel } from './model/model-codec.ts'
import type { Facts, Submission } from './submission.ts'
import type { Example } from './training/train.ts'

/** The model that ships. */
export const baseModel = () =>
  loadModel(readFileSync(new URL('../../../models/base.model', import.meta.url)))

/** Compares at the speed of memory; `toEqual` takes seconds for a model. */
export const sameBytes = (one: Uint8Array, other: Uint8Array) => Buffer.compare(one, other) === 0

/** Written for these tests. */
export const HONEST: Submission = {
  text:
    'Thank you for this piece. I worked at the harbour in the nineties, and the part about the ' +
    'night shifts is exactly how I remember it. One correction: the crane fell in March, not May.',
  author: 'Marta Lindqvist',
}

/** Written for these tests, after the manner of what blogs receive. */
export const ADVERT: Submission = {
  text:
    'Hello! Great post, very useful information. Play the best online casino slots, free bonus ' +
    'and spins, cheap viagra and payday loans here: <a href="http://best-casino-bonus.xyz/play">' +
    'online casino bonus</a> http://cheap-viagra-online.ru/buy',
  author: 'online casino bonus',
  authorUrl: 'http://best-casino-bonus.xyz/',
}

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc.constantFrom(HONEST.text, ADVERT.text),
)

export const anySubmission: fc.Arbitrary<Submission> = fc.record(
  { text: anyText, author: anyText, authorUrl: anyText, email: anyText },
  { requiredKeys: ['text'] },
)

export const anyFacts: fc.Arbitrary<Facts> = fc.record(
  {
    honeypotFilled: fc.boolean(),
    formSeconds: fc.double({ noNaN: true }),
    agent: fc.constantFrom('browser', 'program', 'none'),
    role: fc.constantFrom('administrator', 'subscriber', ''),
  },
  { requiredKeys: [] },
)

const TOPICS = ['the harbour', 'my bicycle', 'that recipe', 'the council', 'your last article']

/** A few examples of each kind: enough to learn that casinos are advertised. */
export const EXAMPLES: readonly Example[] = TOPICS.flatMap((topic, i): Example[] => [
  { submission: { text: `I have thought about ${topic} for ${i} days` }, facts: {}, label: 'ham' },
  { submission: { text: `Casino bonus ${i} http://c${i}.xyz` }, facts: {}, label: 'spam' },
])
