import { PassThrough, Readable, Writable } from 'node:stream'
import { parseOptions } from '../options.ts'
import type { Command, Terminal } from './command.ts'

/** What a command wrote and how it ended. */
export interface Run {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** Runs `command` with `words`, giving it `input` in the chunks it comes in. */
export async function runCommand(
  command: Command,
  words: readonly string[],
  input: readonly (string | Uint8Array)[] = [],
): Promise<Run> {
  const [stdout, stderr] = [collect(), collect()]
  const stdin = Readable.from(input.map((chunk) => Buffer.from(chunk)))
  const terminal: Terminal = { stdin, stdout: stdout.stream, stderr: stderr.stream }
  const code = await command.run(parseOptions(command.options, words, {}), terminal)
  return { code, stdout: stdout.text(), stderr: stderr.text() }
}

function collect() {
  const chunks: Buffer[] = []
  const stream = new PassThrough()
  stream.on('data', (chunk: Buffer) => chunks.push(chunk))
  return { stream, text: () => Buffer.concat(chunks).toString() }
}

/** A pipe whose reader goes after `lines` lines, as `head` does. */
export function closingPipe(lines: number): Writable & { readonly taken: () => number } {
  let taken = 0
  const pipe = new Writable({
    write(_chunk, _encoding, done) {
      if (++taken <= lines) done()
      else done(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }))
    },
  })
  return Object.assign(pipe, { taken: () => taken })
}
