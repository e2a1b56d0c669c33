import {
  burstReason,
  createBurstMemory,
  type Facts,
  fingerprint,
  judge,
  type Label,
  type Model,
  type Submission,
  scoreOf,
} from '@riposte/filter'
import { type Chance, createChance, shuffle } from '../packages/filter/src/training/chance.ts'

/** A labelled submission in a stream. */
export interface Sent {
  readonly submission: Submission
  readonly facts: Facts
  readonly label: Label
  readonly set: string
  /** The how-manieth of its text this is: 1 for the first. */
  readonly copy: number
}

/** The same without its place among the copies. */
export type Row = Omit<Sent, 'copy'>

/** A score in log-odds without and with what the burst memory says. */
export interface Scored {
  readonly sent: Sent
  readonly alone: number
  readonly withBurst: number
}

/** The rows in an order of chance; copies are told by their letters. */
export function mixFlood(rows: readonly Row[], seed: number): readonly Sent[] {
  const order = Uint32Array.from(rows, (_, i) => i)
  shuffle(order, createChance(seed))
  const counts = new Map<string, number>()
  return Array.from(order, (i) => {
    const row = rows[i]!
    const letters = row.submission.text.toLowerCase().replace(/\P{L}/gu, '')
    const copy = (counts.get(letters) ?? 0) + 1
    counts.set(letters, copy)
    return { ...row, copy }
  })
}

const BURSTS = 20
const COPIES = 30

/** Twenty adverts, each sent thirty times with edits, in bursts among the ham in its order. */
export function mixCampaign(
  ham: readonly Row[],
  spam: readonly Row[],
  seed: number,
): readonly Sent[] {
  const chance = createChance(seed)
  const order = Uint32Array.from(spam, (_, i) => i)
  shuffle(order, chance)
  const stream = ham.map((row, i) => ({ place: i, sent: { ...row, copy: 1 } }))
  for (const index of order.subarray(0, BURSTS)) {
    let place = chance() * ham.length * 0.9
    for (let copy = 1; copy <= COPIES; copy++) {
      place += chance() * 4
      stream.push({ place, sent: { ...editRow(spam[index]!, chance), copy } })
    }
  }
  return stream.sort((one, other) => one.place - other.place).map(({ sent }) => sent)
}

/** Feeds a stream, one submission a second and without a label, to model and burst memory. */
export function playFlood(model: Model, stream: readonly Sent[]): readonly Scored[] {
  const memory = createBurstMemory()
  return stream.map((sent, second) => {
    const at = second * 1_000
    const print = fingerprint(sent.submission)
    const reason = burstReason(memory.recall(print, at))
    memory.remember(print, at)
    const recalled = reason ? [reason] : []
    return {
      sent,
      alone: scoreOf(judge(model, sent.submission, sent.facts)),
      withBurst: scoreOf(judge(model, sent.submission, sent.facts, recalled)),
    }
  })
}

/** The share of spam, from the sixth copy of a text on, above all but 1 % of the ham. */
export function caughtAfterFifth(
  scored: readonly Scored[],
  scoreIn: (scored: Scored) => number,
): number {
  const ham = scored.filter(({ sent }) => sent.label === 'ham').map(scoreIn)
  const limit = ham.sort((a, b) => b - a)[Math.floor(0.01 * ham.length)]!
  const late = scored.filter(({ sent }) => sent.label === 'spam' && sent.copy > 5)
  return late.filter((it) => scoreIn(it) > limit).length / late.length
}

/** The share of ham that the burst memory alone raises by more than 1 log-odd. */
export function hamRaised(scored: readonly Scored[]): number {
  const ham = scored.filter(({ sent }) => sent.label === 'ham')
  return ham.filter(({ alone, withBurst }) => withBurst - alone > 1).length / ham.length
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz'
const LOOK_ALIKES: Record<string, string> = { a: 'а', e: 'е', o: 'о', p: 'р', c: 'с', i: 'і' }

/** What senders of a campaign change: places of letters, alphabets, domains, tails. */
function editRow(row: Row, chance: Chance): Row {
  const below = (limit: number) => Math.floor(chance() * limit)
  const letter = () => LETTERS[below(LETTERS.length)]!
  const word = () => Array.from({ length: 4 + below(6) }, letter).join('')
  const domain = `${word()}.${['com', 'ru', 'top', 'info'][below(4)]}`
  let text = row.submission.text.replace(/(https?:\/\/)[a-z0-9.-]+/gi, `$1${domain}`)
  for (let swaps = 1 + below(3); swaps > 0; swaps--) {
    const i = below(text.length - 1)
    text = text.slice(0, i) + text[i + 1] + text[i] + text.slice(i + 2)
  }
  if (chance() < 0.4)
    text = text.replace(/[aeopci]/g, (it) => (chance() < 0.3 ? LOOK_ALIKES[it]! : it))
  if (chance() < 0.5) text += ` ${word()} ${word()} ${below(10_000)}`
  if (chance() < 0.3) {
    const i = below(text.length)
    text = text.slice(0, i) + letter() + text.slice(i + 1)
  }
  const { authorUrl } = row.submission
  const writer = { author: word(), ...(authorUrl && { authorUrl: `http://${domain}` }) }
  return { ...row, submission: { ...row.submission, text, ...writer } }
}
