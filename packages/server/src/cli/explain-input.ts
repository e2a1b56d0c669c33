import { Problem } from '@riposte/protocol'
import type { InputLine } from '../byte-lines.ts'
import { type Input, readInputLines } from './labelled-lines.ts'
import { LINE_BYTES_MAX } from './submission-lines.ts'

/** How a line begins that is meant as an object; `{Hello|Hi}` is spam's way to write a greeting. */
const OBJECT_BEGIN = /^\s*\{\s*(["}]|$)/

/**
 * What there is to explain in an input, each a line of JSON. Empty lines are passed over. An input
 * that does not begin like an object is one submission, of which it is the text.
 *
 * @throws Problem when there is nothing, or more text than one submission may have.
 */
export async function* readDrafts(input: Input): AsyncGenerator<InputLine> {
  let text: string | undefined
  let isLines = false
  for await (const line of readInputLines(input)) {
    if (isLines) {
      if (line.text?.trim() !== '') yield line
    } else if (text === undefined && line.text !== undefined && OBJECT_BEGIN.test(line.text)) {
      isLines = true
      yield line
    } else if (text !== undefined || line.text?.trim() !== '') {
      if (line.text === undefined) throw new Problem('invalid-request', faultOf(input, line))
      text = text === undefined ? line.text : `${text}\n${line.text}`
      if (text.length > LINE_BYTES_MAX) throw new Problem('invalid-request', tooLong(input))
    }
  }
  if (text !== undefined) yield { number: 1, text: JSON.stringify({ text }) }
  else if (!isLines) throw new Problem('invalid-request', `There is nothing in ${input.name}.`)
}

function faultOf({ name }: Input, { number, fault }: InputLine): string {
  return `${name}, line ${number} is ${fault}.`
}

function tooLong({ name }: Input): string {
  return `${name} is longer than a submission may be, ${LINE_BYTES_MAX} bytes: shorten it.`
}
