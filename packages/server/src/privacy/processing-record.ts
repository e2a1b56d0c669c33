import type { NoticeBody } from './notice.ts'
import type { NoticeEntry } from './notice-entries.ts'

const HEADS = [
  'id',
  'what',
  'category',
  'purpose',
  'legal basis',
  'form',
  'form at rest',
  'scope',
  'how long',
  'recipients',
  'erased by',
  'controller',
  'contact',
] as const

/** The record of processing activities (GDPR 30) as CSV (RFC 4180), a line an entry. */
export function processingRecord(body: NoticeBody): string {
  const rows = [...body.kept, ...body.passing].map((entry) => rowOf(entry, body))
  return [HEADS, ...rows].map((cells) => `${cells.map(cellOf).join(',')}\r\n`).join('')
}

function rowOf(entry: NoticeEntry, { title, contact }: NoticeBody): readonly string[] {
  const { id, name, codes, purpose, basis, form, life, recipients, eraser } = entry
  const { category, atRest, scope } = codes
  const about = [id, name, category, purpose, basis, form, atRest, scope, life, recipients, eraser]
  return [...about, title, contact ?? '']
}

/** Quoted; and never a formula, which a spreadsheet would work out. */
function cellOf(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return `"${plain.replaceAll('"', '""')}"`
}
