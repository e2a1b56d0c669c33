import { expect, test } from 'vitest'
import { AKISMET_KEY, MODELS, openTestApp } from './app.fixture.ts'

async function open() {
  const lines: string[] = []
  const accessLog = (line: string) => void lines.push(line)
  const server = await openTestApp({ model: MODELS.refusing, needs: { accessLog } })
  const check = (endpoint: string, blog = 'https://a.example') =>
    server.app.inject({
      method: 'POST',
      url: `/1.1/${endpoint}?secret=1`,
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'user-agent': 'Sentinel/1' },
      payload: new URLSearchParams({
        api_key: AKISMET_KEY,
        blog,
        user_ip: '192.0.2.77',
        comment_content: 'Nice read.',
      }).toString(),
    })
  const page = async (query = '') =>
    server.app.inject({
      url: `/desk/statistics${query}`,
      headers: { cookie: await server.cookie() },
    })
  return { ...server, check, page, lines }
}

test('moderators see the counts of a site by day and month; nobody else does', async () => {
  const { app, check, page } = await open()
  expect((await page()).body).toContain('No client has asked anything yet')
  await check('comment-check')
  await check('submit-ham')
  await check('comment-check', 'https://b.example')
  const shown = (await page('?site=ledger/a.example')).body
  expect(shown).toContain('60 days: 1 spam, 0 ham, 1 reported mistakes')
  expect(shown).toContain('<th scope="row">2026-11</th><td>1</td><td>1</td><td>0</td><td>0</td>')
  expect(shown).toContain('ledger/b.example')
  expect((await app.inject('/desk/statistics')).statusCode).toBe(401)
})

test('a past check is found by its GUID, with its reasons and what was learned', async () => {
  const { check, page } = await open()
  const guid = String((await check('comment-check')).headers['x-akismet-guid'])
  expect((await page(`?guid=${guid}`)).body).toContain('Nobody objected')
  await check('submit-ham')
  expect((await page(`?guid=${guid}`)).body).toContain('A person called it ham')
  expect((await page('?guid=%22%3E%3Cscript%3E')).body).toContain('No check that is still kept')
  expect((await page('?guid=%22%3E%3Cscript%3E')).body).not.toContain('"><script>')
})

test('metrics are for whoever has the server’s own key', async () => {
  const { app, check } = await open()
  await check('comment-check')
  const ask = (key: string) =>
    app.inject({ url: '/metrics', headers: { authorization: `Bearer ${key}` } })
  expect((await ask('f'.repeat(12))).statusCode).toBe(401)
  const { body, headers } = await ask(AKISMET_KEY)
  expect(headers['content-type']).toBe('text/plain; version=0.0.4; charset=utf-8')
  expect(body).toContain('riposte_checks_total{answer="spam"} 1\n')
  for (const line of body.trim().split('\n')) {
    expect(line).toMatch(/^(# (HELP|TYPE) \w+ .+|\w+(\{\w+="\w+"\})? \d+(\.\d+)?(e[+-]?\d+)?)$/)
  }
})

test('the access log names routes, and nothing about a person', async () => {
  const { app, check, lines, receiptOf } = await open()
  await check('comment-check')
  await app.inject(receiptOf('00000000-0000-4000-8000-000000000000' as never))
  expect(JSON.parse(lines[0]!)).toEqual({
    at: '2026-11-20T12:00:00.000Z',
    method: 'POST',
    route: '/1.1/comment-check',
    status: 200,
    ms: expect.any(Number),
  })
  expect(JSON.parse(lines[1]!).route).toMatch(/^\/receipt\/:/)
  expect(lines.join()).not.toMatch(/192\.0\.2|Sentinel|secret/)
})
