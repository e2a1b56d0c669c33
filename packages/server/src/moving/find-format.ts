import { Problem } from '@riposte/protocol'
import type { SourceFile, SourceFormat } from './moved.ts'

/** Formats are told apart by so much of a file's beginning. */
const HEAD_BYTES = 64 * 1024

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

async function headOf(file: SourceFile): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of file.open()) {
    chunks.push(chunk)
    bytes += chunk.length
    if (bytes >= HEAD_BYTES) break
  }
  return Buffer.concat(chunks).subarray(0, HEAD_BYTES)
}
