import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { type ArticleId, Problem } from '@riposte/protocol'
import { type ArticleFile, readArticles } from '../articles/read-articles.ts'
import { openSnapshot } from '../backend/embedded/open-snapshot.ts'
import type { Snapshot } from '../backend/snapshot.ts'
import { SERVE_OPTIONS } from '../config.ts'
import type { ExportedThread } from '../moving/exported-thread.ts'
import { writeNdjson } from '../moving/write-ndjson.ts'
import { writeWxr } from '../moving/write-wxr.ts'
import { type OptionValues, parseChoice, parseSwitch, parseText, parseWords } from '../options.ts'
import { renderReplyText } from '../render/draw-markup.tsx'
import { defineCommand } from './command.ts'
import { writeChunks } from './write-chunks.ts'
import { replaceFile } from './write-file.ts'

const EXPORT_OPTIONS = {
  data: { ...SERVE_OPTIONS.data, summary: 'Folder of the data file' },
  site: SERVE_OPTIONS.site,
  format: {
    summary: 'ndjson, which riposte import reads; or wxr, which WordPress reads too',
    placeholder: 'NAME',
    fallback: 'ndjson' as 'ndjson' | 'wxr',
    fallbackText: 'ndjson',
    parse: parseChoice(['ndjson', 'wxr'] as const),
  },
  out: {
    summary: 'File to write; - is standard output',
    placeholder: 'FILE',
    fallback: '-',
    fallbackText: '-',
    parse: parseText,
  },
  gzip: {
    summary: 'Pack what is written',
    fallback: false,
    parse: parseSwitch,
  },
  article: {
    summary: 'Only this thread, by its address; may be repeated',
    placeholder: 'URL',
    fallback: [] as readonly string[],
    parse: parseWords,
  },
  published: {
    summary: 'Only what readers see; else held, spam and rejected replies too',
    fallback: false,
    parse: parseSwitch,
  },
  articles: { ...SERVE_OPTIONS.articles, summary: 'Folder of Markdown articles, for their titles' },
  url: { ...SERVE_OPTIONS.url, summary: 'Address of this server, for links to its own articles' },
} as const

type ExportOptions = OptionValues<typeof EXPORT_OPTIONS>

export const exportCommand = defineCommand({
  name: 'export',
  summary: 'Write all replies of a site to a file',
  details:
    'Reads the data file as it is at this moment; the server may go on meanwhile. Nothing\n' +
    'that is kept about people behind the scenes goes out: no hashes, fingerprints, verdicts.\n' +
    'The file holds what people wrote, so keep it as you keep the data.',
  options: EXPORT_OPTIONS,

  async run(options, { stdout }) {
    const snapshot = openSnapshot(join(options.data, 'riposte.db'))
    try {
      const lines = linesOf(options, snapshot)
      if (options.out === '-') await writeChunks(lines, stdout, options.gzip, false)
      else {
        const { out, gzip } = options
        // What people wrote is nobody else's on this machine.
        process.umask(0o077)
        await replaceFile(out, (part) => writeChunks(lines, createWriteStream(part), gzip, true))
      }
    } finally {
      snapshot.close()
    }
    return 0
  },
})

function linesOf(options: ExportOptions, snapshot: Snapshot): Iterable<string> {
  const { site, format, published: isPublishedOnly } = options
  const threads = threadsOf(options, snapshot)
  const choice = { isPublishedOnly }
  if (format === 'ndjson') return writeNdjson(site, threads, choice)
  return writeWxr({ site, htmlOf: renderReplyText }, threads, choice)
}

function* threadsOf(options: ExportOptions, snapshot: Snapshot): Generator<ExportedThread> {
  const { site, article: wanted, url: own = '' } = options
  const files = options.articles ? readArticles(options.articles) : []
  const titles = new Map(files.map((file) => [articleIdOf(file), file.title]))
  const missing = new Set(wanted)
  for (const head of snapshot.threads(site)) {
    if (wanted.length > 0 && !missing.delete(head.article)) continue
    const { article } = head
    const url = article.startsWith('/') ? own + article : article
    const replies = snapshot.replies(site, article)
    yield { head, title: titles.get(article) ?? '', url, replies }
  }
  const [first] = missing
  if (first === undefined) return
  const detail = `There are no replies to ${first} on the site ${site}. Are both spelled right?`
  throw new Problem('invalid-request', detail)
}

const articleIdOf = ({ slug }: ArticleFile) => `/articles/${slug}` as ArticleId
