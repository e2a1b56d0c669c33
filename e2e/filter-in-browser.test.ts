import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import {
  type Facts,
  judge,
  learn,
  type Submission,
  saveModel,
  siteModel,
  type Verdict,
} from '@riposte/filter'
import { build } from 'esbuild'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ADVERT, baseModel, HONEST } from '../packages/filter/src/submissions.fixture.ts'
import { openBrowser } from './open-browser.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** Somebody else's program: all that it knows of the filter is its public face. */
const JUDGE_ALL = `
import { judge, learn, loadModel, siteModel } from '@riposte/filter'
async function judgeAll() {
  const bytes = await (await fetch('/base.model')).arrayBuffer()
  const sent = await (await fetch('/sent.json')).json()
  const base = loadModel(new Uint8Array(bytes))
  const verdicts = sent.map(([submission, facts]) => judge(base, submission, facts))
  const site = siteModel(base)
  sent.forEach(([submission, facts], i) => learn(site, submission, facts, i % 2 ? 'spam' : 'ham'))
  return [...verdicts, ...sent.map(([submission, facts]) => judge(site, submission, facts))]
}
`
const PROGRAMS = {
  '/page.js': `${JUDGE_ALL} globalThis.verdicts = judgeAll()`,
  '/worker.js': `${JUDGE_ALL} judgeAll().then((verdicts) => postMessage(verdicts))`,
}
const PAGE = '<!doctype html><title>Filter</title><script type="module" src="/page.js"></script>'
const GZIPPED_MAX = 64 * 1024

const LANGUAGES = [
  'Danke für den Artikel, das hat mir sehr geholfen. Liebe Grüße aus Köln!',
  'Merci beaucoup, c’est exactement ce que je cherchais depuis des semaines.',
  'Очень интересная статья, спасибо. Купить дешево http://xn--80ak6aa92e.com/',
  'Дуже дякую! Чекаю на продовження.',
  '谢谢这篇文章。我爷爷以前就在这个港口工作。',
  '加微信 领取 免费 彩金 www.example.cn',
  'この記事はとても参考になりました。ｶﾀｶﾅも。',
  '정말 좋은 글이에요. 잘 읽었습니다. 카지노 http://casino.example.kr',
  'شكرا جزيلا على هذا المقال الرائع.',
  'תודה רבה, מאמר מצוין! https://example.co.il/דף',
  'ขอบคุณสำหรับบทความนี้ สล็อตเว็บตรง แตกง่าย',
  'Cảm ơn bạn rất nhiều, bài viết hay lắm.',
  'Teşekkürler, İstanbul’dan selamlar. IĞDIR ığdır',
  'Dziękuję, świetny artykuł. Pożyczka bez BIK: http://pozyczka.example.pl',
  'Ευχαριστώ πολύ για το άρθρο.',
  'यह लेख बहुत अच्छा है, धन्यवाद।',
  'আপনাকে অনেক ধন্যবাদ।',
  'მადლობა სტატიისთვის!',
  'Bonus deposit 100% slot gacor hari ini, daftar di https://gacor.example.id',
  'Obrigado pelo artigo, muito útil mesmo.',
  'Gracias, me ha gustado mucho. ¿Habrá una segunda parte?',
  'Kiitos! Äärimmäisen hyvä juttu.',
  'Þakka þér fyrir, æðislegt.',
  'Bedankt voor dit stuk; in 1953 stond het water hier tot aan de dakgoot.',
]

const HOSTILE = [
  '',
  ' \t\r\n\u00a0\u2028\u3000',
  '\0\u0001\u0008\u001b[31m',
  '\ud83d',
  `${'\udc00'.repeat(40)}a\ud800`,
  'V\u200bi\u200ba\u200bg\u200br\u200ba',
  'ｖｉａｇｒａ ⓒⓐⓢⓘⓝⓞ 𝐛𝐨𝐧𝐮𝐬 𝖘𝖕𝖎𝖓𝖘',
  'сasinо bоnus (with Cyrillic letters)',
  '\u202eetisbew ruoy tisiv\u202c',
  `a${'\u0301'.repeat(500)}`,
  '👩‍👩‍👧‍👦🏳️‍🌈👍🏽'.repeat(30),
  '<script>alert(1)</script><img src=x onerror=alert(1)>',
  '<a href="http://a.example">'.repeat(200),
  '[url=http://b.example]b[/url][link=c]d[/link]',
  'http://user:password@[::1]:8080/%00?q=1#a http://0x7f.1/ http://1.2.3.4.5/',
  'https://xn--e1afmkfd.xn--p1ai/ https://例え.テスト/ https://a.b.c.co.uk/ http://localhost',
  'javascript:alert(1) data:text/html,x mailto:a@b.c',
  'x'.repeat(20_000),
  '. '.repeat(20_000),
  'http://'.repeat(5_000),
  `${HONEST.text} ${'z '.repeat(10_000)} ${ADVERT.text}`,
  '&#60;a href=&quot;http://e.example&quot;&#62; &amp;amp; &#x110000; &#xd800;',
  'ﬁ ﬀ ß ẞ İ ı ǅ Σ ς ſ K Å',
  '1e308 -0 NaN Infinity 0x1p-1074 ٣٤٥ ⅷ',
  '__proto__ constructor toString hasOwnProperty',
  'A\u0308\u0323 vs A\u0323\u0308 vs Ạ̈',
]

