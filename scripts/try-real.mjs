import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from './build.mjs'
import { ensureInstalled } from './ensure-installed.mjs'
import { readSubmissions, SHARED } from './read-submissions.mjs'

// npm run try:real [-- FILE]: posts labelled submissions, with nobody teaching the filter, through
// the running server's form and through comment-check, and prints what became of them.

const COUNT = 2_000
const AT_ONCE = 4
/** Readers take their time; a form that is sent at once says "robot". */
const FORM_OPEN_MS = 15_000
const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0'

const found = readSubmissions(process.argv[2], COUNT)
if (!found) {
  console.log(
    'Left out: there are no shared submissions here. Give a file: npm run try:real -- FILE',
  )
  process.exit(0)
}
ensureInstalled()
await build()
const data = mkdtempSync(join(tmpdir(), 'riposte-real-'))
const server = await startServer(data, found.trainedUntil ? trainUntil(found.trainedUntil) : [])
try {
  console.log(`${found.rows.length} submissions of ${found.from}`)
  const formToken = await openForm(server)
  const ways = {
    'reader’s form': (row) => postForm(server, formToken, row),
    'comment-check': (row) => checkComment(server, row),
  }
  for (const [way, send] of Object.entries(ways)) report(way, await sendAll(found.rows, send))
} finally {
  server.process.kill('SIGTERM')
  rmSync(data, { recursive: true })
}

/** A model that has not learned what it is tried on: the options that make the server use it. */
function trainUntil(day) {
  const model = join(data, 'earlier.model')
  console.log(`Training a model on what was sent before ${day} …`)
  const words = ['train', '--data', SHARED, '--until', day, '--seed', '1', '--out', model]
  execFileSync(process.execPath, ['packages/server/bin/riposte.js', ...words], { stdio: 'inherit' })
  return ['--model', model]
}

async function startServer(folder, model) {
  const words = ['packages/server/bin/riposte.js', 'serve', '--port', '0', '--data', folder]
  const demo = ['--articles', 'examples/newsroom/articles', '--posts-per-minute', '1000000']
  const child = spawn(process.execPath, [...words, ...demo, ...model], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let printed = ''
  for await (const text of child.stdout.setEncoding('utf8')) {
    printed += text
    if (/^ {2}Keys /m.test(printed)) break
  }
  const [, article] = /Article +(\S+)/.exec(printed)
  const [, key] = /key ([0-9a-f]{12})/.exec(printed)
  const { origin, pathname } = new URL(article)
  return { process: child, origin, article: pathname, key }
}

async function openForm({ origin, article }) {
  const { formToken } = await (await fetch(`${origin}/v1/form?article=${article}`)).json()
  console.log(`The form stays open for ${FORM_OPEN_MS / 1000} s, as a reader’s would …`)
  await new Promise((resolve) => setTimeout(resolve, FORM_OPEN_MS))
  return formToken
}

/** What became of a post: published, held, spam, or refused by the form. */
async function postForm({ origin, article }, formToken, { text, author, author_url }) {
  const fields = {
    article,
    formToken,
    name: author || 'Anonymous',
    website: author_url ?? '',
    text,
  }
  const answer = await fetch(`${origin}/replies`, {
    method: 'POST',
    headers: { 'user-agent': BROWSER, accept: 'text/html' },
    body: new URLSearchParams(fields),
  })
  const page = await answer.text()
  if (answer.status === 201) return 'published'
  if (answer.status === 202) return page.includes('waits for a person') ? 'held' : 'spam'
  if (answer.status < 500) return 'refused'
  throw new Error(`The server answered ${answer.status}: ${page.slice(0, 500)}`)
}

async function checkComment({ origin, key }, { text, author, author_url }) {
  const fields = {
    api_key: key,
    blog: 'https://blog.example/',
    user_ip: '192.0.2.1',
    user_agent: BROWSER,
    comment_author: author ?? '',
    comment_author_url: author_url ?? '',
    comment_content: text,
  }
  const body = new URLSearchParams(fields)
  const answer = await fetch(`${origin}/1.1/comment-check`, { method: 'POST', body })
  return (await answer.text()) === 'true' ? 'spam' : 'published'
}

async function sendAll(rows, send) {
  const counts = { ham: {}, spam: {} }
  const queue = rows.values()
  const began = performance.now()
  const worker = async () => {
    for (const row of queue) {
      const outcome = await send(row)
      counts[row.label][outcome] = (counts[row.label][outcome] ?? 0) + 1
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  return { counts, perSecond: rows.length / ((performance.now() - began) / 1000) }
}

function report(way, { counts, perSecond }) {
  console.log(`\nThrough the ${way}: ${perSecond.toFixed(0)} a second, ${AT_ONCE} at once`)
  const table = {}
  for (const label of ['spam', 'ham']) {
    const { published = 0, held = 0, spam = 0, refused = 0 } = counts[label]
    table[label] = { published, held, 'kept apart': spam, refused }
  }
  console.table(table)
  const share = (part, whole) => `${((100 * part) / Math.max(1, whole)).toFixed(2)} %`
  const judged = (label) => {
    const { published = 0, held = 0, spam = 0 } = counts[label]
    return { all: published + held + spam, spam, stopped: held + spam }
  }
  for (const [name, label] of [
    ['recall', 'spam'],
    ['false positives', 'ham'],
  ]) {
    const { all, spam, stopped } = judged(label)
    const shares = `${share(spam, all)} kept apart, ${share(stopped, all)} not published`
    console.log(`${name}: ${shares}`)
  }
}
