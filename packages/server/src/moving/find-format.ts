import { Problem } from '@riposte/protocol'
import type { SourceFile, SourceFormat } from './moved.ts'
import { headOf } from './open-source.ts'

/**
 * The format of a file, by its beginning.
 *
 * @throws Problem `invalid-request` when it is none of them.
 */
export async function findFormat(
  formats: readonly SourceFormat[],
  file: SourceFile,
): Promise<SourceFormat> {
  const head = await headOf(file)
  const found = formats.find((format) => format.isLike(head))
  if (found) return found
  const names = formats.map(({ name }) => name).join(', ')
  const detail = `${file.path} is like no export that is known. Say what it is with --format:`
  throw new Problem('invalid-request', `${detail} ${names}.`)
}
