import { execFile } from 'node:child_process'
import { copyFileSync, mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { RIPOSTE } from '../check/server-process.ts'
import type { Figure } from './figures.ts'
import { privateAddresses, type SeededReplies, seedRecord } from './seed-site.ts'
import { inCount, inMegabytes, inTime } from './wording.ts'

const HELD: SeededReplies = { size: 50_000, copy: 0, status: 'held', daysOld: 20 }
const ENTRIES = 2 * HELD.size
const run = promisify(execFile)

/** The commands over a data file with a long record of decisions, each a process of its own. */
export async function measureRecord(folder: string): Promise<readonly Figure[]> {
  const [data, drill] = [join(folder, 'data'), join(folder, 'drill')]
  mkdirSync(data)
  mkdirSync(drill)
  privateAddresses(data)
  await seedRecord(data, HELD)
  const backup = join(folder, 'backup.db')
  copyFileSync(join(data, 'riposte.keys'), join(drill, 'riposte.keys'))
  const row = async (what: string, words: readonly string[], says: string): Promise<Figure> => {
    const since = performance.now()
    const { stdout } = await run(process.execPath, [RIPOSTE, ...words])
    const measured = inTime(performance.now() - since)
    const isRight = stdout.includes(says)
    return { what, goal: '', measured: isRight ? measured : stdout, isMissed: !isRight }
  }
  const entries = inCount(ENTRIES)
  const intact = `is intact. Entries: ${ENTRIES}.`
  const verified = await row(
    `\`riposte record verify\` of ${entries} entries`,
    ['record', 'verify', '--data', data],
    intact,
  )
  const backedUp = await row('backup', ['backup', '--data', data, '--out', backup], 'checked')
  const size = inMegabytes(statSync(backup).size)
  const restored = await row(
    `… and restore, checked`,
    ['restore', backup, '--data', drill],
    'is the backup now',
  )
  return [verified, { ...backedUp, what: `\`riposte backup\` of a data file of ${size}` }, restored]
}