/** Every character of the basic plane: engines may know different editions of Unicode. */
const CHARACTERS = Array.from({ length: 64 }, (_, page) =>
  Array.from({ length: 1_024 }, (_, i) => String.fromCharCode(page * 1_024 + i)).join(''),
)

const FACTS: readonly Facts[] = [
  {},
  { honeypotFilled: true },
  { agent: 'program', formSeconds: 0.5 },
  { agent: 'browser', formSeconds: 40, role: 'subscriber' },
]
const SENT: readonly (readonly [Submission, Facts])[] = [
  [HONEST, {}],
  [ADVERT, {}],
  ...[...LANGUAGES, ...HOSTILE, ...CHARACTERS].map((text, i): readonly [Submission, Facts] => {
    const writer = i % 3 ? {} : { author: text, authorUrl: text, email: text }
    return [{ text, ...writer }, FACTS[i % FACTS.length]!]
  }),
]

let browser: Browser
let server: Server
let origin: string
const files = new Map<string, Buffer>()

beforeAll(async () => {
  for (const [path, contents] of Object.entries(PROGRAMS)) {
    files.set(path, await bundle(contents))
  }
  files.set('/base.model', Buffer.from(saveModel(baseModel())))
  files.set('/sent.json', Buffer.from(JSON.stringify(SENT)))
  server = createServer(({ url }, response) => {
    const type = url?.endsWith('.js') ? 'text/javascript' : 'text/html; charset=utf-8'
    response.setHeader('content-type', type).end(files.get(url ?? '') ?? PAGE)
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  server?.close()
})

/** As `scripts/build.mjs` makes what browsers load. */
async function bundle(contents: string): Promise<Buffer> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: ROOT },
    write: false,
    bundle: true,
    minify: true,
    format: 'esm',
    target: ['es2022', 'chrome110', 'firefox115', 'safari16.4'],
    conditions: ['@riposte/source'],
    legalComments: 'none',
  })
  return Buffer.from(outputFiles[0]!.contents)
}

function judgeInNode(): Verdict[] {
  const base = baseModel()
  const verdicts = SENT.map(([submission, facts]) => judge(base, submission, facts))
  const site = siteModel(base)
  SENT.forEach(([submission, facts], i) => {
    learn(site, submission, facts, i % 2 ? 'spam' : 'ham')
  })
  return [...verdicts, ...SENT.map(([submission, facts]) => judge(site, submission, facts))]
}

/** In a worker of the page, whose answer is what it was asked for. */
const IN_WORKER = `new Promise((resolve, reject) => {
  const worker = new Worker('/worker.js', { type: 'module' })
  worker.onmessage = ({ data }) => resolve(data)
  worker.onerror = ({ message }) => reject(new Error(message))
})`

test.each([
  ['a page', 'verdicts'],
  ['a worker', IN_WORKER],
])('%s judges and learns to the bit as Node does', async (_, program) => {
  const page = await browser.newPage()
  await page.goto(origin)
  const verdicts = (await page.evaluate(program)) as Verdict[]
  expect(verdicts.length).toBe(2 * SENT.length)
  const inNode = judgeInNode()
  verdicts.forEach((verdict, i) => {
    expect(verdict, JSON.stringify(SENT[i % SENT.length])).toStrictEqual(inNode[i])
  })
  expect(verdicts[0]!.label).toBe('ham')
  expect(verdicts[1]!.label).toBe('spam')
  await page.close()
})

test('what a program has to load is small', () => {
  const gzipped = gzipSync(files.get('/page.js')!).length
  expect(gzipped).toBeLessThan(GZIPPED_MAX)
})
