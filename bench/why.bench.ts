import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { loadModel } from '@riposte/filter'
import { measureWhy } from './why/measure-why.ts'
import { tableOf } from './why/why-table.ts'

/**
 * What is told about submissions that were not published: for how many, how often it is true when
 * somebody does it, what it costs, and whether it helps those who want to get past the filter.
 *
 *     npm run bench:why -- [FOLDER] [--json FILE]
 *
 * FOLDER holds `train/` and `dev/` with the labelled sets; they are not part of this repository.
 * Exits with 1 when a goal is missed. FILE gets the figures.
 */
const SHARED = fileURLToPath(new URL('../../shared/data', import.meta.url))

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'string' } },
})
const folder = positionals[0] ?? SHARED
if (!existsSync(join(folder, 'train'))) {
  console.log('Left out: name the folder of the labelled sets.')
  process.exit(0)
}

const model = loadModel(readFileSync(new URL('../models/base.model', import.meta.url)))
const measured = await measureWhy(model, folder)
const { markdown, missed } = tableOf(measured)
console.log(markdown)
console.error('Told in vain:', measured.inVain)
if (values.json) writeFileSync(values.json, `${JSON.stringify({ ...measured, missed }, null, 2)}\n`)
if (missed.length > 0) {
  console.error(`Missed: ${missed.join('; ')}`)
  process.exitCode = 1
}
