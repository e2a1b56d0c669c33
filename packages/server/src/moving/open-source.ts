import { createReadStream, type ReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { LIMITS, Problem } from '@riposte/protocol'
import { containerOf } from './container-of.ts'
import type { SourceFile } from './moved.ts'
import { sourceProblem } from './source-problem.ts'

const CHUNK_BYTES = 256 * 1024
const HEAD_BYTES = 64 * 1024

/** What is only set otherwise in tests. */
export interface SourceLimits {
  readonly bytesMax: number
  readonly ratioMax: number
  readonly ratioFromBytes: number
}

const SOURCE_LIMITS: SourceLimits = {
  bytesMax: LIMITS.importBytesMax,
  ratioMax: LIMITS.importRatioMax,
  ratioFromBytes: LIMITS.importRatioFromBytes,
}

/**
 * A file to import, plain or gzipped: its first bytes tell, not its name.
 *
 * @throws Problem when it is not there, empty, no file, or packed as something else.
 */
export async function openSourceFile(
  path: string,
  limits: SourceLimits = SOURCE_LIMITS,
): Promise<SourceFile> {
  const bytes = await sizeOf(path)
  const container = containerOf(await firstBytes(path))
  const isPacked = container === 'gzip'
  if (container !== null && !isPacked) throw packedOtherwise(path, container)
  let reading: ReadStream | null = null
  const file: SourceFile = {
    path,
    progress: () => ({ readBytes: reading?.bytesRead ?? 0, bytes }),
    open: () => {
      reading = createReadStream(path, { highWaterMark: CHUNK_BYTES })
      return isPacked ? unpack(path, reading, limits) : readPlain(path, reading, limits)
    },
  }
  if (isPacked) {
    const inside = containerOf(await headOf(file))
    if (inside !== null) throw packedOtherwise(path, inside)
  }
  return file
}

/** The first 64 KiB of a file, unpacked: what its format is told by. */
export async function headOf(file: SourceFile): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of file.open()) {
    parts.push(chunk)
    bytes += chunk.length
    if (bytes >= HEAD_BYTES) break
  }
  return Buffer.concat(parts).subarray(0, HEAD_BYTES)
}

async function* readPlain(
  path: string,
  reading: ReadStream,
  limits: SourceLimits,
): AsyncGenerator<Uint8Array> {
  let bytes = 0
  try {
    for await (const chunk of reading as AsyncIterable<Buffer>) {
      bytes += chunk.length
      if (bytes > limits.bytesMax) throw tooLarge(path, limits)
      yield chunk
    }
  } catch (error) {
    throw asProblem(path, error)
  }
}

async function* unpack(
  path: string,
  reading: ReadStream,
  limits: SourceLimits,
): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip({ chunkSize: CHUNK_BYTES })
  pipeline(reading, gunzip, () => {
    // What went wrong arrives where the unpacked bytes are read.
  })
  let bytes = 0
  try {
    for await (const chunk of gunzip as AsyncIterable<Buffer>) {
      bytes += chunk.length
      if (bytes > limits.bytesMax) throw tooLarge(path, limits)
      if (bytes > limits.ratioFromBytes && bytes > limits.ratioMax * reading.bytesRead) {
        const wrong = `unpacks to more than ${limits.ratioMax} times its size, as no export does`
        throw sourceProblem(path, '', `${wrong}. If it is one, unpack it first`)
      }
      yield chunk
    }
  } catch (error) {
    throw asProblem(path, error)
  } finally {
    gunzip.destroy()
    reading.destroy()
  }
}

async function sizeOf(path: string): Promise<number> {
  const found = await stat(path).catch((error: unknown) => {
    throw asProblem(path, error)
  })
  if (found.isDirectory()) throw sourceProblem(path, '', 'is a folder: name the file in it')
  if (!found.isFile()) throw sourceProblem(path, '', 'is no file: save the export to one first')
  if (found.size === 0) throw sourceProblem(path, '', 'is empty: export it again')
  return found.size
}

async function firstBytes(path: string): Promise<Uint8Array> {
  const handle = await open(path).catch((error: unknown) => {
    throw asProblem(path, error)
  })
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(512), 0, 512, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

function packedOtherwise(path: string, container: string): Problem {
  if (container === 'UTF-16') {
    return sourceProblem(path, '', 'is UTF-16: convert it (iconv -f UTF-16 -t UTF-8)')
  }
  return sourceProblem(path, '', `is a ${container} file: unpack it first`)
}

function tooLarge(path: string, { bytesMax }: SourceLimits): Problem {
  return sourceProblem(path, '', `is larger than ${bytesMax} bytes unpacked: split it`)
}

const WRONG: Readonly<Record<string, string>> = {
  ENOENT: 'is not there: check its name',
  EACCES: 'may not be read: change its permissions',
  Z_BUF_ERROR: 'is cut off: it ends in the middle of its gzip data. Copy it again',
  Z_DATA_ERROR: 'is damaged: its gzip data is not valid. Copy it again',
}

/** Failures of reading that we expect; anything else is a bug and stays one. */
function asProblem(path: string, error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof Problem) return error
  const code = 'code' in error ? String(error.code) : ''
  const wrong = WRONG[code] ?? (/^E[A-Z]+$/.test(code) ? `cannot be read (${code})` : null)
  return wrong === null ? error : sourceProblem(path, '', wrong, error)
}
