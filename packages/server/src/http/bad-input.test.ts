import { LIMITS } from '@riposte/protocol'
import { describe, expect, test } from 'vitest'
import { openTestApp, SITE } from './app.fixture.ts'

const long = (count: number) => 'x'.repeat(count)

describe('bad input gets a clear problem and stores nothing', () => {
  test.each<[string, Record<string, unknown>, number, string, string?]>([
    ['an unknown article', { article: '/articles/none' }, 404, 'article-not-found', 'article'],
    ['no name', { name: undefined }, 400, 'invalid-request', 'name'],
    ['an empty text', { text: '  \n ' }, 400, 'invalid-request', 'text'],
    ['a long name', { name: long(LIMITS.nameCharsMax + 1) }, 400, 'invalid-request', 'name'],
    ['a long text', { text: long(LIMITS.textCharsMax + 1) }, 400, 'invalid-request', 'text'],
    ['a name of two lines', { name: 'a\nb' }, 400, 'invalid-request', 'name'],
    ['a wrong type', { text: 7 }, 400, 'invalid-request', 'text'],
    ['an unknown field', { isAdmin: true }, 400, 'invalid-request', 'isAdmin'],
    ['half a character', { text: 'a\ud800b' }, 400, 'invalid-request', 'text'],
    ['no e-mail address', { email: 'nobody' }, 400, 'invalid-request', 'email'],
    [
      'a script for a website',
      { website: 'javascript:alert(1)' },
      400,
      'invalid-request',
      'website',
    ],
    [
      'a parent that is not there',
      { parentId: 'a'.repeat(26) },
      404,
      'reply-not-found',
      'parentId',
    ],
    ['a parent that is no id', { parentId: '../x' }, 400, 'invalid-request', 'parentId'],
    ['a forged form token', { formToken: 'x.y.z' }, 403, 'form-token-refused'],
  ])('%s', async (_name, fields, status, code, field) => {
    const { post, needs } = await openTestApp()
    const answer = await post(fields)
    expect(answer.headers['content-type']).toMatch('application/problem+json')
    expect(answer.json()).toMatchObject({ status, code, ...(field && { field }) })
    expect(answer.statusCode).toBe(status)
    expect(await needs.journal.position()).toBe(0)
  })

  test('over-long input names its limit', async () => {
    const { post } = await openTestApp()
    const answer = await post({ name: long(LIMITS.nameCharsMax + 1) })
    expect(answer.json().detail).toBe(
      `This is too long: at most ${LIMITS.nameCharsMax} characters.`,
    )
    expect((await post({ name: '😀'.repeat(LIMITS.nameCharsMax) })).statusCode).toBe(201)
  })

  test('a closed thread says so', async () => {
    const { post, token } = await openTestApp()
    const article = '/articles/clock'
    const answer = await post({ article, formToken: token(article as never) })
    expect(answer.json()).toMatchObject({ status: 409, code: 'thread-closed' })
  })

  test('a form that was open for more than a day, or was made for another article', async () => {
    const { post, token, clock } = await openTestApp()
    const formToken = token()
    clock.now += LIMITS.formAgeMsMax + 1
    expect((await post({ formToken })).json()).toMatchObject({ code: 'form-token-refused' })
    const other = token('/articles/clock' as never)
    expect((await post({ formToken: other })).json()).toMatchObject({ code: 'form-token-refused' })
  })

  test.each([
    ['broken UTF-8', 'application/json', Buffer.from([0x22, 0xff, 0x22]), 400, 'broken-encoding'],
    ['no JSON', 'application/json', '{"name":', 400, 'invalid-request'],
    ['an array', 'application/json', '[]', 400, 'invalid-request'],
    ['nothing', 'application/json', '', 400, 'invalid-request'],
    ['a body over the limit', 'application/json', `"${long(200_000)}"`, 413, 'body-too-large'],
    ['another type', 'text/plain', 'hello', 415, 'unsupported-media-type'],
  ])('%s', async (_name, type, payload, status, code) => {
    const { app } = await openTestApp()
    const headers = { 'content-type': type }
    const answer = await app.inject({ method: 'POST', url: '/v1/replies', headers, payload })
    expect(answer.json()).toMatchObject({ status, code })
  })

  test('another method is refused with those that are taken; no address is 404', async () => {
    const { app } = await openTestApp()
    const answer = await app.inject({ method: 'DELETE', url: '/v1/replies' })
    expect(answer.statusCode).toBe(405)
    expect(answer.headers['allow']).toBe('POST, GET')
    expect(answer.json().code).toBe('method-not-allowed')
    expect((await app.inject('/v1/nothing')).json()).toMatchObject({ code: 'not-found' })
    const page = await app.inject({ url: '/nothing', headers: { accept: 'text/html' } })
    expect(page.statusCode).toBe(404)
    expect(page.body).toContain('<html')
  })

  test('a request that does not come in within a minute is given up', async () => {
    const { app } = await openTestApp()
    expect(app.server.requestTimeout).toBe(60_000)
  })

  test('the 21st post in a minute from one network waits, others do not', async () => {
    const { post, clock } = await openTestApp()
    for (let i = 0; i < 20; i++) expect((await post({ text: `Reply ${i}` })).statusCode).toBe(201)
    const refused = await post({ text: 'Too many.' })
    expect(refused.json()).toMatchObject({ status: 429, code: 'rate-limited' })
    expect(refused.headers['retry-after']).toBe('60')
    expect((await post({ text: 'From elsewhere.' }, '198.51.100.7')).statusCode).toBe(201)
    clock.now += 60_000
    expect((await post({ text: 'Too many.' })).statusCode).toBe(201)
  })
})

