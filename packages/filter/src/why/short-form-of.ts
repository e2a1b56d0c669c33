import type { VerdictLabel } from '../model/judge.ts'
import type { Submission } from '../submission.ts'
import { leadsOf } from './candidates.ts'

/** As much of a verdict, given or recorded, as the form depends on. */
interface Judged {
  readonly label: VerdictLabel
  readonly discard: boolean
  readonly reasons: readonly { readonly code: string; readonly logOdds: number }[]
}

/** Why a writer is told no more: of a campaign, blatant, or advertising that leads somewhere. */
export type ShortForm = 'campaign' | 'blatant' | 'advert'

/**
 * Whether the writer is told in one sentence what a submission was taken for, and neither the
 * reasons nor what would have helped: each of them helps adverts past. Null: all is told.
 */
export function shortFormOf(
  { label, discard, reasons }: Judged,
  submission: Submission,
): ShortForm | null {
  if (label === 'ham') return null
  if (discard) return 'blatant'
  if (reasons.some(({ code, logOdds }) => code === 'burst' && logOdds > 0)) return 'campaign'
  return label === 'spam' && leadsOf(submission).length > 0 ? 'advert' : null
}
