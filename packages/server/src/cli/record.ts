import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import type { Writable } from 'node:stream'
import { Problem, type SiteId } from '@riposte/protocol'
import { openSnapshot } from '../backend/embedded/open-snapshot.ts'
import type { Snapshot } from '../backend/snapshot.ts'
import type { OptionValues } from '../options.ts'
import { verifyChain } from '../record/chain.ts'
import type { ChainLink, RecordEntry } from '../record/record-entry.ts'
import { reportMarkdown } from '../record/report-markdown.ts'
import { writeStatements } from '../record/write-statements.ts'
import { writeLines, writeTable } from '../record/write-table.ts'
import { yearReport } from '../record/year-report.ts'
import { defineCommand, type Terminal } from './command.ts'
import { RECORD_OPTIONS } from './record-options.ts'
import { writeChunks } from './write-chunks.ts'
import { replaceFile } from './write-file.ts'

type RecordOptions = OptionValues<typeof RECORD_OPTIONS>

export const record = defineCommand({
  name: 'record',
  summary: 'Verify, export and report the record of decisions',
  details:
    'riposte record verify   walks the chain; exit code 1 and the first broken entry if it is\n' +
    '                        broken. Note its head elsewhere and give it as --expect later\n' +
    'riposte record export   writes the entries; dsa: a line for each call of the EU’s\n' +
    '                        Transparency Database, at most 100 statements of reasons in each\n' +
    'riposte record report   counts a year, for people (md) or programs (json)\n\n' +
    'Reads the data file as it is at this moment; the server may go on meanwhile.',
  options: RECORD_OPTIONS,

  async run(options, terminal) {
    const [action, ...more] = options.words
    if (more.length > 0) throw misused(`“${more[0]}” is one word too many.`)
    const act = ACTIONS[action ?? '']
    if (!act) throw misused(`“${action}” is none of verify, export and report.`)
    const snapshot = openSnapshot(join(options.data, 'riposte.db'))
    try {
      return await act(options, snapshot, terminal)
    } finally {
      snapshot.close()
    }
  },
})

type Act = (options: RecordOptions, snapshot: Snapshot, terminal: Terminal) => Promise<number>

const ACTIONS: Readonly<Record<string, Act>> = { verify, export: exportEntries, report }

async function verify(
  { site, expect }: RecordOptions,
  snapshot: Snapshot,
  { stdout, stderr }: Terminal,
): Promise<number> {
  const { anchor, head } = snapshot.recordEnds(site)
  const found = verifyChain(anchor, snapshot.recordEntries(site, 0), head)
  if (!found.intact) {
    stderr.write(`The record of ${site} is broken at entry ${found.number}: ${found.why}.\n`)
    return 1
  }
  const fault = expect && faultOf(expect, snapshot, site, anchor)
  if (fault) {
    stderr.write(`${fault}\n`)
    return 1
  }
  const dropped = anchor.number > 0 ? `, after ${anchor.number} whose life is over` : ''
  stdout.write(`The record of ${site} is intact. Entries: ${found.entries}${dropped}.\n`)
  stdout.write(`Head ${found.head.number}:${found.head.hash}\n`)
  return 0
}

/** Why the chain is not the one in which `expect` was noted; undefined when it is. */
function faultOf(expect: ChainLink, snapshot: Snapshot, site: SiteId, anchor: ChainLink) {
  const { number } = expect
  if (number < anchor.number) {
    return `Entry ${number} was dropped at the end of its life: expect a newer one.`
  }
  const [kept] = number === anchor.number ? [anchor] : firstOf(snapshot, site, number)
  if (kept?.number === number && kept.hash === expect.hash) return undefined
  return `The record of ${site} is not the one in which entry ${number} had that hash.`
}

function firstOf(snapshot: Snapshot, site: SiteId, number: number): readonly ChainLink[] {
  for (const kept of snapshot.recordEntries(site, number - 1)) return [kept]
  return []
}

async function exportEntries(options: RecordOptions, snapshot: Snapshot, { stdout }: Terminal) {
  const { site, format = 'json', out, after, territory } = options
  const entries = () => snapshot.recordEntries(site, after)
  if (format === 'md') throw misused('An export is json, csv or dsa.')
  const lines = {
    json: () => writeLines(entries()),
    csv: () => writeTable(entries()),
    dsa: () => writeStatements(entries, territory),
  }[format]()
  await writeOut(out, lines, stdout)
  return 0
}

async function report(options: RecordOptions, snapshot: Snapshot, { stdout }: Terminal) {
  const { site, format = 'md', out } = options
  const now = Date.now()
  const year = options.year ?? new Date(now).getUTCFullYear()
  if (format !== 'md' && format !== 'json') throw misused('A report is md or json.')
  const isCut = isCutIn(snapshot, site, year)
  const counted = yearReport(snapshot.recordEntries(site, 0), { site, year, isCut, now })
  const text = format === 'md' ? reportMarkdown(counted) : JSON.stringify(counted, null, 2)
  await writeOut(out, [text.trimEnd()], stdout)
  return 0
}

/** Whether what was dropped may have been of this year: then the oldest that is left is, too. */
function isCutIn(snapshot: Snapshot, site: SiteId, year: number): boolean {
  if (snapshot.recordEnds(site).anchor.number === 0) return false
  for (const { body } of snapshot.recordEntries(site, 0)) {
    return (JSON.parse(body) as RecordEntry).at >= Date.UTC(year)
  }
  return true
}

async function writeOut(out: string, lines: Iterable<string>, stdout: Writable): Promise<void> {
  if (out === '-') return await writeChunks(lines, stdout, false, false)
  process.umask(0o077)
  await replaceFile(out, (part) => writeChunks(lines, createWriteStream(part), false, true))
}

function misused(detail: string): Problem {
  return new Problem('invalid-request', detail)
}
