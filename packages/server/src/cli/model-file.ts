import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { loadModel, type Model, ModelError, siteModel } from '@riposte/filter'
import { Problem } from '@riposte/protocol'
import { parseText } from '../options.ts'

/** The model that ships with the product. */
export const SHIPPED_MODEL = fileURLToPath(
  new URL('../../../../models/base.model', import.meta.url),
)

/** The option of every command that judges. */
export const JUDGING_MODEL = {
  summary: 'Model to judge with',
  placeholder: 'FILE',
  fallback: SHIPPED_MODEL,
  fallbackText: 'the one that ships',
  parse: parseText,
}

/** `model` as a site teaches it: a site's copy, unless it has had lessons already. */
export function teachable(model: Model): Model {
  return model.lessons > 0 ? model : siteModel(model)
}

/** Reads the model in the file `path`, or says why that cannot be done. */
export async function readModelFile(path: string): Promise<Model> {
  const bytes = await readFile(path).catch((cause: Error) => {
    throw new Problem('invalid-request', `The model cannot be read: ${cause.message}.`, {}, cause)
  })
  try {
    return loadModel(bytes)
  } catch (cause) {
    if (!(cause instanceof ModelError)) throw cause
    throw new Problem('invalid-request', `${path}: ${cause.message}`, {}, cause)
  }
}
