import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { Problem } from '@riposte/protocol'
import type { SourceFile } from './moved.ts'

/**
 * A file to read from, gzipped or not.
 *
 * @throws Problem `invalid-request` when it is not there or cannot be read.
 */
export async function openSourceFile(path: string): Promise<SourceFile> {
  try {
    const { size: bytes } = await stat(path)
    const isPacked = await beginsLikeGzip(path)
    let readBytes = 0
    return {
      path,
      progress: () => ({ readBytes, bytes }),
      async *open() {
        readBytes = 0
        const counted = count(createReadStream(path), (more) => {
          readBytes += more
        })
        yield* isPacked ? Readable.from(counted).pipe(createGunzip()) : counted
      },
    }
  } catch (cause) {
    const { message } = cause as Error
    throw new Problem('invalid-request', `${path} cannot be read: ${message}.`, {}, cause)
  }
}

async function* count(chunks: AsyncIterable<Uint8Array>, tell: (bytes: number) => void) {
  for await (const chunk of chunks) {
    tell(chunk.length)
    yield chunk
  }
}

async function beginsLikeGzip(path: string): Promise<boolean> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0)
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b
  } finally {
    await file.close()
  }
}
