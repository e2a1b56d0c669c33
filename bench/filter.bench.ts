import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  areaAbove,
  areaInterval,
  emptyModel,
  loadModel,
  recallAt,
  siteModel,
} from '@riposte/filter'
import { fit as learnAll } from '../packages/filter/src/training/fit.ts'
import { type Row, readRows, readTrainingRows } from './filter/read-rows.ts'
import { measureSpeed } from './filter/speed.ts'
import { ALL_LABELS, matthews, playStream, type Scores, scoreRows } from './filter/streams.ts'

/**
 * The filter on labelled streams, beside the goals set for it. 1-AUC in %, with a bootstrap
 * interval over messages where one ranking is measured. Floods have a bench of their own.
 *
 *     npm run bench:filter -- FOLDER
 *
 * FOLDER holds the labelled sets that the base model learns from; they are not in this repository.
 */
const EPOCHS = 5
const SEEDS = [1, 2, 3, 4]
const folder = process.argv[2]
if (!folder || !existsSync(join(folder, 'youtube_uci.ndjson.gz'))) {
  console.log('Left out: name the folder of the labelled sets.')
  process.exit(0)
}

const table: Record<string, string>[] = []
const youtube = await readRows(folder, 'youtube_uci')
const sms = await readRows(folder, 'sms_uci')
measureBatches()
measureOnline()
const training = await readTrainingRows(folder)
measureFewLabels()
await measureBlogs(folder)
measureCost()
console.table(table)

function report(protocol: string, goal: string, measured: string, interval = ''): void {
  table.push({ protocol, goal, measured, interval })
  console.error(`${protocol}: ${measured} (goal ${goal})`)
}

function reportArea(protocol: string, goal: string, scores: Scores): void {
  const [low, high] = areaInterval(scores)
  report(protocol, goal, percent(areaAbove(scores)), `${percent(low)} to ${percent(high)}`)
}

function measureBatches(): void {
  const videos = [...new Set(youtube.map(videoOf))].map((video) => splitByTime(video))
  const train = videos.flatMap((split) => split.train)
  const pooled = scoreRows(
    learnAll(train, EPOCHS, 1),
    videos.flatMap((split) => split.test),
  )
  reportArea('YouTube batch, first 70 % of each class and video', '≤ 0.18', pooled)
  const each = videos.map(({ train, test }) =>
    matthews(scoreRows(learnAll(train, EPOCHS, 1), test)),
  )
  report('YouTube, mean MCC of five videos', '≥ .945', mean(each).toFixed(3))
  const cut = Math.floor(0.3 * sms.length)
  const texts = scoreRows(learnAll(sms.slice(0, cut), EPOCHS, 1), sms.slice(cut))
  reportArea('SMS batch, first 30 %', '≤ 0.35', texts)
  report('SMS, MCC', '≥ .950', matthews(texts).toFixed(3))
}

function measureOnline(): void {
  reportArea('YouTube online, from empty', '≤ 0.70', playStream(emptyModel(), youtube, ALL_LABELS))
  reportArea('SMS online, from empty', '≤ 0.30', playStream(emptyModel(), sms, ALL_LABELS))
}

function measureFewLabels(): void {
  const base = learnAll(without('youtube_uci'), EPOCHS, 1)
  const areas = SEEDS.map((seed) =>
    areaAbove(playStream(siteModel(base), youtube, { share: 0.1, late: 100, seed })),
  )
  report('YouTube, one label in ten, 100 late, base without it', '≤ 2.5', percent(mean(areas)))
}

async function measureBlogs(from: string): Promise<void> {
  const names = [...new Set(training.map(({ source }) => source))].filter((it) => /^blog_/.test(it))
  const columns: number[][] = []
  for (const name of names) {
    const base = learnAll(without(name), EPOCHS, 1)
    const rows = await readRows(from, name)
    const alone = scoreRows(base, rows)
    const online = areaAbove(playStream(siteModel(base), rows, ALL_LABELS))
    const few = SEEDS.map((seed) =>
      areaAbove(playStream(siteModel(base), rows, { share: 0.1, late: 100, seed })),
    )
    reportArea(`${name} left out, base alone`, '', alone)
    const recalls = [recallAt(alone, 0.01), recallAt(alone, 0.001)]
    columns.push([areaAbove(alone), ...recalls, online, mean(few)])
  }
  const means = [0, 1, 2, 3, 4].map((i) => percent(mean(columns.map((column) => column[i]!))))
  const [area, atHundredth, atThousandth, online, few] = means
  report('mean of the blogs, base alone', '≤ 2.0', area!)
  report('… recall at 1 % of ham, in %', '≥ 90', atHundredth!)
  report('… recall at 0.1 %, in %', '≥ 70', atThousandth!)
  report('… online, all labels', '≤ 0.30', online!)
  report('… online, one label in ten, 100 late', '≤ 0.90', few!)
}

function measureCost(): void {
  const shipped = loadModel(readFileSync(new URL('../models/base.model', import.meta.url)))
  const blogs = training.filter(({ source }, i) => source.startsWith('blog_') && i % 2 === 0)
  const speed = measureSpeed(shipped, blogs)
  const bytes = `${speed.bytes.toFixed(0)} bytes`
  report(`judge, p50 µs, ${bytes}`, '≤ 15', speed.medianJudge.toFixed(1))
  report('judge, mean CPU µs', '≤ 25', speed.meanJudge.toFixed(1))
  report('judge, in passes of FNV-1a', '≤ 12', (speed.meanJudge / speed.meanHash).toFixed(1))
  report('learn one label, mean CPU µs', '≤ 25', speed.meanLearn.toFixed(1))
}

function splitByTime(video: string) {
  const classes = (['ham', 'spam'] as const).map((label) =>
    youtube.filter((row) => videoOf(row) === video && row.label === label),
  )
  const cut = (rows: readonly Row[]) => Math.floor(0.7 * rows.length)
  return {
    train: classes.flatMap((rows) => rows.slice(0, cut(rows))),
    test: classes.flatMap((rows) => rows.slice(cut(rows))),
  }
}

function without(set: string): readonly Row[] {
  return training.filter(({ source }) => source !== set)
}

function videoOf({ submission }: Row): string {
  return submission.articleTitle ?? ''
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, it) => sum + it, 0) / numbers.length
}

function percent(share: number): string {
  return (100 * share).toFixed(2)
}
