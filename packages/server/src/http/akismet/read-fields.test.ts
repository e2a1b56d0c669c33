import fc from 'fast-check'
import type { FastifyRequest } from 'fastify'
import { expect, test } from 'vitest'
import type { ClientFields } from './field-names.ts'
import { readFields } from './read-fields.ts'

const FORM = 'application/x-www-form-urlencoded'

/** Reads a body as the server would, from the three things that matter about a request. */
async function read(body: string | Buffer, type = FORM, url = '/1.1/comment-check') {
  const request = { url, headers: { 'content-type': type }, body: Buffer.from(body) }
  return { ...(await readFields(request as unknown as FastifyRequest)) }
}

const multipart = (...parts: readonly string[]) =>
  [...parts.map((part) => `--b\r\nContent-Disposition: form-data; ${part}\r\n`), '--b--'].join('')

test('a bare name is an empty field, and both %20 and + are a space', async () => {
  expect(await read('comment_author_url&comment_content=a%20b+c')).toMatchObject({
    comment_author_url: '',
    comment_content: 'a b c',
  })
})

test('a list is the same in every spelling', async () => {
  const bodies: [string, string?][] = [
    ['comment_context[0]=news&comment_context[1]=council'],
    ['comment_context%5B0%5D=news&comment_context%5B1%5D=council'],
    ['comment_context[]=news&comment_context[]=council'],
    ['comment_context=news, council'],
    ['{"comment_context": ["news", "council"]}', 'application/json'],
  ]
  for (const [body, type] of bodies) {
    expect(await read(body, type)).toMatchObject({ comment_context: 'news, council' })
  }
})

test('content_type is another name for comment_type', async () => {
  expect(await read('content_type=forum-post')).toMatchObject({ comment_type: 'forum-post' })
})

test('a multipart form is read like any other, without its files', async () => {
  const body = multipart(
    'name="comment_content"\r\n\r\nUnder “water”',
    'name="user_ip"\r\n\r\n',
    'name="comment_author"; filename="a.txt"\r\nContent-Type: text/plain\r\n\r\nfile',
  )
  expect(await read(body, 'multipart/form-data; boundary=b')).toEqual({
    comment_content: 'Under “water”',
    user_ip: '',
    honeypotFilled: false,
  })
})

test('broken bytes become U+FFFD and the rest is read', async () => {
  const broken = Buffer.from([...Buffer.from('comment_content=ab'), 0xff, 0x63])
  expect(await read(broken)).toMatchObject({ comment_content: 'ab\uFFFDc' })
  expect(await read('comment_content=ab%FFc%zz')).toMatchObject({
    comment_content: 'ab\uFFFDc%zz',
  })
  const [head, tail] = multipart('name="comment_content"\r\n\r\nab%c').split('%')
  const parts = [Buffer.from(head!), Buffer.from([0xff]), Buffer.from(tail!)]
  expect(await read(Buffer.concat(parts), 'multipart/form-data; boundary=b')).toMatchObject({
    comment_content: 'ab\uFFFDc',
  })
  const json = '{"comment_content":"ab\\udc00c"}'
  expect(await read(json, 'application/json')).toMatchObject({ comment_content: 'ab\uFFFDc' })
})

test('fields may stand in the query; the body wins', async () => {
  const url = '/1.1/comment-check?api_key=abc&blog=https://a.example/?p=1'
  expect(await read('blog=https://b.example', FORM, url)).toMatchObject({
    api_key: 'abc',
    blog: 'https://b.example',
  })
  expect(await read('', FORM, url)).toMatchObject({ blog: 'https://a.example/?p=1' })
})

test('the field that is named as a honeypot is known only to be filled or empty', async () => {
  expect(await read('honeypot_field_name=trap&trap=x')).toEqual({
    honeypot_field_name: 'trap',
    honeypotFilled: true,
  })
  for (const body of ['honeypot_field_name=trap&trap=', 'honeypot_field_name=trap', 'trap=x']) {
    expect(await read(body)).toMatchObject({ honeypotFilled: false })
  }
})

test.each([
  ['application/json', '[1]'],
  ['application/json', 'null'],
  ['application/json', '{"a":'],
  ['multipart/form-data', multipart('name="a"\r\n\r\nb')],
  ['multipart/form-data; boundary=b', '--b\r\nContent-Disposition: form-data; name="a"\r\n\r\nb'],
  [FORM, 'a=b&'.repeat(3_000)],
  ['application/json', JSON.stringify({ a: Array(3_000).fill('b') })],
  ['multipart/form-data; boundary=b', multipart(...Array(3_000).fill('name="a"\r\n\r\nb'))],
])('%s that is not what it says, or too much, is refused: %#', async (type, body) => {
  await expect(read(body, type)).rejects.toMatchObject({ code: 'invalid-request' })
})

test('a field that nobody declared changes nothing, whatever its name and value', async () => {
  const known = 'comment_content=Hello&comment_author=Ada&honeypot_field_name=trap'
  const name = fc.oneof(
    fc.constantFrom('HTTP_COOKIE', 'POST_comment', 'REMOTE_ADDR', 'reporter', '__proto__'),
    fc.string({ unit: 'binary' }).map((it) => `POST_${it.toWellFormed()}`),
  )
  const expected: ClientFields = await read(known)
  const isDeclared = (it: string) => /^POST_ak_(js|bfs|hp_textarea)$/.test(it)
  await fc.assert(
    fc.asyncProperty(name, fc.string({ unit: 'binary' }), async (field, value) => {
      fc.pre(!isDeclared(field))
      const more = new URLSearchParams([[field, value.toWellFormed()]]).toString()
      expect(await read(`${more}&${known}&${more}`)).toEqual(expected)
    }),
  )
})
