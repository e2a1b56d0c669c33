import { readFileSync } from 'node:fs'

/** How often a model was wrong about examples that it had never seen. */
export interface Measured {
  /** The version of the model. */
  readonly model: string
  readonly sets: readonly MeasuredSet[]
}

export interface MeasuredSet {
  readonly name: string
  readonly ham: number
  /** Kept from readers until a person looked: held, or called advertising. */
  readonly hamHeld: number
  readonly hamAsSpam: number
  readonly spam: number
  readonly spamHeld: number
}

const FILE = new URL('../../../models/base.measured.json', import.meta.url)

/** What was measured of the model that ships; models/base.md says how. */
export function readMeasured(): Measured {
  return JSON.parse(readFileSync(FILE, 'utf8')) as Measured
}
