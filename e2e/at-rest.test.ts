import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { get } from 'node:http'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { spellingsOf } from './spellings.ts'
import {
  type Newsroom,
  newFolder,
  publishingModel,
  RIPOSTE,
  startNewsroom,
} from './start-newsroom.ts'

const ADDRESS = '203.0.113.177'
const ADDRESS_6 = '2001:db8:5e17:1ae1::beef'
const AGENT = 'SentinelBrowser/77.7'
const EMAIL = 'sentinel.reader@mailbox-77.example'
const WISHER = 'sentinel.wisher@mailbox-78.example'
const REFERRER = 'sentinel-referrer.example'
/** Of a connection without a proxy: all of 127.0.0.0/8 is this machine. */
const DIRECT = '127.77.66.55'
const SENTINELS = [ADDRESS, ADDRESS_6, AGENT, EMAIL, WISHER, REFERRER, DIRECT]
const WORDS = 'The ferry of the sentinels was late.'

const needles = SENTINELS.flatMap((sentinel) =>
  spellingsOf(sentinel).map((bytes) => ({ sentinel, bytes })),
)

/** Which sentinels stand in `bytes`. */
const foundIn = (name: string, bytes: Buffer) =>
  needles.filter((it) => bytes.includes(it.bytes)).map((it) => `${name}: ${it.sentinel}`)

function foundInFolder(folder: string): readonly string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isFile() ? foundIn(name, readFileSync(path)) : []
  })
}

const headersFrom = (address: string) => ({
  'x-forwarded-for': address,
  'user-agent': AGENT,
  referer: `https://${REFERRER}/page`,
})

