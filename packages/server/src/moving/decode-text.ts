import { isUtf8 } from 'node:buffer'
import type { SourceFile } from './moved.ts'
import { sourceProblem } from './source-problem.ts'

/** A piece of a file's text, and the line in which it begins, from 1. */
export interface TextPiece {
  readonly text: string
  readonly line: number
}

/**
 * A file's text, a piece at a time. Strict: what is not UTF-8 would be moved as question marks
 * that nobody can take back, so it is for its owner to say what it is.
 *
 * @throws Problem with the line of the first byte that is not UTF-8, or is zero.
 */
export async function* readText(file: SourceFile): AsyncGenerator<TextPiece> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let line = 1
  for await (const chunk of file.open()) {
    const text = decode(file, decoder, chunk, line)
    const zero = text.indexOf('\0')
    if (zero >= 0) {
      const place = `line ${line + lineEnds(text.slice(0, zero))}`
      throw sourceProblem(file.path, place, 'has a zero byte: it is no text. Export it again')
    }
    yield { text, line }
    line += lineEnds(text)
  }
  try {
    decoder.decode()
  } catch (cause) {
    throw sourceProblem(file.path, `line ${line}`, 'is cut off: copy it again', cause)
  }
}

function decode(file: SourceFile, decoder: TextDecoder, chunk: Uint8Array, line: number): string {
  try {
    return decoder.decode(chunk, { stream: true })
  } catch (cause) {
    throw notUtf8(file, line + lineOfFault(chunk), cause)
  }
}

export function notUtf8(file: SourceFile, line: number, cause?: unknown) {
  const wrong = 'is not UTF-8: convert the file (iconv -f WINDOWS-1252 -t UTF-8)'
  return sourceProblem(file.path, `line ${line}`, wrong, cause)
}

/** How many lines of `chunk` come before the first that is not UTF-8; its ends may be cut. */
function lineOfFault(chunk: Uint8Array): number {
  let line = 0
  let start = 0
  for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, start)) {
    if (line > 0 && !isUtf8(chunk.subarray(start, end))) return line
    start = end + 1
    line++
  }
  return isUtf8(chunk.subarray(0, chunk.indexOf(10) + 1)) ? line : 0
}

export function lineEnds(text: string): number {
  let count = 0
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++
  return count
}
