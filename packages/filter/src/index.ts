export { extractFeatures, type Features } from './features/features.ts'
export { decodeFeatures, encodeFeatures } from './features/features-codec.ts'
export { HEAD_UNITS_MAX, TAIL_UNITS_MAX } from './features/fold.ts'
export {
  judge,
  judgeFeatures,
  type Reason,
  type ReasonCode,
  scoreOf,
  type Verdict,
  type VerdictLabel,
} from './model/judge.ts'
export { learn, learnFeatures } from './model/learn.ts'
export { emptyModel, type Model, siteModel, type Thresholds } from './model/model.ts'
export { loadModel, saveModel } from './model/model-codec.ts'
export { ModelError } from './model/model-error.ts'
export { reasonSentence } from './model/reason-sentence.ts'
export type { Facts, Label, Submission } from './submission.ts'
export { areaAbove, type Measured, recallAt, shareFrom } from './training/measure.ts'
export { type Example, type TrainOptions, train } from './training/train.ts'
