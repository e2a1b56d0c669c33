import {
  extractFeatures,
  type Facts,
  type Features,
  judgeFeatures,
  type Model,
  type Reason,
  reasonSentence,
  type Submission,
} from '@riposte/filter'
import type { RecordedVerdict } from '@riposte/protocol'

export interface JudgeNeeds {
  readonly model: () => Model
  /** What is remembered of texts like this one, and of its writer. */
  readonly recall: (submission: Submission, address: string) => Recalled
  /** Told when the filter failed; the reply is held then. */
  readonly filterFailed: (error: unknown) => void
}

/** What earlier submissions say about one: reasons, and the campaign that they belong to. */
interface Recalled {
  readonly reasons: readonly Reason[]
  readonly campaign: string | undefined
}

export interface Judged {
  readonly verdict: RecordedVerdict
  /** Undefined when the filter failed. */
  readonly features: Features | undefined
}

/** When the filter, the model or a rule fails, the reply is held: never published, never lost. */
const HELD: Judged = {
  verdict: { label: 'unsure', discard: false, probability: 0.5, reasons: [], model: 'none' },
  features: undefined,
}

/** Asks the filter about a submission that came from the IP `address`. Never throws. */
export function judgeSubmission(
  needs: JudgeNeeds,
  submission: Submission,
  facts: Facts,
  address: string,
): Judged {
  try {
    const model = needs.model()
    const features = extractFeatures(submission, facts)
    const recalled = needs.recall(submission, address)
    const judged = judgeFeatures(model, features, recalled.reasons)
    const { label, discard, probability, reasons } = judged
    const campaign = recalled.campaign === undefined ? {} : { campaign: recalled.campaign }
    const worded = reasons.map((reason) => ({
      code: reason.code,
      logOdds: reason.logOdds,
      sentence: reasonSentence(reason),
      ...(reason.count !== undefined && { count: reason.count }),
    }))
    return {
      verdict: { label, discard, probability, reasons: worded, model: model.version, ...campaign },
      features,
    }
  } catch (error) {
    needs.filterFailed(error)
    return HELD
  }
}
