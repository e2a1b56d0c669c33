import { isSealed, seal, viewOf } from '../model/checksum.ts'
import { ModelError } from '../model/model-error.ts'
import { DOMAINS_MAX, type Fingerprint, SHINGLED_LEAST } from './fingerprint.ts'
import { BINS } from './min-hash.ts'

const MAGIC = 0x70
const VERSION = 1
const HEADER_BYTES = 4
const SEAL_BYTES = 4

/** A fingerprint as at most 56 bytes: mark, version, length, domains, the numbers, a checksum. */
export function encodeFingerprint({ length, bins, domains }: Fingerprint): Uint8Array {
  const numbers = [...bins, ...domains]
  const bytes = new Uint8Array(HEADER_BYTES + 4 * numbers.length + SEAL_BYTES)
  bytes.set([MAGIC, VERSION, length, domains.length])
  const view = viewOf(bytes)
  numbers.forEach((number, i) => {
    view.setUint32(HEADER_BYTES + 4 * i, number, true)
  })
  return seal(bytes)
}

/**
 * The fingerprint that `encodeFingerprint` made into `bytes`, exactly.
 *
 * @throws ModelError when the bytes are foreign, corrupt, or of another version.
 */
export function decodeFingerprint(bytes: Uint8Array): Fingerprint {
  if (bytes.length < HEADER_BYTES + SEAL_BYTES || bytes[0] !== MAGIC || bytes[1] !== VERSION) {
    throw new ModelError('These bytes are no fingerprint of this version. Take a new one.')
  }
  const length = bytes[2]!
  const domainCount = bytes[3]!
  const binCount = length < SHINGLED_LEAST ? 1 : BINS
  const size = HEADER_BYTES + 4 * (binCount + domainCount) + SEAL_BYTES
  if (bytes.length !== size || domainCount > DOMAINS_MAX || !isSealed(bytes)) {
    throw new ModelError('This fingerprint is damaged. Take a new one.')
  }
  const view = viewOf(bytes)
  const read = (start: number, count: number) =>
    Uint32Array.from({ length: count }, (_, i) => view.getUint32(start + 4 * i, true))
  const bins = read(HEADER_BYTES, binCount)
  return { length, bins, domains: read(HEADER_BYTES + 4 * binCount, domainCount) }
}
