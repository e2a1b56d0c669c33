import {
  extractFeatures,
  judgeFeatures,
  type Submission,
  shortFormOf,
  type VerdictLabel,
} from '@riposte/filter'
import { createChance } from '../../packages/filter/src/training/chance.ts'
import { type Attacker, blindAttackers, readersLike, type Seen, TOOLBOXES } from './attackers.ts'
import { bootstrapGain, type Gain } from './bootstrap-gain.ts'
import { explain, type Stopped } from './judged-rows.ts'
import { isIn, payloadOf, pick, type Trick, type Turn } from './tricks.ts'

/** Shares from 0 to 1 of adverts that got past: of those who read what is told, or do not. */
export interface Evasion {
  readonly attacked: number
  readonly cells: readonly EvasionCell[]
}

/** One toolbox with so many tries, and so many edits at each: the same for all attackers. */
export interface EvasionCell {
  readonly toolbox: string
  readonly tries: number
  readonly editsAtOnce: number
  /** The best of those who read nothing, or of another's advert, and of those who are told. */
  readonly untold: number
  readonly told: number
  readonly gain: Gain
  /** Of those who edit by chance: what reading adds to that. */
  readonly overChance: Gain
}

const TRIES = [1, 3]
const EDITS_AT_ONCE = [1, 3]
const TRIES_MAX = Math.max(...TRIES)
/** Spread over a set, so that no set decides alone. */
const OF_SET_MAX = 250

/**
 * Lets senders of spam try to get past the model that stopped them, with at least one link or
 * contact of theirs in it to the end. All have the same tricks and make as many edits; some also
 * read what is told at each try.
 */
export function measureEvasion(stopped: readonly Stopped[], goodWords: readonly string[]): Evasion {
  const attacked = spread(
    stopped.filter((it) => it.label === 'spam' && payloadOf(it.submission).length > 0),
  )
  const cells = Object.entries(TOOLBOXES).flatMap(([toolbox, tricks]) =>
    EDITS_AT_ONCE.flatMap((editsAtOnce) => {
      const play: Play = (attacker, others) =>
        attacked.map((it, i) => triesOf(it, { attacker, editsAtOnce, goodWords, others }, i))
      return compare(tricks, attacked, play).map((it) => ({ toolbox, editsAtOnce, ...it }))
    }),
  )
  return { attacked: attacked.length, cells }
}

/** How many manners of those who read nothing are taken up by those who read, besides chance. */
const TAKEN_UP = 2

/** By what became of them: that is told in any case. */
type Others = Readonly<Record<VerdictLabel, readonly Stopped[]>>

/** @param others whose receipts are read in place of one's own. */
type Play = (attacker: Attacker, others?: Others) => readonly number[]

function compare(tricks: readonly Trick[], attacked: readonly Stopped[], play: Play) {
  const of = (label: VerdictLabel) => attacked.filter(({ verdict }) => verdict.label === label)
  const fellows = { ham: [], unsure: of('unsure'), spam: of('spam') }
  const blind = blindAttackers(tricks).map((attacker) => ({ attacker, took: play(attacker) }))
  const played = new Map<Attacker, { readonly own: Took[]; readonly others: Took[] }>()
  const readersOf = (attacker: Attacker) => {
    const readers = readersLike(attacker, tricks)
    const both = played.get(attacker) ?? {
      own: readers.map((it) => play(it)),
      others: readers.map((it) => play(it, fellows)),
    }
    played.set(attacker, both)
    return both
  }
  return TRIES.map((tries) => {
    const within = (took: Took) => Uint8Array.from(took, (it) => Number(it <= tries))
    const rates = blind.map((it) => ({ ...it, passed: within(it.took) }))
    const [byChance, ...orders] = rates
    const best = orders.sort((a, b) => rateOf(b.passed) - rateOf(a.passed)).slice(0, TAKEN_UP)
    const readers = [byChance!, ...best].map(({ attacker }) => readersOf(attacker))
    const told = readers.flatMap(({ own }) => own.map(within))
    const untold = [
      ...rates.map(({ passed }) => passed),
      ...readers.flatMap(({ others }) => others.map(within)),
    ]
    return {
      tries,
      untold: Math.max(...untold.map(rateOf)),
      told: Math.max(...told.map(rateOf)),
      gain: bootstrapGain(told, untold),
      overChance: bootstrapGain(readers[0]!.own.map(within), [byChance!.passed]),
    }
  })
}

type Took = readonly number[]

function rateOf(passed: Uint8Array): number {
  return passed.reduce((sum, it) => sum + it, 0) / passed.length
}

interface Game {
  readonly attacker: Attacker
  readonly editsAtOnce: number
  readonly goodWords: readonly string[]
  /** Whose receipts are read; one's own if undefined. */
  readonly others: Others | undefined
}

/** How many tries it took to be published; infinite when none was. */
function triesOf(
  stopped: Stopped,
  { attacker, editsAtOnce, goodWords, others }: Game,
  seed: number,
): number {
  const { model, facts } = stopped
  const payload = payloadOf(stopped.submission)
  const chance = createChance(seed)
  let { submission, verdict, changes } = stopped
  const told = () => {
    const other = others && pick(others[verdict.label], chance)
    if (other) return seenOf(other, other.changes)
    const isShort = shortFormOf(verdict, submission) !== null
    if (!isShort) changes ??= explain(model, { submission, facts })
    return seenOf({ verdict, submission }, changes)
  }
  for (let tries = 1; tries <= TRIES_MAX; tries++) {
    const turn = { submission, payload, chance, goodWords }
    submission = edited(turn, attacker(turn, tries - 1, told), editsAtOnce)
    changes = undefined
    verdict = judgeFeatures(model, extractFeatures(submission, facts))
    if (verdict.label === 'ham') return tries
  }
  return Number.POSITIVE_INFINITY
}

/** What the receipt says: nothing where it is told in short. */
function seenOf(
  { verdict, submission }: Pick<Stopped, 'verdict' | 'submission'>,
  changes: Seen['changes'] | undefined,
): Seen {
  if (shortFormOf(verdict, submission)) return { reasons: [], changes: [] }
  const reasons = [...verdict.reasons].sort((a, b) => Math.abs(b.logOdds) - Math.abs(a.logOdds))
  return { reasons, changes: changes ?? [] }
}

/** After `most` edits that change something. Nobody plays one that loses the last payload. */
function edited(turn: Turn, edits: Iterable<Trick>, most: number): Submission {
  let { submission } = turn
  let count = 0
  for (const edit of edits) {
    const next = edit({ ...turn, submission })
    if (isSame(next, submission) || !turn.payload.some((it) => isIn(it, next))) continue
    submission = next
    if (++count === most) break
  }
  return submission
}

function isSame(one: Submission, other: Submission): boolean {
  return one.text === other.text && one.author === other.author && one.authorUrl === other.authorUrl
}

function spread(rows: readonly Stopped[]): readonly Stopped[] {
  const bySet = new Map<string, Stopped[]>()
  for (const row of rows) bySet.set(row.source, [...(bySet.get(row.source) ?? []), row])
  return [...bySet.values()].flatMap((all) => {
    const step = Math.max(1, all.length / OF_SET_MAX)
    const count = Math.floor(all.length / step)
    return Array.from({ length: count }, (_, i) => all[Math.floor(i * step)]!)
  })
}
