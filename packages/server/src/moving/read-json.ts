import { LIMITS, Problem } from '@riposte/protocol'
import { Tokenizer, TokenParser, TokenType } from '@streamparser/json'
import type { SourceFile } from './moved.ts'
import { sourceProblem } from './source-problem.ts'

/** A value out of a JSON file. */
export interface JsonPiece {
  /** Where it stood: `data.Comment` for a member of the array there; empty in the top array. */
  readonly path: string
  /** From 1, for messages. */
  readonly byte: number
  readonly value: unknown
}

/**
 * The values of a JSON file at `paths` (`$.comments.*`), each when it ends; the others are read
 * over and forgotten.
 *
 * @throws Problem with the byte of what is not JSON, or over a limit.
 */
export async function* readJson(
  file: SourceFile,
  paths: readonly string[],
): AsyncGenerator<JsonPiece> {
  const ready: JsonPiece[] = []
  const tokenizer = new Tokenizer()
  const parser = new TokenParser({ paths: [...paths], keepStack: false })
  const recordDepth = Math.max(...paths.map((path) => path.split('.').length - 1))
  let read = 0
  let tokenAt = 0
  let recordAt = 0
  let depth = 0
  let fields = 0
  const fail = (wrong: string, cause?: unknown) =>
    sourceProblem(file.path, `byte ${tokenAt + 1}`, wrong, cause)

  parser.onValue = ({ value, stack }) => {
    const path = stack.slice(1).map(({ key }) => key)
    ready.push({ path: path.join('.'), byte: recordAt + 1, value })
  }
  tokenizer.onToken = (token) => {
    tokenAt = token.offset
    if (token.token === TokenType.LEFT_BRACE || token.token === TokenType.LEFT_BRACKET) depth++
    if (token.token === TokenType.RIGHT_BRACE || token.token === TokenType.RIGHT_BRACKET) depth--
    if (depth > LIMITS.importDepthMax) {
      throw fail(`values are more than ${LIMITS.importDepthMax} deep`)
    }
    if (depth <= recordDepth) {
      fields = 0
      recordAt = tokenAt
    } else if (++fields > LIMITS.importFieldsMax) {
      throw fail(`one value has more than ${LIMITS.importFieldsMax} parts`)
    }
    if (tokenAt - recordAt > LIMITS.importRecordBytesMax && depth > recordDepth) {
      throw fail(`one value is longer than ${LIMITS.importRecordBytesMax} bytes`)
    }
    parser.write(token)
  }
  const attempt = (step: () => void) => {
    try {
      step()
    } catch (error) {
      throw error instanceof Problem ? error : fail(faultOf(error), error)
    }
  }

  for await (const chunk of file.open()) {
    attempt(() => tokenizer.write(chunk))
    read += chunk.length
    if (read - tokenAt > LIMITS.importValueBytesMax) {
      throw fail(`a string is longer than ${LIMITS.importValueBytesMax} bytes`)
    }
    yield* ready.splice(0)
  }
  attempt(() => tokenizer.end())
  yield* ready.splice(0)
  if (!parser.isEnded) throw fail('is cut off: the JSON does not end. Export or copy it again')
}

function faultOf(error: unknown): string {
  const message = error instanceof Error ? error.message : ''
  if (message.includes('encoded data')) return 'after this, something is not UTF-8: convert it'
  if (message.includes('ended in the middle')) return 'is cut off: export or copy it again'
  return 'what follows is not JSON. Export it again'
}
