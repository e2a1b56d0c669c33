/** A line of input without its end, or what is wrong with it. Numbers begin at 1. */
export interface InputLine {
  readonly number: number
  readonly text?: string
  readonly fault?: string
}

const LINE_FEED = 0x0a

/**
 * The lines of a stream of bytes, one at a time, so that input of any size fits in memory. A line
 * over `bytesMax` or that is not UTF-8 comes as a fault, and the next line follows as usual.
 */
export async function* readLines(
  input: AsyncIterable<Uint8Array | string>,
  bytesMax: number,
): AsyncGenerator<InputLine> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let parts: Buffer[] = []
  let bytes = 0
  let number = 0
  const take = (part: Buffer) => {
    bytes += part.length
    if (bytes > bytesMax) parts = []
    else parts.push(part)
  }
  const finish = (): InputLine => {
    const whole = Buffer.concat(parts)
    const tooLong = bytes > bytesMax
    parts = []
    bytes = 0
    number++
    if (tooLong) return { number, fault: `longer than ${bytesMax} bytes: shorten it` }
    try {
      return { number, text: decoder.decode(whole) }
    } catch {
      return { number, fault: 'not UTF-8: convert the input' }
    }
  }
  for await (const chunk of input) {
    const block = typeof chunk === 'string' ? Buffer.from(chunk) : bufferOf(chunk)
    let start = 0
    for (let end = block.indexOf(LINE_FEED); end >= 0; end = block.indexOf(LINE_FEED, start)) {
      take(block.subarray(start, end))
      start = end + 1
      yield finish()
    }
    if (start < block.length) take(block.subarray(start))
  }
  if (bytes > 0) yield finish()
}

/** The same bytes, not a copy. */
function bufferOf({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength)
}
