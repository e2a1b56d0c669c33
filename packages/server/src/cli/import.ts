import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Problem } from '@riposte/protocol'
import { openSqliteBackend } from '../backend/embedded/sqlite-backend.ts'
import { openLearningModel, unreadableModel } from '../folds/keep-learning.ts'
import { findFormat } from '../moving/find-format.ts'
import { FORMATS } from '../moving/formats/all-formats.ts'
import { addressMapper } from '../moving/map-address.ts'
import { type MovedIn, moveIn } from '../moving/move-in.ts'
import type { SourceFile, SourceFormat } from '../moving/moved.ts'
import { openSourceFile } from '../moving/open-source.ts'
import { readAddressMap } from '../moving/read-address-map.ts'
import { type Survey, surveySource } from '../moving/survey.ts'
import { surveyReport } from '../moving/survey-report.ts'
import { OptionFaults } from '../options.ts'
import { guardJournal } from '../privacy/guard-journal.ts'
import { openKeyFile } from '../privacy/key-file.ts'
import { lastingKey } from '../privacy/keys.ts'
import { createMovedIds } from '../privacy/moved-ids.ts'
import { readModel } from '../read-model.ts'
import { aligned } from './aligned.ts'
import { defineCommand, type Terminal } from './command.ts'
import { IMPORT_OPTIONS, type ImportOptions } from './import-options.ts'
import { openMovingProgress } from './moving-progress.ts'
import { countText } from './numerals.ts'
import { safeText } from './safe-text.ts'

export const importCommand = defineCommand({
  name: 'import',
  summary: 'Move replies in from another system',
  details:
    'Reads the files twice: first it says what is in them, then it writes. Stop the server\n' +
    'first. It may be interrupted and run again: what is here already stays as it is. Ids are\n' +
    'made from --source and the ids there, so two blogs of one system need a --source each.\n' +
    'Replies keep their status; the filter judges each, and its verdict is at the desk. Nobody\n' +
    'is sent mail. docs/moving.md says how each system exports.',
  options: IMPORT_OPTIONS,

  async run(options, terminal) {
    if (options.files.length === 0) throw new OptionFaults(['Name the files to import.'])
    const files = await Promise.all(options.files.map((path) => openSourceFile(path)))
    const named = FORMATS.find(({ name }) => name === options.format)
    const format = named ?? (await findFormat(FORMATS, files[0]!))
    const at = Date.now()
    const survey = await surveyFiles(options, terminal, format, files, at)
    terminal.stdout.write(`${survey.report}\n\n`)
    if (options['dry-run']) {
      terminal.stdout.write('Nothing was written: this was a dry run.\n')
      return 0
    }
    const moved = await writeFiles(options, terminal, format, files, survey.found, at)
    terminal.stdout.write(`${outcome(moved)}\n`)
    return moved.isWhole ? 0 : 1
  },
})

async function surveyFiles(
  options: ImportOptions,
  { stdout, stderr }: Terminal,
  format: SourceFormat,
  files: readonly SourceFile[],
  at: number,
): Promise<{ readonly found: Survey; readonly report: string }> {
  const { origin: origins, nameless, base, map: prefixes, 'map-file': mapFile } = options
  const exact = mapFile ? await readAddressMap(mapFile) : new Map<string, string>()
  const keepsUnmapped = options['keep-unmapped']
  const mapAddress = addressMapper({ base, prefixes, exact, origins, keepsUnmapped })
  const progress = openMovingProgress(stderr, 'Looking', files)
  stdout.write(`${files.map(({ path }) => path).join(', ')}: ${format.title}\n\n`)
  try {
    const needs = { mapAddress, vetting: { nameless, at }, tell: progress.tell }
    const found = await surveySource(needs, format.read(files))
    const words = { align: aligned, countText, safeText, origins, nameless }
    return { found, report: surveyReport(found, words) }
  } finally {
    progress.end()
  }
}

async function writeFiles(
  options: ImportOptions,
  { stderr }: Terminal,
  format: SourceFormat,
  files: readonly SourceFile[],
  survey: Survey,
  at: number,
): Promise<MovedIn> {
  const { data, site, nameless, source = format.name } = options
  const folder = folderOf(data)
  const say = (line: string) => stderr.write(`${line}\n`)
  const opened = openBackend(join(folder, 'riposte.db'))
  const progress = openMovingProgress(stderr, 'Importing', files)
  const stopping = new AbortController()
  const stop = () => stopping.abort()
  process.once('SIGINT', stop).once('SIGTERM', stop)
  try {
    const now = () => Date.now()
    const keys = openKeyFile(join(folder, 'riposte.keys'), { randomBytes, now })
    const backend = { ...opened, journal: guardJournal(opened.journal) }
    const base = readModel(options, (what, error) => say(`${what}: ${error}`))
    const learning =
      'model' in base
        ? await openLearningModel(backend, site, base.model)
        : unreadableModel(base.failure)
    const needs = {
      ...backend,
      site,
      source,
      model: learning.model,
      filterFailed: complainOnce(say),
      ids: createMovedIds((purpose, it) => lastingKey(keys, purpose, it), site),
      vetting: { nameless, at },
      now,
      tell: progress.tell,
    }
    return await moveIn(needs, survey, format.read(files), stopping.signal)
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop)
    progress.end()
    await opened.close()
  }
}

function folderOf(data: string): string {
  if (data === ':memory:') throw new OptionFaults(['--data: give a folder to import into.'])
  const folder = resolve(data)
  // The data is nobody else's on this machine.
  process.umask(0o077)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  return folder
}

function openBackend(file: string) {
  try {
    return openSqliteBackend(file)
  } catch (error) {
    if (!(error instanceof Problem) || !/another process/.test(error.message)) throw error
    const detail = `${file} is in use: stop the server first, import, and start it again.`
    throw new Problem('storage-unavailable', detail, {}, error)
  }
}

/** A filter that fails once fails for every reply: one line is enough. */
function complainOnce(say: (line: string) => void): (error: unknown) => void {
  let hasComplained = false
  return (error) => {
    if (hasComplained) return
    hasComplained = true
    say(`The filter failed, so replies come without its verdict: ${error}`)
  }
}

function outcome({ imported, alreadyHere, closedThreads, isWhole }: MovedIn): string {
  const rows = [
    ['imported', countText(imported)],
    ['already here, left as they are', countText(alreadyHere)],
    ['threads closed', countText(closedThreads)],
  ]
  const lines = `${aligned(rows.filter(([, count], i) => i === 0 || count !== '0'))}\n`
  if (isWhole) return `${lines}Done.`
  return `${lines}Stopped before the end. Give the same command again to go on from here.`
}
