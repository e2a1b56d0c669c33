import { Readable, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'

/**
 * Writes lines, many at a time. Ends quietly when the reader of standard output has gone, as after
 * `| head`; an output of its own is ended, and all of it written.
 */
export async function writeChunks(
  lines: Iterable<string>,
  output: Writable,
  isPacked: boolean,
  isOwn: boolean,
): Promise<void> {
  const source = Readable.from(chunksOf(lines))
  const options = { end: isOwn }
  try {
    if (isPacked) await pipeline(source, createGzip(), output, options)
    else await pipeline(source, output, options)
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException
    if (isOwn || !/^(EPIPE|ERR_STREAM_PREMATURE_CLOSE)$/.test(code)) throw error
  }
}

const CHUNK_CHARS = 64 * 1024

/** Many lines at a time: a stream minds each piece. */
function* chunksOf(lines: Iterable<string>): Generator<string> {
  let chunk = ''
  for (const line of lines) {
    chunk += `${line}\n`
    if (chunk.length < CHUNK_CHARS) continue
    yield chunk
    chunk = ''
  }
  yield chunk
}
