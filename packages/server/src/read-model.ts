import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { loadModel, type Model } from '@riposte/filter'
import type { Config } from './config.ts'

const SHIPPED_MODEL = fileURLToPath(new URL('../../../models/base.model', import.meta.url))

export type BaseModel = { readonly model: Model } | { readonly failure: unknown }

/** The base model; when the file is unusable the server still runs, and holds every reply. */
export function readModel(
  config: Pick<Config, 'model'>,
  report: (what: string, error: unknown) => void,
): BaseModel {
  const file = config.model ?? SHIPPED_MODEL
  try {
    return { model: loadModel(new Uint8Array(readFileSync(file))) }
  } catch (failure) {
    report(`${file} cannot be used, so every reply is held for a person`, failure)
    return { failure }
  }
}
