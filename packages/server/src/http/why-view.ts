import { isCampaign } from '@riposte/filter'
import type { WhyView } from '../render/page-views.ts'
import type { Reply } from '../replies/apply-event.ts'

const NOTHING: WhyView = {
  label: null,
  model: '',
  reasons: [],
  short: null,
  counterfactual: undefined,
  from: '',
}

/** Why a reply became what it is, as its writer is told. */
export function whyOf({ verdict, imported }: Pick<Reply, 'verdict' | 'imported'>): WhyView {
  if (!verdict) return NOTHING
  const { label, model, reasons, discard, counterfactuals } = verdict
  return {
    label,
    model,
    reasons,
    short: isCampaign(verdict) ? (discard ? 'blatant' : 'campaign') : null,
    counterfactual: counterfactuals && (counterfactuals[0] ?? null),
    from: imported?.from ?? '',
  }
}
