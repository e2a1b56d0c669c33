import { afterEach, expect, test, vi } from 'vitest'
import { newReply } from './new-reply.ts'
import { postReply } from './post-reply.ts'
import { words } from './thread-words.ts'

const to = { replies: '/v1/replies', form: '/v1/form' }
const typed = new FormData()
for (const field of ['article', 'name', 'text']) typed.set(field, field)
typed.set('formToken', 'old')
const reply = newReply(typed)

const problem = (status: number, body: object) =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/problem+json' },
  })

/** A network that gives these answers, and tells what was sent. */
function network(...answers: (() => Response)[]): { sent: (object | null)[] } {
  const sent: (object | null)[] = []
  vi.stubGlobal('fetch', async (_url: string, init?: RequestInit) => {
    sent.push(init?.body ? JSON.parse(String(init.body)) : null)
    return answers[sent.length - 1]!()
  })
  return { sent }
}

afterEach(() => vi.unstubAllGlobals())

test('an answer is handed on', async () => {
  network(() => Response.json({ id: 'a' }, { status: 201 }))
  expect(await postReply(to, reply)).toEqual({ posted: { id: 'a' } })
})

test('a form that is too old is renewed once, and the same text sent again', async () => {
  const refused = () => problem(403, { code: 'form-token-refused', detail: 'Too old.' })
  const { sent } = network(
    refused,
    () => Response.json({ formToken: 'new' }),
    () => Response.json({ id: 'a' }),
  )
  expect(await postReply(to, reply)).toEqual({ posted: { id: 'a' } })
  expect(sent).toEqual([reply, null, { ...reply, formToken: 'new' }])

  network(refused, () => Response.json({ formToken: 'new' }), refused)
  expect(await postReply(to, reply)).toEqual({ problem: 'Too old.', field: undefined })
})

test('a problem keeps its words and its field', async () => {
  network(() => problem(400, { detail: 'Please give a name.', field: 'name' }))
  expect(await postReply(to, reply)).toEqual({ problem: 'Please give a name.', field: 'name' })
})

test('what is no problem document is a fault of the server, in our words', async () => {
  network(() => new Response('<h1>Bad gateway</h1>', { status: 502 }))
  expect(await postReply(to, reply)).toEqual({ problem: words('broken'), field: undefined })
})

test('a dead network is told apart', async () => {
  network(() => {
    throw new TypeError('failed to fetch')
  })
  expect(await postReply(to, reply)).toEqual({ problem: words('unreachable'), field: undefined })
})
