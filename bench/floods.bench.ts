import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadModel } from '@riposte/filter'
import { readCollection } from '../packages/server/src/cli/collections.ts'
import { LEFT_OUT } from '../packages/server/src/cli/left-out.ts'
import {
  caughtAfterFifth,
  hamRaised,
  mixCampaign,
  mixFlood,
  playFlood,
  type Row,
  type Sent,
} from './floods.ts'

/**
 * What a memory of near-duplicates is worth when no label ever comes back, against the same model
 * without it: floods of adverts in a live chat, and edited copies of blog spam, among ham.
 *
 *     npm run bench:floods -- FOLDER
 *
 * FOLDER holds `train/` and `dev/` with the labelled sets; they are not part of this repository.
 */
const folder = process.argv[2]
if (!folder || !existsSync(join(folder, 'dev'))) {
  console.log('Name the folder of the labelled sets: nothing was measured.')
  process.exit(0)
}

const model = loadModel(readFileSync(new URL('../models/base.model', import.meta.url)))

/** "Reversed numbers get paid": a lottery's advert, 240 times among the 3,163 ham of the chat. */
const MISLABELLED = /angka terbalik/i

async function readRows(set: string, part = 'train'): Promise<readonly Row[]> {
  const rows: Row[] = []
  const path = join(folder!, part, `${set}.ndjson.gz`)
  for await (const { submission, facts, label, id } of readCollection({ name: set, path })) {
    if (!LEFT_OUT[set]?.has(id ?? '')) rows.push({ submission, facts, label, set })
  }
  return rows
}

const hamOf = async (set: string) => (await readRows(set)).filter(({ label }) => label === 'ham')
const [mistakes, numbers, risner, hendrix, podcast] = await Promise.all(
  ['mademistakes', 'spinningnumbers', 'chrisrisner', 'hendrix', 'python_podcast'].map((blog) =>
    hamOf(`blog_${blog}`),
  ),
)
const civil = await hamOf('ham_civil_toxic')
const chat = await readRows('youtube_id_livechat', 'dev')
const spam = (await readRows('blog_hendrix')).filter(
  ({ label, submission }) => label === 'spam' && submission.text.length > 60,
)
const news = civil.filter((_, i) => i % 3 === 0).slice(0, 3_000)
const ham = [...news, ...mistakes!, ...numbers!, ...risner!, ...hendrix!, ...podcast!]
const isMislabelled = ({ submission }: Row) => MISLABELLED.test(submission.text)
const cleaned = chat.filter((row) => !isMislabelled(row))
const relabelled = chat.map((row) =>
  isMislabelled(row) ? { ...row, label: 'spam' as const } : row,
)
const quiet = [...mistakes!, ...numbers!]
const short = spam.filter(({ submission }) => submission.text.length < 200)

const percent = (share: number) => (100 * share).toFixed(2)
const { unsure } = model.thresholds
console.table(
  Object.entries({
    'live chat, as labelled': mixFlood([...chat, ...ham], 1),
    'live chat, without one advert in its ham': mixFlood([...cleaned, ...ham], 1),
    'live chat, that advert relabelled': mixFlood([...relabelled, ...ham], 1),
    'edited campaign': mixCampaign(quiet, spam, 3),
    'edited campaign, short': mixCampaign(quiet, short, 5),
  }).map(([stream, sent]) => {
    const scored = playFlood(model, sent)
    const late = scored.filter(({ sent }) => sent.label === 'spam' && sent.copy > 5)
    const honest = scored.filter(({ sent }) => sent.label === 'ham')
    const held = (of: typeof scored, key: 'alone' | 'withBurst') =>
      percent(of.filter((it) => it[key] >= unsure).length / of.length)
    return {
      stream,
      'after 5th, at 1 % of ham: alone': percent(caughtAfterFifth(scored, (it) => it.alone)),
      'with memory': percent(caughtAfterFifth(scored, (it) => it.withBurst)),
      'after 5th kept back as shipped: alone': held(late, 'alone'),
      'with memory ': held(late, 'withBurst'),
      'ham kept back': `${held(honest, 'alone')} → ${held(honest, 'withBurst')}`,
    }
  }),
)

const sets = ['ham_civil_toxic', 'ham_ko_news', 'ham_pl_wp_comments', 'ham_de_germeval2018']
const blogs = ['blog_mademistakes', 'blog_spinningnumbers', 'blog_chrisrisner', 'blog_hendrix']
const rows: (readonly [string, readonly Sent[]])[] = []
for (const set of [...sets, 'ham_zh_cold', ...blogs, 'blog_python_podcast']) {
  const honest = (await hamOf(set)).slice(0, 8_000).map((row) => ({ ...row, copy: 1 }))
  rows.push([set, honest] as const)
}
rows.push(['youtube_id_livechat', mixFlood(cleaned, 1).filter((it) => it.label === 'ham')])
console.table(
  rows.map(([set, honest]) => {
    const scored = playFlood(model, honest)
    return { set, ham: honest.length, 'raised by more than 1, %': percent(hamRaised(scored)) }
  }),
)
