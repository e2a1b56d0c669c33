import { readFileSync } from 'node:fs'
import {
  extractFeatures,
  judgeFeatures,
  learnFeatures,
  loadModel,
  siteModel,
} from '@riposte/filter'
import { Bench } from 'tinybench'

/**
 * What judging one submission costs, beside one pass of FNV-1a over the same text in the same run:
 * a hash of every character is the least that any filter must do.
 */
const PARAGRAPH =
  'I took the night train twice a week for eleven years, and nobody who writes about it seems to ' +
  'have slept in it. The heating was either off or on. Still, I would take it again tomorrow. '

const TEXTS = {
  'a few words': 'Thank you, well said.',
  'a paragraph': PARAGRAPH + PARAGRAPH,
  'an advert':
    'Best online casino <a href="http://best-casino-bonus.xyz/play?id=7">bonus</a>, cheap loans ' +
    'at http://quick-loans.example.com/apply and free spins for everyone who writes to us today!',
  ideographs: '谢谢这篇文章。我爷爷以前就在这个港口工作，情况和你写的一模一样。'.repeat(5),
  '10,000 characters': PARAGRAPH.repeat(60).slice(0, 10_000),
}

const base = loadModel(readFileSync(new URL('../models/base.model', import.meta.url)))
const site = siteModel(base)
const bench = new Bench({ time: 500 })

for (const [name, text] of Object.entries(TEXTS)) {
  const submission = { text, author: 'Marta Lindqvist' }
  const features = extractFeatures(submission, {})
  bench.add(`${name}: FNV-1a`, () => fnv(text))
  bench.add(`${name}: extract`, () => extractFeatures(submission, {}))
  bench.add(`${name}: judge`, () => judgeFeatures(base, features))
  bench.add(`${name}: extract + judge`, () => judgeFeatures(base, extractFeatures(submission, {})))
  bench.add(`${name}: learn`, () => learnFeatures(site, features, 'ham'))
}

await bench.run()
const microseconds = (ms: number | undefined) => ((ms ?? Number.NaN) * 1_000).toFixed(2)
console.table(
  bench.tasks.map(({ name, result }) => {
    const latency = 'latency' in result ? result.latency : undefined
    const [text, what] = name.split(': ')
    return {
      text,
      what,
      'p50 µs': microseconds(latency?.p50),
      'mean µs': microseconds(latency?.mean),
      'p99 µs': microseconds(latency?.p99),
    }
  }),
)

function fnv(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash
}
