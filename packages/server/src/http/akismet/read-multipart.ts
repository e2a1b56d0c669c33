import { Busboy } from '@fastify/busboy'
import { LIMITS, Problem } from '@riposte/protocol'
import { refuseTooManyFields } from './refuse-too-many-fields.ts'

/**
 * The fields of a `multipart/form-data` body (RFC 7578); files in it are passed over.
 *
 * @throws Problem `invalid-request` when it breaks off, says no boundary or has too many parts.
 */
export async function readMultipart(
  type: string,
  body: Buffer,
): Promise<readonly [string, string][]> {
  // Counted before it is parsed: the parser reads on to the end, whatever limit it has met.
  const boundary = /boundary="?([^";]+)/i.exec(type)?.[1]
  if (boundary) refuseTooManyFields(body, `--${boundary}`)
  return new Promise((resolve, reject) => {
    const pairs: [string, string][] = []
    const refuse = (cause?: unknown) =>
      reject(new Problem('invalid-request', 'The body is not the form that it says.', {}, cause))
    try {
      const parser = new Busboy({
        headers: { 'content-type': type },
        limits: { fieldSize: LIMITS.akismetBodyBytesMax },
      })
      parser.on('field', (name, value) => pairs.push([name, value.toWellFormed()]))
      parser.on('file', (_name, stream) => stream.resume())
      parser.on('error', refuse)
      parser.on('finish', () => resolve(pairs))
      parser.end(body)
    } catch (error) {
      refuse(error)
    }
  })
}
