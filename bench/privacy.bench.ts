import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { loadModel } from '@riposte/filter'
import { type Figure, figuresTable, replaceFigures, standingFigures } from './privacy/figures.ts'
import { measureErasing, measureErasingAll } from './privacy/measure-erasing.ts'
import { measureExport } from './privacy/measure-export.ts'
import { measureRecord } from './privacy/measure-record.ts'
import { measureSeeing } from './privacy/measure-seeing.ts'
import { measureSweep } from './privacy/measure-sweep.ts'
import { privateAddresses, seedReplies } from './privacy/seed-site.ts'
import { serveFolder, THREAD, THREADS_OF_PROLIFIC } from './privacy/site.ts'
import { WHY, whyFigures } from './privacy/why-figures.ts'
import { measureWhy, type WhyMeasured } from './why/measure-why.ts'

/**
 * What people's rights over their data take: seeing, exporting and erasing, the sweep, the record,
 * and what explanations are worth.
 *
 *     npm run bench:privacy -- [FOLDER] [--why FILE] [--only PART] [--write]
 *
 * FOLDER holds the labelled sets for `bench:why`; FILE is what that wrote with --json. Without
 * either, its rows are left out. PART is site, sweep, record or why. --write puts the table into
 * docs/privacy.md; there, rows that were left out stay. Exits with 1 when a goal is missed.
 */
const SHARED = fileURLToPath(new URL('../../shared/data', import.meta.url))
const DOCUMENT = fileURLToPath(new URL('../docs/privacy.md', import.meta.url))

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    why: { type: 'string' },
    only: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
})
if (values.write && values.only !== undefined) {
  throw new Error('--write needs all parts: leave --only out.')
}
const runs = (part: string) => values.only === undefined || values.only === part

async function inFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'riposte-bench-'))
  try {
    return await use(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function measureSite(folder: string): Promise<readonly Figure[]> {
  const addresses = privateAddresses(folder)
  await seedReplies(folder, [THREAD, ...THREADS_OF_PROLIFIC])
  return serveFolder(folder, async (server) => [
    ...(await measureSeeing(server, addresses)),
    ...(await measureExport(server, addresses)),
    ...(await measureErasing(server, addresses, folder)),
    ...(await measureErasingAll(server, addresses)),
  ])
}

async function measuredWhy(): Promise<WhyMeasured | undefined> {
  if (values.why !== undefined) return JSON.parse(readFileSync(values.why, 'utf8'))
  const folder = positionals[0] ?? SHARED
  if (!existsSync(join(folder, 'train'))) return undefined
  const model = loadModel(readFileSync(new URL('../models/base.model', import.meta.url)))
  return measureWhy(model, folder)
}

const load = loadavg()[0]!.toFixed(1)
const figures: Figure[] = []
if (runs('site')) figures.push(...(await inFolder(measureSite)))
if (runs('sweep')) figures.push(...(await inFolder(measureSweep)))
if (runs('record')) figures.push(...(await inFolder(measureRecord)))
const why = runs('why') ? await measuredWhy() : undefined
if (why) figures.push(...whyFigures(why))
else if (runs('why')) console.error('Why is left out: name the folder of the labelled sets.')

console.log(figuresTable(figures))
const [{ model } = { model: 'unknown processor' }] = cpus()
const machine = `${cpus().length} cores of ${model.trim()}, Node ${process.versions.node}`
const below =
  `One run on ${machine}, with a load average of ${load} at its beginning. Milliseconds are this ` +
  "machine's."
console.log(`\n${below}`)
if (values.write) {
  const document = readFileSync(DOCUMENT, 'utf8')
  const others = figures.filter(({ what }) => !what.startsWith(WHY))
  const standing = why ? whyFigures(why) : standingFigures(document, WHY)
  const table = figuresTable([...others, ...standing])
  writeFileSync(DOCUMENT, replaceFigures(document, `\n${table}\n\n${below}\n`))
}
const missed = figures.filter(({ isMissed }) => isMissed)
for (const { what } of missed) console.error(`Missed: ${what}`)
process.exitCode = missed.length > 0 ? 1 : 0
