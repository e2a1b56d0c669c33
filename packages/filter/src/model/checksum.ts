const TABLE = new Uint32Array(256).map((_, byte) => {
  let rest = byte
  for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1
  return rest
})

/** The CRC-32 of `bytes` (ISO 3309, as in gzip and PNG), unsigned. */
export function checksum(bytes: Uint8Array): number {
  let sum = 0xffffffff
  for (let i = 0; i < bytes.length; i++) sum = (sum >>> 8) ^ TABLE[(sum ^ bytes[i]!) & 0xff]!
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
