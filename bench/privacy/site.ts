import { RIPOSTE, type Server, start, stop } from '../check/server-process.ts'
import { idOf, ORIGIN } from '../threads/seed-threads.ts'
import { type SeededReplies, writerNamed } from './seed-site.ts'

/** Of 1,000 replies and of 10,000. */
export const WRITER = writerNamed('a')
export const PROLIFIC = writerNamed('b')

const published = { size: 1_000, status: 'published', daysOld: 3 } as const

/** All replies of the one who wrote 1,000, in a thread of 1,000. */
export const THREAD: SeededReplies = { ...published, copy: 0, writer: WRITER }

/** Ten more threads of 1,000, of the one who wrote 10,000. */
export const THREADS_OF_PROLIFIC: readonly SeededReplies[] = Array.from({ length: 10 }, (_, n) => ({
  ...published,
  copy: n + 1,
  writer: PROLIFIC,
}))

export const idsOf = (thread: SeededReplies) =>
  Array.from({ length: thread.size }, (_, n) => idOf(thread, n))

/** A server over the data in `folder`, stopped when `use` is done. */
export async function serveFolder<T>(
  folder: string,
  use: (server: Server) => Promise<T>,
): Promise<T> {
  const words = ['serve', '--port', '0', '--data', folder, '--origin', ORIGIN]
  const server = await start([RIPOSTE, ...words, '--posts-per-minute', '1000000'])
  try {
    return await use(server)
  } finally {
    await stop(server)
  }
}

export const addressOf = ({ port }: Pick<Server, 'port'>, path: string) =>
  `http://127.0.0.1:${port}${path}`

/** The body of what is there. */
export async function read(server: Pick<Server, 'port'>, path: string): Promise<string> {
  const answer = await fetch(addressOf(server, path))
  if (!answer.ok) throw new Error(`${path} was answered with ${answer.status}.`)
  return answer.text()
}

/** What the server says of itself by this name. */
export async function metric(server: Pick<Server, 'port' | 'key'>, name: string): Promise<number> {
  const headers = { authorization: `Bearer ${server.key}` }
  const answer = await fetch(addressOf(server, '/metrics'), { headers })
  const line = (await answer.text()).split('\n').find((it) => it.startsWith(`${name} `))
  if (line === undefined) throw new Error(`There is no metric ${name}.`)
  return Number(line.slice(name.length + 1))
}
