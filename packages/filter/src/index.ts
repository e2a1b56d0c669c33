export { extractFeatures, type Features } from './features.ts'
export { decodeFeatures, encodeFeatures } from './features-codec.ts'
export { HEAD_UNITS_MAX, TAIL_UNITS_MAX } from './fold.ts'
export {
  judge,
  type Reason,
  type ReasonCode,
  scoreOf,
  type Verdict,
  type VerdictLabel,
} from './judge.ts'
export { learn } from './learn.ts'
export { areaAbove, type Measured, recallAt, shareFrom } from './measure.ts'
export { emptyModel, type Model, siteModel, type Thresholds } from './model.ts'
export { readModel, writeModel } from './model-codec.ts'
export { ModelError } from './model-error.ts'
export { reasonSentence } from './reason-sentence.ts'
export type { Facts, Label, Submission } from './submission.ts'
export { type Example, type TrainOptions, train } from './train.ts'
