import { rename, rm, stat, writeFile } from 'node:fs/promises'
import { Problem } from '@riposte/protocol'

/**
 * Writes the whole of a file or nothing of it: first beside it, under its name and `.part`. What is
 * there and no ordinary file, as `/dev/stdout`, is written to as it is.
 *
 * @throws Problem when that cannot be done.
 */
export async function writeWholeFile(path: string, content: string | Uint8Array): Promise<void> {
  await replaceFile(path, (part) => writeFile(part, content))
}

/** The same for what is written a piece at a time: `write` gets the path to write to. */
export async function replaceFile(
  path: string,
  write: (part: string) => Promise<void>,
): Promise<void> {
  const found = await stat(path).catch(() => undefined)
  const isOrdinary = !found || found.isFile()
  const part = isOrdinary ? `${path}.part` : path
  try {
    await write(part)
    if (isOrdinary) await rename(part, path)
  } catch (cause) {
    if (isOrdinary) await rm(part, { force: true }).catch(() => {})
    if (cause instanceof Problem) throw cause
    const { code, message } = cause as NodeJS.ErrnoException
    const why = code === 'ENOENT' ? 'its folder is not there; make it first' : message
    throw new Problem('invalid-request', `${path} cannot be written: ${why}.`, {}, cause)
  }
}
