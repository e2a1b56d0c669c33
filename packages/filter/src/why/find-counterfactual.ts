import type { Facts, Submission } from '../submission.ts'
import { readingsOf, type Sent } from './apply-changes.ts'
import { type Candidates, candidatesOf } from './candidates.ts'
import type { Counterfactual } from './change.ts'

/** What the real judge, with the rules of the site, makes of a submission as it might have come. */
export interface Tried {
  readonly isPublished: boolean
  /** In log-odds: which of two changes did more. */
  readonly score: number
  /** How far the score lies below the limit, in log-odds. */
  readonly room: number
}

type Judge = (submission: Submission, facts: Facts) => Tried

/** How often the judge is asked about one submission. */
export const TRIALS_MAX = 120

/** More sentences are not told one by one. */
const SENTENCES_TOLD_MAX = 3
const CHANGES_TOLD_MAX = 7

/** No two people make a change alike: in log-odds, what they may differ by. */
export const ROOM_LEAST = 0.6

/**
 * The fewest changes that we find after which a submission that was not published would have been.
 * Nothing is told that was not tried with `judge`, in every reading of it. Undefined when nothing
 * helps, or not within `TRIALS_MAX` trials.
 *
 * Of what leads elsewhere, links, contacts and website are named first, and then only other words
 * as a whole: which sentence to leave out would tell an advertiser how to keep the link. What
 * leads nowhere is told one change alone, then what weighs most.
 */
export function findCounterfactual(judge: Judge, sent: Sent): Counterfactual | undefined {
  const found = candidatesOf(sent)
  const attempt = createAttempts(judge, sent)
  const isLeading = found.leads.length > 0
  return (
    amongFew(attempt, found) ??
    (isLeading ? withoutLeads(attempt, found) : amongAll(attempt, found)) ??
    inOtherWords(attempt, found)
  )
}

type Attempt = (changes: Counterfactual) => Tried

const FAILED: Tried = { isPublished: false, score: Number.POSITIVE_INFINITY, room: 0 }

/** Tries changes in all their readings, and answers the worst. */
function createAttempts(judge: Judge, sent: Sent): Attempt {
  let trials = 0
  return (changes) => {
    let worst: Tried | undefined
    for (const { submission, facts } of readingsOf(sent, changes)) {
      if (++trials > TRIALS_MAX) return FAILED
      const tried = judge(submission, facts)
      const isPublished = tried.isPublished && tried.room >= ROOM_LEAST
      if (!worst || tried.score > worst.score || !isPublished) worst = { ...tried, isPublished }
      if (!isPublished) break
    }
    return worst ?? FAILED
  }
}

/** One change alone, then two, among those that a writer can make at once. */
function amongFew(attempt: Attempt, candidates: Candidates): Counterfactual | undefined {
  const { links, leads, sending, manner, sentences } = candidates
  const few = [...leads, ...sending]
  const pairs = few.flatMap((one, i) => few.slice(i + 1).map((other) => [one, other]))
  const inText = leads.length > 0 ? [] : [manner, sentences]
  const steps = [links, leads, sending, ...inText].map((it) => it.map((one) => [one]))
  for (const step of [...steps, pairs]) {
    const best = bestOf(attempt, step)
    if (best) return best
  }
  return undefined
}

/** Of those that help, the one that helps most. */
function bestOf(attempt: Attempt, all: readonly Counterfactual[]): Counterfactual | undefined {
  let best: Counterfactual | undefined
  let lowest = Number.POSITIVE_INFINITY
  for (const changes of all) {
    const { isPublished, score } = attempt(changes)
    if (!isPublished || score >= lowest) continue
    best = changes
    lowest = score
  }
  return best
}

/** Without all that leads elsewhere, and sent as people send. */
function withoutLeads(
  attempt: Attempt,
  { leads, sending }: Candidates,
): Counterfactual | undefined {
  if (attempt(leads).isPublished) return leads
  const all = [...leads, ...sending]
  return sending.length > 0 && attempt(all).isPublished ? all : undefined
}

/** What weighs most, one after the other, until it is enough; then without what was not needed. */
function amongAll(
  attempt: Attempt,
  { sending, manner, sentences }: Candidates,
): Counterfactual | undefined {
  const each = [...sending, ...manner, ...sentences]
    .map((change) => ({ change, score: attempt([change]).score }))
    .filter(({ score }) => score < Number.POSITIVE_INFINITY)
    .sort((a, b) => a.score - b.score)
  let told: Counterfactual = []
  let sentencesTold = 0
  for (const { change } of each) {
    if (told.length === CHANGES_TOLD_MAX) return undefined
    if (change.code === 'without-sentence' && ++sentencesTold > SENTENCES_TOLD_MAX) continue
    told = [...told, change]
    if (told.length > 1 && attempt(told).isPublished) return fewer(attempt, told)
  }
  return undefined
}

/** Without those changes that are not needed. */
function fewer(attempt: Attempt, changes: Counterfactual): Counterfactual {
  let needed = changes
  for (const change of changes) {
    const rest = needed.filter((it) => it !== change)
    if (attempt(rest).isPublished) needed = rest
  }
  return needed
}

/** The last resort: nothing of what it says, then nothing of how it was signed and sent. */
function inOtherWords(
  attempt: Attempt,
  { leads, sending, manner }: Candidates,
): Counterfactual | undefined {
  const website = leads.filter(({ code }) => code === 'without-website')
  const name = manner.filter(({ code }) => code === 'other-name')
  let told: Counterfactual = [{ code: 'other-words' }, ...website]
  for (const step of [[], name, sending]) {
    told = [...told, ...step]
    if (attempt(told).isPublished) return told
  }
  return undefined
}
