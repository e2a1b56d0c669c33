import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { loadModel } from '@riposte/filter'
import { RIPOSTE, start, stop } from './check/server-process.ts'
import { decideAll } from './privacy/decide.ts'
import { type FigureRow, figuresTable, withFigures } from './privacy/figures-table.ts'
import { measureErasing, measureExport, measureSeeing } from './privacy/measure-rights.ts'
import { ORIGIN, postReplies } from './privacy/post-replies.ts'
import { measureWhy, type WhyMeasured } from './why/measure-why.ts'
import { tableOf } from './why/why-table.ts'

// npm run bench:privacy: how long readers wait for their rights, and what explanations are worth.
//   -- FOLDER            the labelled sets (see bench:why); left out without them
//   -- --why FILE        what `npm run bench:why -- --json FILE` measured, instead
//   -- --write           puts the figures into docs/privacy.md

const REPLIES = 10_000
const SHARED = fileURLToPath(new URL('../../shared/data', import.meta.url))
const DOCUMENT = new URL('../docs/privacy.md', import.meta.url)

const { positionals, values: options } = parseArgs({
  allowPositionals: true,
  options: { why: { type: 'string' }, write: { type: 'boolean', default: false } },
})

const folder = mkdtempSync(join(tmpdir(), 'riposte-bench-'))
const words = ['serve', '--port', '0', '--data', folder, '--origin', ORIGIN]
const more = ['--posts-per-minute', '1000000', '--trust-proxy', '127.0.0.1']
const server = await start([RIPOSTE, ...words, ...more])
const rights: FigureRow[] = []
try {
  const posted = await postReplies(server, REPLIES)
  rights.push(...(await measureSeeing(server, posted)))
  rights.push(await measureExport(server, posted))
  const learned = await decideAll(server, folder)
  rights.push(...(await measureErasing(server, posted, learned)))
} finally {
  await stop(server)
  rmSync(folder, { recursive: true })
}

const why = await whyMeasured()
const { markdown, missed } = why ? tableOf(why) : { markdown: undefined, missed: [] }
const machine = `One run, Node ${process.versions.node}; milliseconds are this machine's.`
const figures = `${figuresTable(rights)}\n\n${machine}`
console.log(
  `${figures}\n\n${markdown ?? 'What explanations are worth was left out: name a folder.'}`,
)
if (options.write) {
  const document = withFigures(readFileSync(DOCUMENT, 'utf8'), 'figures of rights', figures)
  const whole = markdown ? withFigures(document, 'figures of explanations', markdown) : document
  writeFileSync(DOCUMENT, whole)
}
const all = [...rights.filter(({ isMet }) => isMet === false).map(({ what }) => what), ...missed]
for (const what of all) console.error(`Missed: ${what}`)
process.exitCode = all.length > 0 ? 1 : 0

async function whyMeasured(): Promise<WhyMeasured | undefined> {
  if (options.why) return JSON.parse(readFileSync(options.why, 'utf8')) as WhyMeasured
  const sets = positionals[0] ?? SHARED
  if (!existsSync(join(sets, 'train'))) return undefined
  return measureWhy(loadModel(readFileSync(new URL('../models/base.model', import.meta.url))), sets)
}