describe('without JavaScript the form comes back with what was typed', () => {
  test.each<[string, Record<string, string>, number, string]>([
    ['a field is wrong', { website: 'javascript:x' }, 400, 'not a website’s address'],
    ['the form is too old', { formToken: 'x.y.z' }, 403, 'post it once more'],
    ['the answered reply is gone', { parentId: 'a'.repeat(26) }, 404, 'no longer there'],
  ])('when %s', async (_name, fields, status, words) => {
    const { postForm } = await openTestApp()
    const page = await postForm({ text: 'My long <thought>.', name: 'Zoë', ...fields })
    expect(page.statusCode).toBe(status)
    expect(page.body).toContain('My long &lt;thought>.')
    expect(page.body).toContain('value="Zoë"')
    expect(page.body).toContain(words)
  })

  test('when the thread was closed meanwhile', async () => {
    const { postForm, token } = await openTestApp()
    const article = '/articles/clock'
    const page = await postForm({ text: 'Too late?', article, formToken: token(article as never) })
    expect(page.statusCode).toBe(409)
    expect(page.body).toContain('Too late?')
  })

  test('when the storage fails, and it can be posted again afterwards', async () => {
    const { postForm, needs } = await openTestApp()
    const { record } = needs.journal
    Object.assign(needs.journal, {
      record: () => Promise.reject(new Error('a bug')),
    })
    const page = await postForm({ text: 'Do not lose me.' })
    expect(page.statusCode).toBe(500)
    expect(page.body).toContain('Do not lose me.')
    expect(page.body).not.toContain('a bug')
    Object.assign(needs.journal, { record })
    expect((await postForm({ text: 'Do not lose me.' })).statusCode).toBe(201)
  })

  test('broken UTF-8 in a form is refused', async () => {
    const { app, needs } = await openTestApp()
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    const payload = 'article=/articles/ferry&name=A&text=%FF'
    const answer = await app.inject({ method: 'POST', url: '/replies', headers, payload })
    expect(answer.json()).toMatchObject({ code: 'broken-encoding' })
    expect(await needs.views.shown(SITE, '/articles/ferry' as never, 9)).toEqual([])
  })
})
