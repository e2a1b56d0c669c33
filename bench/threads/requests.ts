import { articleOf, type SeededThread } from './seed-threads.ts'

/** `127.0.0.1` is a trusted proxy of the server that is measured: each reader has a network. */
const from = (reader: number) => `10.${(reader >> 8) & 255}.${reader & 255}.7`

export function get(path: string): Buffer {
  return Buffer.from(`GET ${path} HTTP/1.1\r\nhost: localhost\r\n\r\n`)
}

export function send(method: string, path: string, fields: object, reader = 0): Buffer {
  const body = JSON.stringify(fields)
  const head = [
    `${method} ${path} HTTP/1.1`,
    'host: localhost',
    `x-forwarded-for: ${from(reader)}`,
    'content-type: application/json',
    `content-length: ${Buffer.byteLength(body)}`,
  ]
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`)
}

export const about = (thread: SeededThread) => `article=${encodeURIComponent(articleOf(thread))}`

export const page = (thread: SeededThread, query = '') =>
  get(`/v1/thread?${about(thread)}${query && `&${query}`}`)

export async function newForm(port: number, thread: SeededThread): Promise<string> {
  const answer = await fetch(`http://127.0.0.1:${port}/v1/form?${about(thread)}`)
  return ((await answer.json()) as { formToken: string }).formToken
}

/** The same form is sent again and again: other words are another reply. */
export function post(thread: SeededThread, formToken: string, text: string, more = {}): Buffer {
  const fields = { article: articleOf(thread), name: 'Ada', text, formToken, ...more }
  return send('POST', '/v1/replies', fields)
}
