import type { Facts, Submission } from '../submission.ts'
import { readingsOf, type Sent } from './apply-changes.ts'
import { type Candidates, candidatesOf } from './candidates.ts'
import type { Change, ChangeCode, Counterfactual } from './change.ts'

/** What the real judge, with the rules of the site, makes of a submission as it might have come. */
export interface Tried {
  readonly isPublished: boolean
  /** In log-odds: which of two changes did more. */
  readonly score: number
}

export interface CounterfactualNeeds {
  readonly judge: (submission: Submission, facts: Facts) => Tried
  /**
   * Whether only changes are told after which nothing leads away from the page: of what was taken
   * for advertising. Whoever wants to advertise learns nothing from them.
   */
  readonly sparesLeads: boolean
}

/** How often the judge is asked about one submission. */
export const TRIALS_MAX = 120

/** More sentences are not told one by one. */
const SENTENCES_TOLD_MAX = 3
const CHANGES_TOLD_MAX = 7

/**
 * The fewest changes that we find after which a submission that was not published would have been:
 * one alone, then two, then what leads elsewhere together with what weighs most, then other words
 * altogether. Nothing is told that was not tried with `judge`, in every reading of it. Undefined
 * when nothing helps, or not within `TRIALS_MAX` trials.
 */
export function findCounterfactual(
  { judge, sparesLeads }: CounterfactualNeeds,
  sent: Sent,
): Counterfactual | undefined {
  const attempt = createAttempts(judge, sent)
  const found = candidatesOf(sent)
  return (
    (sparesLeads ? undefined : amongFew(attempt, found)) ??
    amongAll(attempt, found, sparesLeads) ??
    inOtherWords(attempt, found)
  )
}

type Attempt = (changes: Counterfactual) => Tried

const FAILED: Tried = { isPublished: false, score: Number.POSITIVE_INFINITY }

function createAttempts(judge: CounterfactualNeeds['judge'], sent: Sent): Attempt {
  let trials = 0
  return (changes) => {
    let worst: Tried | undefined
    for (const { submission, facts } of readingsOf(sent, changes)) {
      if (++trials > TRIALS_MAX) return FAILED
      const tried = judge(submission, facts)
      if (!worst || tried.score > worst.score || !tried.isPublished) worst = tried
      if (!tried.isPublished) break
    }
    return worst ?? FAILED
  }
}

/** One change alone, then two, among those that a writer can make at once. */
function amongFew(attempt: Attempt, candidates: Candidates): Counterfactual | undefined {
  const { links, leads, sending, manner, sentences } = candidates
  const few = [...leads, ...sending]
  const pairs = few.flatMap((one, i) => few.slice(i + 1).map((other) => [one, other]))
  const steps = [links, leads, sending, manner, sentences].map((it) => it.map((one) => [one]))
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

/** Without all that leads elsewhere, and then what weighs most, one after the other. */
function amongAll(
  attempt: Attempt,
  { leads, sending, manner, sentences }: Candidates,
  sparesLeads: boolean,
): Counterfactual | undefined {
  if (leads.length > 0 && attempt(leads).isPublished) return leads
  const more = [...sending, ...manner, ...sentences].map((change) => ({
    change,
    ...attempt([...leads, change]),
  }))
  more.sort((a, b) => a.score - b.score)
  let told: Counterfactual = leads
  let sentencesTold = 0
  for (const { change, isPublished, score } of more) {
    if (score === Number.POSITIVE_INFINITY || told.length === CHANGES_TOLD_MAX) continue
    if (change.code === 'without-sentence' && ++sentencesTold > SENTENCES_TOLD_MAX) continue
    const next = [...told, change]
    if (isPublished) return [...leads, change]
    told = next
    if (told.length === leads.length + 1 || !attempt(told).isPublished) continue
    return fewer(attempt, told, sparesLeads ? leads : [])
  }
  return undefined
}

/** Without those changes that are not needed; `kept` stay. */
function fewer(attempt: Attempt, changes: Counterfactual, kept: Counterfactual): Counterfactual {
  let needed = changes
  for (const change of changes) {
    if (kept.includes(change)) continue
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
  let told: Counterfactual = [{ code: 'other-words' }]
  const isOf = (codes: readonly ChangeCode[]) => (change: Change) => codes.includes(change.code)
  const steps = [
    [],
    leads.filter(isOf(['without-website'])),
    manner.filter(isOf(['other-name'])),
    sending,
  ]
  for (const step of steps) {
    if (step.length === 0 && told.length > 1) continue
    told = [...told, ...step]
    if (attempt(told).isPublished) return told
  }
  return undefined
}
