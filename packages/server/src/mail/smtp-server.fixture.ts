import type { AddressInfo } from 'node:net'
import { createServer, type Socket } from 'node:net'

/** A mail as it came over the wire. */
export interface ReceivedMail {
  readonly from: string
  readonly to: readonly string[]
  readonly message: string
}

/** A mail server on this machine that takes everything, but what `refuse` answers otherwise. */
export async function startSmtpServer(refuse: (line: string) => string | undefined = () => '') {
  const received: ReceivedMail[] = []
  const lines: string[] = []
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => {})
    converse(socket, lines, received, refuse)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    received,
    /** Every command that was sent. */
    lines,
    stop: () =>
      new Promise<void>((resolve) => {
        for (const socket of sockets) socket.destroy()
        server.close(() => resolve())
      }),
  }
}

function converse(
  socket: Socket,
  lines: string[],
  received: ReceivedMail[],
  refuse: (line: string) => string | undefined,
): void {
  let pending = ''
  let message: string[] | undefined
  let [from, to] = ['', [] as string[]]
  const say = (line: string) => socket.write(`${line}\r\n`)
  const take = (line: string) => {
    if (message) {
      if (line !== '.') return void message.push(line.replace(/^\./, ''))
      received.push({ from, to, message: message.join('\r\n') })
      message = undefined
      return say('250 taken')
    }
    lines.push(line)
    const refusal = refuse(line)
    if (refusal) return say(refusal)
    const [verb = ''] = line.split(' ')
    if (verb === 'QUIT') return socket.end('221 bye\r\n')
    if (verb === 'MAIL') [from, to] = [line, []]
    if (verb === 'RCPT') to = [...to, line]
    if (verb === 'DATA') message = []
    return say(verb === 'DATA' ? '354 go on' : '250 good')
  }
  socket.setEncoding('utf8')
  socket.on('data', (chunk) => {
    pending += chunk
    const whole = pending.split('\r\n')
    pending = whole.pop() ?? ''
    for (const line of whole) take(line)
  })
  say('220 ready')
}
