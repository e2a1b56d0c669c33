/** A request as bytes, and what its answer must be; fixtures/akismet/README.md has the format. */
export interface Exchange {
  readonly request: Buffer
  /** Whether the server must end the connection after it. */
  readonly closes: boolean
  readonly status: number
  /** `*` for any value, `-` for a header that must not be there. Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** Reads a transcript. Throws on a line that is not understood. */
export function parseTranscript(text: string, key: string): readonly Exchange[] {
  const exchanges: Exchange[] = []
  let sent: string[] = []
  let expected: string[] = []
  const finish = () => {
    if (expected.length > 0) exchanges.push(exchangeOf(sent, expected))
    ;[sent, expected] = [[], []]
  }
  for (const line of text.replaceAll('{key}', key).split('\n')) {
    if (line === '' || line.startsWith('#')) continue
    const [, mark, rest = ''] = /^([<>])(?: (.*))?$/.exec(line) ?? []
    if (!mark) throw new Error(`“${line}” is no line of a transcript.`)
    if (mark === '>' && expected.length > 0) finish()
    ;(mark === '>' ? sent : expected).push(rest)
  }
  finish()
  return exchanges
}

function exchangeOf(sent: readonly string[], expected: readonly string[]): Exchange {
  const request = splitAtEmpty(sent)
  const body = Buffer.from(request.body.join('\r\n').replaceAll('\\\r\n', ''))
  const head = request.body.length
    ? [...request.head, `Content-Length: ${body.length}`]
    : request.head
  const answer = splitAtEmpty(expected)
  const [status, ...headers] = answer.head
  return {
    request: Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), body]),
    closes: /HTTP\/1\.0$/.test(head[0]!) || head.some((it) => /^connection:.*\bclose/i.test(it)),
    status: Number(status),
    headers: Object.fromEntries(headers.map(parseHeader)),
    body: answer.body.join('\n'),
  }
}

function splitAtEmpty(lines: readonly string[]) {
  const at = lines.indexOf('')
  if (at < 0) return { head: lines, body: [] }
  return { head: lines.slice(0, at), body: lines.slice(at + 1) }
}

export function parseHeader(line: string): [string, string] {
  const at = line.indexOf(':')
  return [line.slice(0, at).toLowerCase(), line.slice(at + 1).trim()]
}
