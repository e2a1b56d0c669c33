import { BUCKETS, FEATURES_VERSION } from '../features/bucket.ts'
import { isSealed, seal, viewOf } from './checksum.ts'
import type { Model } from './model.ts'
import { ModelError } from './model-error.ts'

const MAGIC = 'RIPOSTE\n'
const FORMAT_VERSION = 1
const VERSION_BYTES = 24
const HEADER_BYTES = 112
const SEAL_BYTES = 4

/** Weights in 16 bits with one step for all: a model to ship. */
const ROUNDED = 0
/** Weights and what was learned about each in 32 bits: a model in the middle of its lessons. */
const EXACT = 1

const BYTES = {
  [ROUNDED]: HEADER_BYTES + 2 * BUCKETS + SEAL_BYTES,
  [EXACT]: HEADER_BYTES + 8 * BUCKETS + SEAL_BYTES,
}

/**
 * `model` as bytes, little-endian: mark, versions, numbers, weights, checksum. A model that has
 * begun to learn is kept to the bit; one that has not is rounded as `roundWeights` does.
 */
export function saveModel(model: Model): Uint8Array {
  const kind = model.squares ? EXACT : ROUNDED
  const bytes = new Uint8Array(BYTES[kind])
  const view = viewOf(bytes)
  const weightStep = roundingStep(model.weights)
  writeAscii(bytes, 0, MAGIC)
  bytes.set([FORMAT_VERSION, FEATURES_VERSION, kind], 8)
  writeAscii(bytes, 12, model.version.slice(0, VERSION_BYTES))
  view.setUint32(36, model.lessons, true)
  view.setUint32(104, model.hams, true)
  const { slope, caution, bias, biasSquares, thresholds } = model
  const { unsure, spam, discard } = thresholds
  const numbers = [weightStep, slope, caution, bias, biasSquares, unsure, spam, discard]
  numbers.forEach((number, i) => {
    view.setFloat64(40 + 8 * i, number, true)
  })
  model.weights.forEach((weight, i) => {
    if (kind === EXACT) view.setFloat32(HEADER_BYTES + 4 * i, weight, true)
    else view.setInt16(HEADER_BYTES + 2 * i, Math.round(weight / weightStep), true)
  })
  model.squares?.forEach((square, i) => {
    view.setFloat32(HEADER_BYTES + 4 * (BUCKETS + i), square, true)
  })
  return seal(bytes)
}

/**
 * The model that `saveModel` made into `bytes`.
 *
 * @throws ModelError when the bytes are foreign, cut short, damaged, or of another version.
 */
export function loadModel(bytes: Uint8Array): Model {
  if (readAscii(bytes, 0, 8) !== MAGIC) {
    throw new ModelError('This is not a model. Name a file that `riposte train` made.')
  }
  if (bytes[8] !== FORMAT_VERSION || bytes[9] !== FEATURES_VERSION) {
    throw new ModelError('This model is of another version. Train it again with this one.')
  }
  const exact = bytes[10] === EXACT
  if (bytes.length !== BYTES[exact ? EXACT : ROUNDED] || !isSealed(bytes)) {
    throw new ModelError('This model is damaged or cut short. Fetch or train it again.')
  }
  const view = viewOf(bytes)
  const number = (i: number) => view.getFloat64(40 + 8 * i, true)
  const weights = new Float32Array(BUCKETS)
  for (let i = 0; i < BUCKETS; i++) {
    weights[i] = exact
      ? view.getFloat32(HEADER_BYTES + 4 * i, true)
      : view.getInt16(HEADER_BYTES + 2 * i, true) * number(0)
  }
  return {
    version: readAscii(bytes, 12, VERSION_BYTES),
    lessons: view.getUint32(36, true),
    hams: view.getUint32(104, true),
    weights,
    squares: exact ? readSquares(view) : undefined,
    slope: number(1),
    caution: number(2),
    bias: number(3),
    biasSquares: number(4),
    thresholds: { unsure: number(5), spam: number(6), discard: number(7) },
  }
}

/** Rounds `weights` to what 16 bits hold, so that writing and reading them changes nothing. */
export function roundWeights(weights: Float32Array): Float32Array {
  const weightStep = roundingStep(weights)
  return weights.map((weight) => Math.round(weight / weightStep) * weightStep)
}

/** The smallest power of two of which 32,767 reach the largest weight. */
function roundingStep(weights: Float32Array): number {
  let largest = 0
  for (const weight of weights) largest = Math.max(largest, Math.abs(weight))
  let weightStep = 2 ** -30
  while (32_767 * weightStep < largest) weightStep *= 2
  return weightStep
}

function readSquares(view: DataView): Float32Array {
  const squares = new Float32Array(BUCKETS)
  for (let i = 0; i < BUCKETS; i++) {
    squares[i] = view.getFloat32(HEADER_BYTES + 4 * (BUCKETS + i), true)
  }
  return squares
}

function writeAscii(bytes: Uint8Array, at: number, text: string): void {
  for (let i = 0; i < text.length; i++) bytes[at + i] = text.charCodeAt(i)
}

/** Up to `length` characters, ending at the first zero byte. */
function readAscii(bytes: Uint8Array, at: number, length: number): string {
  const chars = bytes.subarray(at, at + length)
  const end = chars.indexOf(0)
  return String.fromCharCode(...(end < 0 ? chars : chars.subarray(0, end)))
}
