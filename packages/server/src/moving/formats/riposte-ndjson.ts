import { LIMITS, Problem, REPLY_STATUSES, THREAD_STATES } from '@riposte/protocol'
import { type Static, Type } from 'typebox'
import { Compile } from 'typebox/compile'
import { readLines } from '../../byte-lines.ts'
import type { Moved, SourceFile, SourceFormat } from '../moved.ts'

/** What a file of ours begins with. */
export const RIPOSTE_VERSION = 1

const text = Type.String()
const moment = Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\dT' })
const Header = Type.Object({ riposte: Type.Literal('replies'), version: Type.Integer() })
const PageLine = Type.Object({
  page: text,
  title: Type.Optional(text),
  state: Type.Optional(Type.Union(THREAD_STATES.map((it) => Type.Literal(it)))),
})
const ReplyLine = Type.Object({
  id: text,
  parentId: Type.Union([text, Type.Null()]),
  article: text,
  submittedAt: moment,
  status: Type.Union(REPLY_STATUSES.map((it) => Type.Literal(it))),
  name: Type.Optional(text),
  website: Type.Optional(text),
  text: Type.Optional(text),
  badge: Type.Optional(text),
  votes: Type.Optional(Type.Integer()),
  isPinned: Type.Optional(Type.Boolean()),
  isPicked: Type.Optional(Type.Boolean()),
  revisions: Type.Optional(
    Type.Array(
      Type.Object({
        text: Type.String({ maxLength: LIMITS.importedTextCharsMax }),
        replacedAt: moment,
      }),
      { maxItems: LIMITS.revisionsOfReplyMax },
    ),
  ),
})

const [header, pageLine, replyLine] = [Compile(Header), Compile(PageLine), Compile(ReplyLine)]

/** What `riposte export` writes: docs/moving.md has its fields. */
export const riposteNdjson: SourceFormat = {
  name: 'riposte',
  title: 'Riposte NDJSON',
  isLike: (head) => /^\s*\{\s*"riposte"\s*:\s*"replies"/.test(new TextDecoder().decode(head)),
  async *read(files) {
    for (const file of files) yield* readFile(file)
  },
}

async function* readFile(file: SourceFile): AsyncGenerator<Moved> {
  let hasBegun = false
  for await (const { number, text: line, fault } of readLines(file.open(), LINE_BYTES_MAX)) {
    const where = `${file.path}, line ${number}`
    if (line === undefined) throw new Problem('invalid-request', `${where} is ${fault}.`)
    if (line.trim() === '') continue
    const value = parse(where, line)
    if (hasBegun) yield movedOf(where, value)
    else hasBegun = checkHeader(where, value)
  }
  if (!hasBegun) throw new Problem('invalid-request', `${file.path} is empty.`)
}

const LINE_BYTES_MAX = LIMITS.movedLineBytesMax

function parse(where: string, line: string): unknown {
  try {
    return JSON.parse(line)
  } catch (cause) {
    const why = `is not JSON: ${(cause as Error).message}`
    throw new Problem('invalid-request', `${where} ${why}. Was the file cut short?`, {}, cause)
  }
}

function checkHeader(where: string, value: unknown): true {
  if (!header.Check(value)) {
    const detail = `${where} must be {"riposte": "replies", "version": ${RIPOSTE_VERSION}}.`
    throw new Problem('invalid-request', detail)
  }
  if (value.version === RIPOSTE_VERSION) return true
  const detail = `${where}: version ${value.version} is of a newer Riposte. Import it with that.`
  throw new Problem('invalid-request', detail)
}

function movedOf(where: string, value: unknown): Moved {
  const isPage = typeof value === 'object' && value !== null && 'page' in value
  if (isPage && pageLine.Check(value)) {
    const { page, title = '', state = 'open' } = value
    return { kind: 'page', page, title, state }
  }
  if (!isPage && replyLine.Check(value)) return replyOf(value)
  const [error] = (isPage ? pageLine : replyLine).Errors(value)
  const field = error?.instancePath.slice(1).replaceAll('/', '.') || 'it'
  throw new Problem('invalid-request', `${where}: ${field} ${error?.message ?? 'is wrong'}.`)
}

function replyOf(line: Static<typeof ReplyLine>): Moved {
  const { name = '', website = '', text: words = '', badge = '', votes = 0 } = line
  const { id, parentId, article: page, status, isPinned = false, isPicked = false } = line
  return {
    kind: 'reply',
    id,
    parentId,
    page,
    name,
    email: '',
    address: '',
    website,
    text: words,
    submittedAt: Date.parse(line.submittedAt),
    status,
    badge,
    votes,
    isPinned,
    isPicked,
    revisions: (line.revisions ?? []).map((it) => ({
      text: it.text,
      replacedAt: Date.parse(it.replacedAt),
    })),
  }
}