/** Everything that a reader can do, wrong things too. */
async function read({ origin, article }: Newsroom, address: string) {
  const path = new URL(article).pathname
  const send = (method: string, url: string, body: unknown, type = 'application/json') =>
    fetch(origin + url, {
      method,
      headers: { ...headersFrom(address), 'content-type': type },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
  const form = await fetch(`${origin}/v1/form?article=${path}`, { headers: headersFrom(address) })
  const { formToken } = (await form.json()) as { formToken: string }
  const reply = { article: path, name: 'Ada', text: WORDS, formToken }
  // Before anything else: a form is not answered faster than a person can.
  while ((await send('POST', '/v1/replies', { ...reply, email: EMAIL })).status >= 400);
  const more = { ...reply, text: `${WORDS} ${address}`.slice(0, WORDS.length), name: 'Bo' }
  const mailed = await send('POST', '/v1/replies', { ...more, email: WISHER, notify: true })
  const { id, writer } = (await mailed.json()) as { id: string; writer: string }
  const edit = { text: `${WORDS} Again.`, writer }
  expect((await send('PATCH', `/v1/replies/${id}`, edit)).status).toBe(200)
  const vote = { on: true, formToken }
  let voted = await send('PUT', `/v1/replies/${id}/vote`, vote)
  while (voted.status === 429) {
    await new Promise((next) => setTimeout(next, 100))
    voted = await send('PUT', `/v1/replies/${id}/vote`, vote)
  }
  expect(voted.status).toBe(200)
  const report = { ground: 'abuse', words: 'Look.', formToken }
  expect((await send('POST', `/v1/replies/${id}/reports`, report)).status).toBe(204)
  for (const bad of [
    `{"name": "${EMAIL}", "text`,
    { ...reply, email: { [EMAIL]: EMAIL } },
    { ...reply, [EMAIL]: AGENT },
    { ...reply, email: `${EMAIL} ${'x'.repeat(500)}` },
    { ...reply, parentId: EMAIL, text: 'x'.repeat(200_000) },
    [EMAIL],
  ]) {
    expect((await send('POST', '/v1/replies', bad)).status).toBeGreaterThanOrEqual(400)
  }
  await send('POST', '/replies', `email=${EMAIL}&text=%`, 'application/x-www-form-urlencoded')
  await send('POST', '/v1/replies', EMAIL, `text/${AGENT}`)
  for (const url of [
    `/${EMAIL}`,
    `/%ff${EMAIL}`,
    `/receipt/${EMAIL}`,
    `/v1/thread?article=${EMAIL}`,
  ]) {
    await fetch(origin + url, { headers: headersFrom(address) })
  }
  await send(AGENT.slice(0, 4).toUpperCase(), '/', '').catch(() => {})
}

/** What an Akismet client tells about somebody. */
async function check({ origin, akismetKey: key }: Newsroom, address: string) {
  const comment = {
    api_key: key,
    blog: 'https://blog.example',
    user_ip: address,
    user_agent: AGENT,
    referrer: `https://${REFERRER}/`,
    comment_author: 'Ada',
    comment_author_email: EMAIL,
    comment_content: WORDS,
    REMOTE_ADDR: address,
    HTTP_USER_AGENT: AGENT,
  }
  for (const call of ['comment-check', 'submit-spam', 'submit-ham', 'nothing-like-it']) {
    const body = new URLSearchParams(comment)
    await fetch(`${origin}/1.1/${call}`, { method: 'POST', body, headers: headersFrom(address) })
  }
  const broken = { ...comment, comment_date_gmt: EMAIL, comment_check_response: EMAIL }
  const body = new URLSearchParams(broken)
  await fetch(`${origin}/1.1/comment-check`, { method: 'POST', body })
  const line = JSON.stringify({ text: WORDS, email: EMAIL, agent: AGENT })
  await fetch(`${origin}/v1/check`, { method: 'POST', body: line })
}

/** A connection that stays open, from an address of its own. */
async function stayConnected({ origin, article }: Newsroom) {
  const { port, pathname } = new URL(article)
  const options = {
    host: '127.0.0.1',
    port,
    localAddress: DIRECT,
    path: `/v1/live?article=${pathname}`,
  }
  const asked = get({ ...options, headers: { 'user-agent': AGENT } })
  const [answer] = await once(asked, 'response')
  expect([origin, answer.statusCode]).toEqual([origin, 200])
  return () => asked.destroy()
}

test('no address, agent or e-mail is in any file, log, dump or backup', async () => {
  const [data, mails, dumps, copies] = [newFolder(), newFolder(), newFolder(), newFolder()]
  const reports = `--report-on-signal --report-uncaught-exception --report-directory=${dumps}`
  const options = [
    '--host',
    '0.0.0.0',
    '--trust-proxy',
    '1',
    '--access-log',
    '--model',
    publishingModel(),
  ]
  const mail = ['--mail', `file:${mails}`, '--mail-from', 'replies@news.example']
  const before = process.env['NODE_OPTIONS']
  process.env['NODE_OPTIONS'] = reports
  const server = await startNewsroom([...options, ...mail], data)
  if (before === undefined) delete process.env['NODE_OPTIONS']
  else process.env['NODE_OPTIONS'] = before
  let printed = ''
  server.process.stdout?.on('data', (text) => {
    printed += text
  })
  for (const address of [ADDRESS, ADDRESS_6]) {
    await read(server, address)
    await check(server, address)
  }
  const leave = await stayConnected(server)

  server.process.kill('SIGUSR2')
  while (!server.errors().includes('No diagnostic report')) {
    await new Promise((next) => setTimeout(next, 20))
  }
  expect(readdirSync(dumps)).toEqual([])
  const names = readdirSync(data)
  expect(names).toEqual(expect.arrayContaining(['riposte.db', 'riposte.db-wal', 'riposte.db-shm']))
  expect(foundInFolder(data)).toEqual([])
  // Who asked for mail was mailed, so the address is there, sealed; and the search finds the words.
  while (readdirSync(mails).length === 0) await new Promise((next) => setTimeout(next, 20))
  expect(foundInFolder(mails).join()).toContain(WISHER)
  const log = readFileSync(join(data, 'riposte.db-wal'))
  expect(spellingsOf(WORDS).some((bytes) => log.includes(bytes))).toBe(true)

  const copy = join(copies, 'copy.db')
  const words = [RIPOSTE, 'backup', '--data', data, '--out', copy]
  expect(spawnSync(process.execPath, words, { encoding: 'utf8' })).toMatchObject({ status: 0 })
  expect(foundInFolder(copies)).toEqual([])

  server.process.kill('SIGKILL')
  await once(server.process, 'exit')
  leave()
  expect(foundInFolder(data)).toEqual([])
  expect(printed).toContain('/v1/replies')
  expect(foundIn('standard output', Buffer.from(printed))).toEqual([])
  expect(foundIn('standard error', Buffer.from(server.errors()))).toEqual([])
  const again = await startNewsroom(options, data)
  await check(again, ADDRESS)
  expect(await again.stop()).toBe(0)
  expect(foundInFolder(data)).toEqual([])
}, 120_000)

test('what other systems kept about their readers is not taken over', async () => {
  const [data, source] = [newFolder(), newFolder()]
  const file = join(source, 'twikoo.ndjson')
  cpSync('fixtures/moving/twikoo.ndjson', file)
  const told = { mail: EMAIL, mailMd5: EMAIL, ua: AGENT, ip: ADDRESS, link: '' }
  const lines = readFileSync(file, 'utf8').trim().split('\n')
  const changed = lines.map((line) => JSON.stringify({ ...JSON.parse(line), ...told }))
  writeFileSync(file, changed.join('\n'))
  const words = [RIPOSTE, 'import', file, '--data', data, '--keep-unmapped', '--model', 'none']
  const run = spawnSync(process.execPath, words, { encoding: 'utf8' })
  expect(run.stdout).toMatch(/imported +[1-9]/)
  expect(foundIn('output', Buffer.from(run.stdout + run.stderr))).toEqual([])
  expect(foundInFolder(data)).toEqual([])
})

test('the search finds a sentinel in every spelling', () => {
  for (const shift of [0, 1, 2]) {
    const bytes = Buffer.from(`${'x'.repeat(shift)}${EMAIL} and more`)
    for (const coding of ['utf8', 'hex', 'base64', 'base64url'] as const) {
      const there = Buffer.from(bytes.toString(coding))
      expect(foundIn(coding, there)).toContain(`${coding}: ${EMAIL}`)
    }
    const wide = Buffer.from(bytes.toString(), 'utf16le')
    expect(foundIn('wide', Buffer.from(wide.toString('base64')))).toContain(`wide: ${EMAIL}`)
  }
  expect(foundIn('nothing', Buffer.from('nothing of the kind'))).toEqual([])
})
