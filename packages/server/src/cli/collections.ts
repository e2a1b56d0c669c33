import { createReadStream } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { createGunzip } from 'node:zlib'
import type { Example } from '@riposte/filter'
import { Problem } from '@riposte/protocol'
import { readLines } from '../byte-lines.ts'
import { LEFT_OUT } from './left-out.ts'
import { LINE_BYTES_MAX, parseSubmissionLine, type SubmissionLine } from './submission-lines.ts'

/** How one collection takes part in training. What is not said here takes part whole. */
interface Part {
  readonly spamMax?: number
  readonly hamMax?: number
  /** How loud its lessons are: what is not a blog speaks more softly about blogs. */
  readonly weight?: number
  /**
   * Held out to choose slope and thresholds, in so many pieces that follow each other in time: 1 is
   * a blog that nobody has seen; more is for those that hold most of a kind of spam.
   */
  readonly heldOut?: number
}

/**
 * The collections that need a rule, by file name. Caps keep one collection's manner from becoming
 * the rule for all: a few brands' adverts by the thousand, ten thousand comments of one country.
 */
const PARTS: Readonly<Record<string, Part>> = {
  blog_chrisrisner: { heldOut: 1 },
  blog_hendrix: { heldOut: 4 },
  blog_mademistakes: { heldOut: 1 },
  blog_python_podcast: { heldOut: 4 },
  blog_spinningnumbers: { heldOut: 1 },
  ham_civil_toxic: { weight: 0.1, hamMax: 6_000 },
  ham_de_germeval2018: { weight: 0.1, hamMax: 4_000 },
  ham_ko_news: { weight: 0.1, hamMax: 4_000 },
  ham_pl_wp_comments: { weight: 0.1, hamMax: 4_000 },
  ham_zh_cold: { weight: 0.1, hamMax: 4_000 },
  primer: { weight: 0.3 },
  sms_uci: { weight: 0.2, hamMax: 1_500 },
  telegram_tgspam: { weight: 0.2 },
  youtube_id_judol: { weight: 0.2, spamMax: 2_000, hamMax: 4_000 },
  youtube_uci: { weight: 0.2 },
}

/** One file of labelled lines. */
export interface Collection {
  readonly name: string
  readonly path: string
}

/** What we wrote ourselves, in languages of which the collections have little. */
export const PRIMER: Collection = {
  name: 'primer',
  path: fileURLToPath(new URL('../../../../models/primer.ndjson', import.meta.url)),
}

export type LabelledLine = SubmissionLine & Required<Pick<SubmissionLine, 'label'>>

/** The files `*.ndjson` and `*.ndjson.gz` of a folder, by name. */
export async function findCollections(folder: string): Promise<readonly Collection[]> {
  const listed = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    const why = error.code === 'ENOENT' ? 'is not there' : `cannot be read: ${error.message}`
    throw new Problem('invalid-request', `The folder ${folder} ${why}.`)
  })
  const files = listed.filter((file) => /\.ndjson(\.gz)?$/.test(file)).sort()
  if (files.length === 0)
    throw new Problem('invalid-request', `${folder} has no *.ndjson or *.ndjson.gz files.`)
  return files.map((file) => ({
    name: basename(file).replace(/\.ndjson(\.gz)?$/, ''),
    path: join(folder, file),
  }))
}

/**
 * The labelled lines of a collection, in order.
 *
 * @throws Problem naming file and line when one cannot be read or has no label.
 */
export async function* readCollection({ path }: Collection): AsyncGenerator<LabelledLine> {
  for await (const { number, text, fault } of readLines(openFile(path), LINE_BYTES_MAX)) {
    const where = `${basename(path)}, line ${number}`
    if (text === undefined) throw new Problem('invalid-request', `${where} is ${fault}.`)
    if (text.trim() === '') continue
    try {
      const line = parseSubmissionLine(text)
      if (!line.label) throw new Error('has no label: write "ham" or "spam"')
      yield { ...line, label: line.label }
    } catch (error) {
      throw new Problem('invalid-request', `${where} ${(error as Error).message}.`)
    }
  }
}

/** The examples that `collection` contributes, its caps applied by taking every so-manieth. */
export async function readExamples(
  collection: Collection,
  until: string | undefined,
): Promise<readonly Example[]> {
  const { spamMax, hamMax, weight, heldOut = 1 } = PARTS[collection.name] ?? {}
  const leftOut = LEFT_OUT[collection.name]
  const kept: Record<'ham' | 'spam', Example[]> = { ham: [], spam: [] }
  for await (const { submission, facts, label, at, id } of readCollection(collection)) {
    if ((until && at && at >= until) || (id && leftOut?.has(id))) continue
    const medium = weight && { weight, medium: collection.name }
    kept[label].push({ submission, facts, label, ...medium })
  }
  return (['spam', 'ham'] as const).flatMap((label) => {
    const examples = thin(kept[label], label === 'spam' ? spamMax : hamMax)
    return examples.map((example, i) => {
      const piece = Math.floor((i * heldOut) / examples.length)
      return { ...example, source: sourceName(collection.name, piece) }
    })
  })
}

/** The sources that training holds out one after another, of these collections. */
export function heldOutSources(collections: readonly Collection[]): readonly string[] {
  return collections.flatMap(({ name }) =>
    Array.from({ length: PARTS[name]?.heldOut ?? 0 }, (_, piece) => sourceName(name, piece)),
  )
}

const sourceName = (collection: string, piece: number) => `${collection}/${piece}`

/** At most `most` items, evenly spaced. */
function thin<T>(items: readonly T[], most = items.length): readonly T[] {
  if (items.length <= most) return items
  return Array.from({ length: most }, (_, i) => items[Math.floor((i * items.length) / most)]!)
}

function openFile(path: string): Readable {
  const file = createReadStream(path)
  if (!path.endsWith('.gz')) return file
  const unzipped = createGunzip()
  file.on('error', (error) => unzipped.destroy(error))
  return file.pipe(unzipped)
}
