import { LIMITS } from '@riposte/protocol'
import { notUtf8 } from './decode-text.ts'
import { depthOf } from './depth-of.ts'
import type { SourceFile } from './moved.ts'
import { sourceProblem } from './source-problem.ts'

const LINE_FEED = 0x0a

export interface JsonLine {
  /** From 1. */
  readonly line: number
  readonly value: unknown
}

/**
 * The values of a file that has one JSON value a line. `firstBytesMax`: of the first line, which
 * may list more than the others.
 *
 * @throws Problem with the line that is not JSON or over a limit; it is not read to its end.
 */
export async function* readJsonLines(
  file: SourceFile,
  firstBytesMax: number = LIMITS.importValueBytesMax,
): AsyncGenerator<JsonLine> {
  let line = 1
  let parts: Uint8Array[] = []
  let bytes = 0
  const take = (part: Uint8Array) => {
    bytes += part.length
    const bytesMax = line === 1 ? firstBytesMax : LIMITS.importValueBytesMax
    if (bytes > bytesMax) {
      throw sourceProblem(file.path, `line ${line}`, `is longer than ${bytesMax} bytes`)
    }
    if (part.length > 0) parts.push(part)
  }
  const finish = () => {
    const whole = parts.length === 1 ? parts[0]! : Buffer.concat(parts)
    parts = []
    bytes = 0
    return parseLine(file, line++, whole)
  }
  for await (const chunk of file.open()) {
    let start = 0
    for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, start)) {
      take(chunk.subarray(start, end))
      start = end + 1
      yield* finish()
    }
    take(chunk.subarray(start))
  }
  yield* finish()
}

function parseLine(file: SourceFile, line: number, bytes: Uint8Array): readonly JsonLine[] {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let text: string
  try {
    text = decoder.decode(bytes)
  } catch (cause) {
    throw notUtf8(file, line, cause)
  }
  if (text.trim() === '') return []
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    const wrong = 'is not JSON, or is cut off. Export or copy it again'
    throw sourceProblem(file.path, `line ${line}`, wrong, cause)
  }
  if (depthOf(value) > LIMITS.importDepthMax) {
    const wrong = `values are more than ${LIMITS.importDepthMax} deep`
    throw sourceProblem(file.path, `line ${line}`, wrong)
  }
  return [{ line, value }]
}
