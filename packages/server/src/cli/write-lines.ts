import { once } from 'node:events'
import type { Writable } from 'node:stream'

/**
 * Writes `lines` to `output`, no faster than it takes them. Ends quietly, and stops asking for
 * lines, when the reader has gone, as after `| head`.
 */
export async function writeLines(output: Writable, lines: AsyncIterable<string>): Promise<void> {
  const gone = new AbortController()
  let failure: NodeJS.ErrnoException | undefined
  output.on('error', (error) => {
    failure = error
    gone.abort()
  })
  for await (const line of lines) {
    if (gone.signal.aborted) break
    if (!output.write(`${line}\n`)) await drained(output, gone.signal)
  }
  if (failure && failure.code !== 'EPIPE') throw failure
}

/** Resolves when `output` takes more, or never will: the caller looks which. */
async function drained(output: Writable, signal: AbortSignal): Promise<void> {
  await once(output, 'drain', { signal }).catch(() => {})
}
