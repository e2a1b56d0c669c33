import { shortFormOf } from '@riposte/filter'
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

type Explained = Pick<Reply, 'verdict' | 'imported' | 'text' | 'name' | 'website'>

/** Why a reply became what it is, as its writer is told. */
export function whyOf({ verdict, imported, ...reply }: Explained): WhyView {
  if (!verdict) return NOTHING
  const { label, model, reasons, counterfactuals } = verdict
  const submission = { text: reply.text, author: reply.name, authorUrl: reply.website }
  return {
    label,
    model,
    reasons,
    short: shortFormOf(verdict, submission),
    counterfactual: counterfactuals && (counterfactuals[0] ?? null),
    from: imported?.from ?? '',
  }
}
