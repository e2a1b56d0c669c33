import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { EpochMs } from '@riposte/protocol'
import type { Backend } from '../backend/backend.ts'
import { openSnapshot } from '../backend/embedded/open-snapshot.ts'
import { openSqliteBackend } from '../backend/embedded/sqlite-backend.ts'
import { MOVED_AT, SITE } from '../backend/events.fixture.ts'
import { guardJournal } from '../privacy/guard-journal.ts'
import { purposeKey } from '../privacy/keyed-hash.ts'
import { createMovedIds } from '../privacy/moved-ids.ts'
import { renderReplyText } from '../render/draw-markup.tsx'
import type { ExportedThread } from './exported-thread.ts'
import { riposteNdjson } from './formats/riposte-ndjson.ts'
import { wordpress } from './formats/wordpress.ts'
import { type AddressRules, addressMapper } from './map-address.ts'
import { moveIn } from './move-in.ts'
import type { Moved, MovedReply, SourceFile } from './moved.ts'
import { surveySource } from './survey.ts'
import { writeNdjson } from './write-ndjson.ts'
import { writeWxr } from './write-wxr.ts'

export const newDataFile = () => join(mkdtempSync(join(tmpdir(), 'riposte-')), 'riposte.db')

/** A data file of its own, open for writing. */
export function openEmbedded(): { readonly backend: Backend; readonly file: string } {
  const file = newDataFile()
  return { backend: openSqliteBackend(file), file }
}

/** The file's threads as an export has them. */
export function* threadsIn(file: string): Generator<ExportedThread> {
  const snapshot = openSnapshot(file)
  try {
    for (const head of snapshot.threads(SITE)) {
      const replies = snapshot.replies(SITE, head.article)
      yield { head, title: '', url: head.article, replies }
    }
  } finally {
    snapshot.close()
  }
}

export function exportLines(file: string, isPublishedOnly = false): readonly string[] {
  return [...writeNdjson(SITE, threadsIn(file), { isPublishedOnly })]
}

export function exportWxr(file: string): readonly string[] {
  const needs = { site: SITE, htmlOf: renderReplyText }
  return [...writeWxr(needs, threadsIn(file), { isPublishedOnly: false })]
}

/** A file that holds `lines`, read in pieces of `chunkBytes`. */
export function fileOf(lines: readonly string[], chunkBytes = 4_096): SourceFile {
  const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(''))
  return {
    path: 'replies.ndjson',
    progress: () => ({ readBytes: bytes.length, bytes: bytes.length }),
    async *open() {
      for (let at = 0; at < bytes.length; at += chunkBytes) {
        yield bytes.subarray(at, at + chunkBytes)
      }
    },
  }
}

export function movedReply(id: string, more: Partial<MovedReply> = {}): MovedReply {
  return {
    kind: 'reply',
    id,
    parentId: null,
    page: 'https://news.example/a',
    name: 'Ada',
    email: '',
    address: '',
    website: '',
    text: `The words of ${id}.`,
    submittedAt: MOVED_AT - 1_000_000 + Number(id),
    status: 'published',
    badge: '',
    votes: 0,
    isPinned: false,
    isPicked: false,
    ...more,
  }
}

export const ANYWHERE: AddressRules = {
  prefixes: [],
  exact: new Map(),
  origins: [],
  keepsUnmapped: false,
}

export interface ImportRun {
  readonly rules?: Partial<AddressRules>
  readonly at?: EpochMs
  readonly source?: string
  readonly signal?: AbortSignal
}

/** Surveys `open` and moves it into `backend`. The filter has no model: it fails each time. */
export async function importFrom(
  backend: Backend,
  open: () => AsyncIterable<Moved>,
  run: ImportRun = {},
) {
  const { at = MOVED_AT, source = 'elsewhere', signal = new AbortController().signal } = run
  const vetting = { nameless: 'Anonymous', at }
  const mapAddress = addressMapper({ ...ANYWHERE, ...run.rules })
  const tell = () => {}
  const survey = await surveySource({ mapAddress, vetting, tell }, open())
  const noModel = () => {
    throw new Error('no model')
  }
  const needs = {
    ...backend,
    journal: guardJournal(backend.journal),
    model: noModel,
    filterFailed: () => {},
    ids: createMovedIds((purpose, it) => purposeKey(new Uint8Array(32), purpose, it), SITE),
    site: SITE,
    source,
    vetting,
    now: () => at,
    tell,
  }
  return { survey, moved: await moveIn(needs, survey, open(), signal), ids: needs.ids }
}

export const importLines = (backend: Backend, lines: readonly string[], run: ImportRun = {}) =>
  importFrom(backend, () => riposteNdjson.read([fileOf(lines)]), run)

export const importWxr = (backend: Backend, lines: readonly string[]) =>
  importFrom(backend, () => wordpress.read([fileOf(lines)]))

/** Pieces of a source one after another. */
export async function* piecesOf(pieces: readonly Moved[]): AsyncGenerator<Moved> {
  yield* pieces
}
