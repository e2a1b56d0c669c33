import { readdirSync, readFileSync } from 'node:fs'
import { LANGUAGES, type PageKey } from '@riposte/messages'
import { PROBLEMS, Problem, type ProblemCode } from '@riposte/protocol'
import { expect, test } from 'vitest'
import { readWords } from '../read-words.ts'
import { openTestApp } from './app.fixture.ts'
import { problemAnswer } from './problem-response.ts'

/** Codes that readers do not meet; the sentences of `invalid-request` are looked at below. */
const NOT_FOR_READERS = ['not-signed-in', 'already-decided', 'cannot-start', 'invalid-request']

test.each(LANGUAGES)('every problem that a reader can meet has words in %s', (language) => {
  const words = readWords(language)
  const detail = 'As it was thrown.'
  for (const code of Object.keys(PROBLEMS) as ProblemCode[]) {
    const { body } = problemAnswer(new Problem(code, detail), words)
    if (language === 'en' || NOT_FOR_READERS.includes(code)) expect(body.detail).toBe(detail)
    else expect(body.detail, code).not.toBe(detail)
  }
  const bug = problemAnswer(new Error('secret'), words).body
  expect(bug).toMatchObject({ detail: words.say('ourFault'), code: 'internal-error' })
})

/** Those who work at the desk or write a client read these. */
const FOR_OPERATORS = /^(desk|coral|check|sign-in|metrics|statistics)/
const files = ['http', 'replies']
  .flatMap((folder) =>
    readdirSync(new URL(`../${folder}/`, import.meta.url))
      .filter((name) => /(?<!\.test|\.fixture)\.ts$/.test(name) && !FOR_OPERATORS.test(name))
      .map((name) => `../${folder}/${name}`),
  )
  .filter((path) => !/moderate|mark\.ts/.test(path))

test.each(files)('%s throws no invalid request with a sentence in English alone', (path) => {
  const source = readFileSync(new URL(path, import.meta.url), 'utf8')
  for (const [, thrown = ''] of source.matchAll(
    /new Problem\('invalid-request',((?:(?!\n\n).)*)/gs,
  )) {
    const isWorded = /^\s*(wrong|problem|`\$\{field\}: \$\{problems\[field\]\}`),/.test(thrown)
    expect(isWorded || /says:|NOT_UNDERSTOOD/.test(thrown), thrown).toBe(true)
  }
})

type Server = Awaited<ReturnType<typeof openTestApp>>
type Asked = readonly [PageKey, (server: Server) => Promise<{ body: string }>, object?]

const MET: readonly Asked[] = [
  ['nothingHere', ({ app }) => app.inject('/nowhere')],
  [
    'wrongMethod',
    ({ app }) => app.inject({ method: 'DELETE', url: '/report' }),
    { allowed: 'GET, POST', method: 'DELETE' },
  ],
  ['noSuchArticle', ({ app }) => app.inject('/v1/thread?article=/articles/none')],
  ['replyGone', ({ app }) => app.inject('/v1/replies/aaaaaaaaaaaaaaaaaaaaaaaaaa')],
  ['noReceipt', ({ app }) => app.inject('/receipt/x')],
  ['formForged', ({ post }) => post({ formToken: 'x' })],
  [
    'formOld',
    ({ post, clock, token }) => {
      const formToken = token()
      clock.now += 25 * 60 * 60 * 1000
      return post({ formToken })
    },
  ],
  [
    'threadClosed',
    ({ post, token }) =>
      post({ article: '/articles/clock', formToken: token('/articles/clock' as never) }),
  ],
  ['answeredGone', ({ post }) => post({ parentId: 'aaaaaaaaaaaaaaaaaaaaaaaaaa' })],
  ['signInRefused', ({ post }) => post({ reader: 'x' })],
  ['noMailHere', ({ post }) => post({ notify: true })],
  ['needText', ({ post }) => post({ text: '' })],
  ['noSuchField', ({ post }) => post({ colour: 'red' })],
  ['tooLong', ({ post }) => post({ name: 'x'.repeat(81) }), { max: 80 }],
  [
    'notUnderstood',
    ({ app }) =>
      app.inject({
        method: 'POST',
        url: '/v1/replies',
        headers: { 'content-type': 'application/json' },
        payload: '{',
      }),
  ],
  [
    'notYourReply',
    ({ app }) =>
      app.inject({ method: 'DELETE', url: '/v1/replies/aaaaaaaaaaaaaaaaaaaaaaaaaa', payload: {} }),
  ],
  [
    'notAppealable',
    async ({ app, post }) => {
      const { id, receiptUrl } = (await post({})).json()
      const payload = { receipt: receiptUrl.split('/').at(-1) }
      return app.inject({ method: 'POST', url: `/v1/replies/${id}/appeal`, payload })
    },
  ],
  [
    'tooManyPosts',
    async ({ post }) => {
      await post({})
      await post({ text: 'Again.' })
      return post({ text: 'And again.' })
    },
    { max: 2, count: 60 },
  ],
]

test.each(['de', 'ru', 'ar'] as const)('a program is told problems in %s too', async (language) => {
  const words = readWords(language)
  for (const [key, ask, values = {}] of MET) {
    const server = await openTestApp({ words, needs: { postsPerMinute: 2 } })
    const { detail, title } = JSON.parse((await ask(server)).body)
    expect(detail).toBe(words.say(key, values as Record<string, string | number>))
    expect(title).toMatch(language === 'de' ? /\p{L}/u : /^[^A-Za-z]+$/)
    await server.stop()
  }
})

test('whoever works at the desk is answered in English on every site', async () => {
  const { app, stop } = await openTestApp({ words: readWords('ar') })
  const { body } = await app.inject('/v1/desk/replies')
  expect(JSON.parse(body).title).toBe('Please sign in')
  const page = await app.inject({ url: '/desk/sign-in/x', headers: { accept: 'text/html' } })
  expect(page.body).toMatch(/<h1 class="page-title" lang="en" dir="ltr">Please sign in</)
  await stop()
})
