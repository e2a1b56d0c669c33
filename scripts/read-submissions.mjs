import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

/** Real submissions that may lie beside the project; see its README for where they come from. */
export const SHARED = '../shared/data/train'
const BLOGS = ['blog_hendrix', 'blog_spinningnumbers']
/** A model that is trained until this day has seen none of these. */
const UNSEEN_SINCE = '2019-03-01'

/**
 * Labelled submissions, oldest first: those of a file, a JSON object a line, gzipped or not; or
 * the newest `count` of two blogs, with `trainedUntil`: the shipped model has learned them, so only
 * a model trained until that day may be tried on them. Undefined: there are none.
 */
export function readSubmissions(file, count) {
  if (file) return { rows: rowsOf(file), from: file }
  const files = BLOGS.map((blog) => join(SHARED, `${blog}.ndjson.gz`))
  if (!files.every((path) => existsSync(path))) return undefined
  const rows = files
    .flatMap(rowsOf)
    .filter(({ ts }) => ts >= UNSEEN_SINCE)
    .sort((a, b) => (a.ts < b.ts ? -1 : 1))
  return {
    rows: rows.slice(-count),
    from: `${BLOGS.join(' and ')}, since ${UNSEEN_SINCE}`,
    trainedUntil: UNSEEN_SINCE,
  }
}

function rowsOf(file) {
  const bytes = readFileSync(file)
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
  return text
    .split('\n')
    .filter((line) => line.trim())
    .map((line) => JSON.parse(line))
    .filter(({ text, label }) => text && /^(ham|spam)$/.test(label))
}
