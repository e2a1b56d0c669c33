/** Four tables of 256: what a byte does to the sum when three, two, one or no bytes follow it. */
const TABLES = new Uint32Array(4 * 256)
for (let byte = 0; byte < 256; byte++) {
  let rest = byte
  for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1
  TABLES[byte] = rest
}
for (let i = 256; i < TABLES.length; i++) {
  const before = TABLES[i - 256]!
  TABLES[i] = (before >>> 8) ^ TABLES[before & 0xff]!
}

/**
 * The CRC-32 of `bytes` (ISO 3309, as in gzip and PNG), unsigned. Four bytes at a time: Kounavis &
 * Berry, "A Systematic Approach to Building High Performance Software-based CRC Generators", 2005.
 */
export function checksum(bytes: Uint8Array): number {
  let sum = 0xffffffff
  let i = 0
  for (; i + 4 <= bytes.length; i += 4) {
    const word =
      sum ^ (bytes[i]! | (bytes[i + 1]! << 8) | (bytes[i + 2]! << 16) | (bytes[i + 3]! << 24))
    sum =
      TABLES[768 + (word & 0xff)]! ^
      TABLES[512 + ((word >>> 8) & 0xff)]! ^
      TABLES[256 + ((word >>> 16) & 0xff)]! ^
      TABLES[word >>> 24]!
  }
  for (; i < bytes.length; i++) sum = (sum >>> 8) ^ TABLES[(sum ^ bytes[i]!) & 0xff]!
  return ~sum >>> 0
}

/** Writes the checksum of everything before the last four bytes into these. */
export function seal(bytes: Uint8Array): Uint8Array {
  const end = bytes.length - 4
  viewOf(bytes).setUint32(end, checksum(bytes.subarray(0, end)), true)
  return bytes
}

/** Whether the last four bytes are the checksum of those before them. */
export function isSealed(bytes: Uint8Array): boolean {
  const end = bytes.length - 4
  return end >= 0 && viewOf(bytes).getUint32(end, true) === checksum(bytes.subarray(0, end))
}

/** A view of exactly these bytes. */
export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
