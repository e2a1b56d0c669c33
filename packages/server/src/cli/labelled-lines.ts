import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import type { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { Problem } from '@riposte/protocol'
import { type InputLine, readLines } from '../byte-lines.ts'
import { LINE_BYTES_MAX, parseSubmissionLine, type SubmissionLine } from './submission-lines.ts'

/** Something to read lines from. */
export interface Input {
  /** As it was given, for messages. */
  readonly name: string
  /** `shared/replies.ndjson.gz` is the set `replies`. */
  readonly setName: string
  readonly open: () => Readable
}

export type LabelledLine = SubmissionLine & Required<Pick<SubmissionLine, 'label'>>

/** The input that a word on the command line names: a file, gzipped or not; `-` is `stdin`. */
export function inputOf(word: string, stdin: Readable): Input {
  const name = word === '-' ? 'standard input' : word
  const setName = basename(name).replace(/\.(ndjson|jsonl)(\.gz)?$/, '')
  return { name, setName, open: () => (word === '-' ? stdin : openFile(word)) }
}

/**
 * The lines of an input, in order, each with its number; broken ones with their fault.
 *
 * @throws Problem naming the input when it cannot be read.
 */
export async function* readInputLines({ name, open }: Input): AsyncGenerator<InputLine> {
  try {
    yield* readLines(open(), LINE_BYTES_MAX)
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    if (code === undefined) throw cause
    throw new Problem('invalid-request', unreadable(name, code, cause as Error), {}, cause)
  }
}

/**
 * The labelled lines of an input, in order; empty lines are passed over.
 *
 * @throws Problem naming input and line when one cannot be read or has no label.
 */
export async function* readLabelledLines(input: Input): AsyncGenerator<LabelledLine> {
  for await (const { number, text, fault } of readInputLines(input)) {
    const where = `${input.name}, line ${number}`
    if (text === undefined) throw new Problem('invalid-request', `${where} is ${fault}.`)
    if (text.trim() === '') continue
    try {
      const line = parseSubmissionLine(text)
      if (!line.label) throw new Error('has no label: write "ham" or "spam"')
      yield { ...line, label: line.label }
    } catch (error) {
      throw new Problem('invalid-request', `${where} ${(error as Error).message}.`)
    }
  }
}

function openFile(path: string): Readable {
  const file = createReadStream(path)
  if (!path.endsWith('.gz')) return file
  const unzipped = createGunzip()
  file.on('error', (error) => unzipped.destroy(error))
  return file.pipe(unzipped)
}

function unreadable(name: string, code: string, { message }: Error): string {
  if (code === 'ENOENT') return `There is no file ${name}. Is its path right?`
  if (code === 'EISDIR') return `${name} is a folder. Name the files in it.`
  if (code.startsWith('Z_')) return `${name} is cut short or not gzip: ${message}. Fetch it again.`
  return `${name} cannot be read: ${message}.`
}
