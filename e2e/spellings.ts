/**
 * How `text` may stand in a file: as it is, in either case, with escapes, as UTF-16, and all of
 * these in hexadecimal and base64, which has three spellings in the midst of other bytes.
 */
export function spellingsOf(text: string): readonly Buffer[] {
  const plain = [text, text.toLowerCase(), text.toUpperCase(), encodeURIComponent(text)]
  const escaped = JSON.stringify(text).slice(1, -1).replaceAll('/', '\\/')
  const words = [...new Set([...plain, escaped])]
  const wide = words.flatMap((word) => {
    const little = Buffer.from(word, 'utf16le')
    return [little, Buffer.from(little).swap16()]
  })
  const raw = [...words.map((word) => Buffer.from(word)), ...wide]
  const hex = raw.flatMap((bytes) => {
    const digits = bytes.toString('hex')
    return [Buffer.from(digits), Buffer.from(digits.toUpperCase())]
  })
  return [...raw, ...hex, ...raw.flatMap(base64Of)]
}

/** What every base64 of something that holds `bytes` holds, by where in a group of 3 they begin. */
function base64Of(bytes: Buffer): readonly Buffer[] {
  return [0, 1, 2].flatMap((shift) => {
    const coded = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64')
    // The first and the last letters depend on the neighbours.
    const inner = coded.replace(/=+$/, '').slice(shift === 0 ? 0 : shift + 1, -1)
    return [Buffer.from(inner), Buffer.from(inner.replaceAll('+', '-').replaceAll('/', '_'))]
  })
}
