import { readFileSync } from 'node:fs'
import {
  createLessonFold,
  extractFeatures,
  type Features,
  type LessonFoldOptions,
  learnFeatures,
  loadModel,
  siteModel,
} from '@riposte/filter'
import { Bench } from 'tinybench'

/**
 * What it costs a site to learn and to forget, with snapshots and, in the same run, without.
 * Times are of the whole process's processor, so that a busy machine does not count.
 */
const LESSONS = 10_000
const SENTENCES = [
  'I took the night train twice a week for eleven years.',
  'Nobody who writes about it seems to have slept in it.',
  'Cheap loans at http://quick-loans.example.com/apply for everyone today!',
  'The heating was either off or on, and the coffee was always cold.',
  'Would you say the same of the ferry? My brother worked on it until May.',
  'Best online casino <a href="http://best-casino-bonus.xyz/play">bonus</a> and free spins.',
  'Danke für den Artikel, das hat mir sehr geholfen.',
]

/** From one sentence to seven, and a number, so that no two are the same. */
function lessonFeatures(i: number): Features {
  const words = Array.from({ length: 1 + (i % 7) }, (_, j) => SENTENCES[(i * 3 + j * 5) % 7])
  return extractFeatures({ text: `${words.join(' ')} ${i}`, author: `Reader ${i % 500}` }, {})
}

const base = loadModel(readFileSync(new URL('../models/base.model', import.meta.url)))
const features = Array.from({ length: LESSONS }, (_, i) => lessonFeatures(i))
const labelOf = (i: number) => (i % 4 === 0 ? 'spam' : 'ham')

const bench = new Bench({ time: 1_000 })
const model = siteModel(base)
let next = 0
bench.add('learn one', () => {
  learnFeatures(model, features[next++ % LESSONS]!, labelOf(next))
})
await bench.run()
const { result } = bench.tasks[0]!
if (!('latency' in result)) throw new Error('The bench did not run.')
const { p50, mean } = result.latency
const counts = features.map(({ buckets }) => buckets.length).sort((a, b) => a - b)
console.log(`learn one: p50 ${(1_000 * p50).toFixed(2)} µs, mean ${(1_000 * mean).toFixed(2)} µs`)
console.log(`features of a lesson: median ${counts[LESSONS >> 1]}, most ${counts.at(-1)}\n`)

const FORGOTTEN = {
  newest: LESSONS - 1,
  '100 back': LESSONS - 100,
  middle: LESSONS >> 1,
  oldest: 0,
}

/** Milliseconds of the processor, the middle of five runs, each on what `prepare` makes. */
function measure<T>(prepare: () => T, run: (it: T) => void): string {
  const times = Array.from({ length: 5 }, () => {
    const it = prepare()
    const before = process.cpuUsage()
    run(it)
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1_000
  })
  return times.sort((a, b) => a - b)[2]!.toFixed(2)
}

function taught(options: LessonFoldOptions) {
  const fold = createLessonFold(base, options)
  features.forEach((it, i) => {
    fold.learn(String(i), it, labelOf(i))
  })
  return fold
}

function settled(options: LessonFoldOptions) {
  const fold = taught(options)
  fold.model()
  return fold
}

const ROWS: Record<string, LessonFoldOptions> = {
  snapshots: {},
  'snapshots, own thresholds': { ownThresholds: true },
  'no snapshots': { snapshotsMax: 0 },
}
console.table(
  Object.entries(ROWS).map(([name, options]) => {
    const fold = () => taught(options)
    const row: Record<string, string> = {
      '': name,
      'fold all ms': measure(fold, (it) => it.model()),
    }
    for (const [which, index] of Object.entries(FORGOTTEN)) {
      row[`forget ${which} ms`] = measure(
        () => settled(options),
        (it) => {
          it.forget(String(index))
          it.model()
        },
      )
    }
    return row
  }),
)
