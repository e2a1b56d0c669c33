import { existsSync } from 'node:fs'
import { join } from 'node:path'
import {
  type Counterfactual,
  extractFeatures,
  type Facts,
  findCounterfactual,
  judgeFeatures,
  type Model,
  type Submission,
  scoreOf,
  shortFormOf,
  type Verdict,
} from '@riposte/filter'
import { setFacts } from '../../packages/filter/src/model/model.ts'
import { fit as learnAll } from '../../packages/filter/src/training/fit.ts'
import { type Row, readRows, readTrainingRows } from '../filter/read-rows.ts'

const EPOCHS = 5

/** Never learned by the model that ships: chat, mail, short messages, comments under videos. */
const UNSEEN = ['chat_zh_tgspam', 'email_spamassassin', 'sms_tr', 'youtube_finance_2022']

/** What the filter did not publish, and what it says of that. */
export interface Stopped extends Row {
  readonly model: Model
  readonly verdict: Verdict
  /** Told in one sentence, without anything that would have helped. */
  readonly isShort: boolean
  readonly changes: Counterfactual | undefined
  /** Of the processor, to find the changes. */
  readonly microseconds: number
}

export interface JudgedRows {
  readonly judgedCount: number
  readonly stopped: readonly Stopped[]
  /** Words of what was published and is honest. */
  readonly goodWords: readonly string[]
}

/**
 * Judges and explains what no model has seen: each blog below `folder/train` with what is learned
 * from all other sets, at the slope and thresholds of `shipped`; the sets below `folder/dev` with
 * `shipped` itself.
 */
export async function judgeRows(shipped: Model, folder: string): Promise<JudgedRows> {
  const stopped: Stopped[] = []
  const goodWords: string[] = []
  let judgedCount = 0
  const judgeAll = (model: Model, rows: readonly Row[]) => {
    judgedCount += rows.length
    for (const row of rows) {
      const verdict = judgeFeatures(model, row.features)
      if (verdict.label !== 'ham') stopped.push(explained(model, row, verdict))
      else if (row.label === 'ham' && row.source.startsWith('blog_'))
        goodWords.push(...(row.submission.text.match(/\p{L}[\p{L}']*/gu) ?? []))
    }
  }
  const training = await readTrainingRows(join(folder, 'train'))
  const sets = new Set(training.map(({ source }) => source))
  for (const blog of [...sets].filter((it) => it.startsWith('blog_'))) {
    const model = strangerTo(blog, training, shipped)
    judgeAll(model, await readRows(join(folder, 'train'), blog))
  }
  for (const set of UNSEEN) {
    if (existsSync(join(folder, 'dev', `${set}.ndjson.gz`)))
      judgeAll(shipped, await readRows(join(folder, 'dev'), set))
  }
  return { judgedCount, stopped, goodWords }
}

/** What `riposte train` would make of all sets but one. */
function strangerTo(set: string, training: readonly Row[], shipped: Model): Model {
  const others = training.filter(({ source }) => source !== set)
  const { weights, bias } = learnAll(others, EPOCHS, 1)
  setFacts(weights, shipped.slope)
  return { ...shipped, version: `without ${set}`, weights, bias }
}

function explained(model: Model, row: Row, verdict: Verdict): Stopped {
  if (shortFormOf(verdict, row.submission)) {
    return { ...row, model, verdict, isShort: true, changes: undefined, microseconds: 0 }
  }
  const before = process.cpuUsage()
  const changes = explain(model, row)
  const { user, system } = process.cpuUsage(before)
  return { ...row, model, verdict, isShort: false, changes, microseconds: user + system }
}

/** What would have been told about a submission. */
export function explain(
  model: Model,
  sent: { readonly submission: Submission; readonly facts: Facts },
): Counterfactual | undefined {
  const judge = (submission: Submission, facts: Facts) => {
    const tried = judgeFeatures(model, extractFeatures(submission, facts))
    const score = scoreOf(tried)
    return { isPublished: tried.label === 'ham', score, room: model.thresholds.unsure - score }
  }
  return findCounterfactual(judge, sent)
}
