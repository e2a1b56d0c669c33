import type { Reason } from '../model/judge.ts'
import type { Burst } from './burst-memory.ts'
import { SHINGLED_LEAST } from './fingerprint.ts'
import { log2 } from './log2.ts'

/**
 * The most that copies can say, in log-odds. A text that the model is neutral about is held for
 * it, and is not spam by it: it lies between the base model's thresholds for unsure and spam.
 */
const COPIES_LOG_ODDS_MAX = 4

/** Different texts with one link may be a subject of the day: that is worth little. */
const LINKS_LOG_ODDS_MAX = 1

/** Fewer units than the first say nothing ("ok"), from the second on a text speaks fully. */
const SILENT_LENGTH = 4
const FULL_LENGTH = 20

/**
 * What a burst says about a submission that is part of it: the code is `burst` for copies and
 * `burst-link` for other texts with the same link, whichever is louder; `count` is how many there
 * were. Nothing for what people here have called honest.
 */
export function burstReason(burst: Burst): Reason | undefined {
  const copies = burst.regular ? 0 : copiesLogOdds(burst)
  const links = Math.min(LINKS_LOG_ODDS_MAX, log2(1 + burst.linksCopies) - 2)
  if (copies <= 0 && links <= 0) return undefined
  return copies >= links
    ? { code: 'burst', logOdds: copies, count: Math.round(burst.copies) }
    : { code: 'burst-link', logOdds: links, count: Math.round(burst.linksCopies) }
}

/** 2 log₂(1 + copies) − 1; of short texts, which people repeat by chance, half the copies. */
function copiesLogOdds({ copies, length }: Burst): number {
  const telling = length < SHINGLED_LEAST ? copies / 2 : copies
  const voice = Math.min(COPIES_LOG_ODDS_MAX, 2 * log2(1 + telling) - 1)
  const share = (Math.min(length, FULL_LENGTH) - SILENT_LENGTH) / (FULL_LENGTH - SILENT_LENGTH)
  return Math.max(0, voice) * Math.max(0, share)
}
