const MAGIC: readonly (readonly [name: string, at: number, bytes: string])[] = [
  ['gzip', 0, '\x1f\x8b'],
  ['zip', 0, 'PK\x03\x04'],
  ['zip', 0, 'PK\x05\x06'],
  ['xz', 0, '\xfd7zXZ\0'],
  ['bzip2', 0, 'BZh'],
  ['7z', 0, '7z\xbc\xaf'],
  ['zstd', 0, '\x28\xb5\x2f\xfd'],
  ['rar', 0, 'Rar!'],
  ['tar', 257, 'ustar'],
  ['UTF-16', 0, '\xff\xfe'],
  ['UTF-16', 0, '\xfe\xff'],
]

/** What a file that begins so is packed as, by its magic bytes; null: nothing that we know. */
export function containerOf(head: Uint8Array): string | null {
  const text = Buffer.from(head.subarray(0, 512)).toString('latin1')
  return MAGIC.find(([, at, bytes]) => text.startsWith(bytes, at))?.[0] ?? null
}
