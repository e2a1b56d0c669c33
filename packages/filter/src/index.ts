export { extractFeatures, type Features } from './features/features.ts'
export { decodeFeatures, encodeFeatures } from './features/features-codec.ts'
export { HEAD_UNITS_MAX, TAIL_UNITS_MAX } from './features/fold.ts'
export { createLessonFold, type LessonFold, type LessonFoldOptions } from './lessons/lesson-fold.ts'
export { type PoolOptions, poolLessons } from './lessons/pool-lessons.ts'
export {
  type Burst,
  type BurstMemory,
  type BurstMemoryOptions,
  createBurstMemory,
} from './memory/burst-memory.ts'
export { burstReason } from './memory/burst-reason.ts'
export { type Fingerprint, fingerprint } from './memory/fingerprint.ts'
export { decodeFingerprint, encodeFingerprint } from './memory/fingerprint-codec.ts'
export { linkedDomains } from './memory/linked-domains.ts'
export {
  createReputation,
  foldReputation,
  type Reputation,
  type ReputationKeys,
  type ReputationLesson,
} from './memory/reputation.ts'
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
export { areaInterval, type Interval } from './training/bootstrap.ts'
export { thresholdsForHam } from './training/choose-for-ham.ts'
export { areaAbove, type Measured, recallAt, shareFrom } from './training/measure.ts'
export { type ReliabilityBin, reliability } from './training/reliability.ts'
export { type RocPoint, rocPoints } from './training/roc.ts'
export { shareBound } from './training/share-bound.ts'
export { type Example, type TrainOptions, train } from './training/train.ts'
export {
  CHANGE_CODES,
  type Change,
  type ChangeCode,
  type Counterfactual,
} from './why/change.ts'
export {
  findCounterfactual,
  TRIALS_MAX,
  type Tried,
} from './why/find-counterfactual.ts'
export { type ShortForm, shortFormOf } from './why/short-form-of.ts'
