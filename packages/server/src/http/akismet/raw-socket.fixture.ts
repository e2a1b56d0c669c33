import { once } from 'node:events'
import { connect } from 'node:net'
import { parseHeader } from './transcript.fixture.ts'

/** An answer, byte for byte as it came. */
export interface RawAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** A connection of which every byte is seen. */
export async function openRawSocket(port: number) {
  const socket = connect({ port, host: '127.0.0.1' })
  await once(socket, 'connect')
  const chunks = socket[Symbol.asyncIterator]()
  let received = Buffer.alloc(0)
  let hasEnded = false

  const readMore = async () => {
    const { value, done } = await chunks.next()
    if (done) hasEnded = true
    else received = Buffer.concat([received, value as Buffer])
  }
  const take = (count: number) => {
    const taken = received.subarray(0, count)
    received = received.subarray(count)
    return taken.toString()
  }
  return {
    /** Sends a request and reads the answer, as long as its Content-Length says. */
    async ask(request: Buffer): Promise<RawAnswer> {
      socket.write(request)
      while (!received.includes('\r\n\r\n')) {
        if (hasEnded) throw new Error(`The connection ended after “${received}”.`)
        await readMore()
      }
      const [statusLine, ...lines] = take(received.indexOf('\r\n\r\n') + 4)
        .trimEnd()
        .split('\r\n')
      const headers = Object.fromEntries(lines.map(parseHeader))
      const length = Number(headers['content-length'])
      while (received.length < length && !hasEnded) await readMore()
      return { status: Number(statusLine!.split(' ')[1]), headers, body: take(length) }
    },
    /** What comes until the server ends the connection: nothing, if all went well. */
    async rest(): Promise<string> {
      while (!hasEnded) await readMore()
      return received.toString()
    },
    /** What has come without having been asked for. */
    left: () => received.toString(),
    close: () => socket.destroy(),
  }
}

export type RawSocket = Awaited<ReturnType<typeof openRawSocket>>
