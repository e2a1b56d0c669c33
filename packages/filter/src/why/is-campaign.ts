import type { VerdictLabel } from '../model/judge.ts'

/** As much of a verdict, given or recorded, as tells a campaign. */
interface Judged {
  readonly label: VerdictLabel
  readonly discard: boolean
  readonly reasons: readonly { readonly code: string; readonly logOdds: number }[]
}

/** Of a campaign, or blatant: its writer is told that, and not what would have helped. */
export function isCampaign({ label, discard, reasons }: Judged): boolean {
  if (label === 'ham') return false
  return discard || reasons.some(({ code, logOdds }) => code === 'burst' && logOdds > 0)
}
