import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { loadModel, type Model, ModelError } from '@riposte/filter'
import { Problem } from '@riposte/protocol'

/** The model that ships with the product. */
export const SHIPPED_MODEL = fileURLToPath(
  new URL('../../../../models/base.model', import.meta.url),
)

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
