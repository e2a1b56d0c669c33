import type { ReplyStatus } from '@riposte/protocol'
import {
  type Fields,
  fieldsOf,
  firstTextIn,
  flagIn,
  momentOf,
  numberIn,
  replyWith,
  STAFF,
  textIn,
} from '../fields.ts'
import type { Moved, MovedReply, SourceFile, SourceFormat } from '../moved.ts'
import { readJson } from '../read-json.ts'
import { hasKeys } from '../read-records.ts'
import { textOfHtml } from '../text-of-html.ts'

interface Writer {
  readonly name: string
  readonly email: string
  readonly website: string
  readonly badge: string
}

interface Known {
  readonly writers: ReadonlyMap<string, Writer>
  /** The addresses of pages, by their ids. */
  readonly pages: ReadonlyMap<string, string>
}

/** Commento's and Commento++'s JSON (version 1), and Comentario's (1 and 3). */
export const commento: SourceFormat = {
  name: 'commento',
  title: 'Commento or Comentario JSON',
  isLike: (head) =>
    /^\s*\{\s*"version"\s*:\s*[13]\s*,/.test(Buffer.from(head).toString()) &&
    (hasKeys(head, 'commentHex') || hasKeys(head, 'pages') || hasKeys(head, 'comments')),
  async *read(files) {
    for (const file of files) yield* readFile(file)
  },
}

/** Who wrote stands after what they wrote: so the file is read twice. */
async function* readFile(file: SourceFile): AsyncGenerator<Moved> {
  const writers = new Map<string, Writer>()
  const pages = new Map<string, string>()
  for await (const { path, value } of readJson(file, ['$.commenters.*', '$.pages.*'])) {
    const fields = fieldsOf(value)
    if (path === 'commenters')
      writers.set(firstTextIn(fields, 'commenterHex', 'id'), writerOf(fields))
    else {
      const page = textIn(fields, 'path')
      pages.set(textIn(fields, 'id'), page)
      const state = flagIn(fields, 'isReadonly') ? 'closed' : 'open'
      yield { kind: 'page', page, title: textIn(fields, 'title'), state }
    }
  }
  for await (const { value } of readJson(file, ['$.comments.*'])) {
    const fields = fieldsOf(value)
    const known = { writers, pages }
    yield 'commentHex' in fields ? replyOfFirst(fields, known) : replyOfThird(fields, known)
  }
}

function writerOf(fields: Fields): Writer {
  return {
    name: textIn(fields, 'name'),
    email: textIn(fields, 'email'),
    website: firstTextIn(fields, 'link', 'websiteUrl').replace(/^undefined$/, ''),
    badge: flagIn(fields, 'isModerator') ? STAFF : '',
  }
}

const NOBODY: Writer = { name: '', email: '', website: '', badge: '' }

const STATES: Readonly<Record<string, ReplyStatus>> = {
  approved: 'published',
  unapproved: 'held',
  flagged: 'held',
}

function replyOfFirst(fields: Fields, { writers }: Known): MovedReply {
  const parent = textIn(fields, 'parentHex')
  const state = STATES[textIn(fields, 'state')] ?? 'held'
  return replyWith({
    id: textIn(fields, 'commentHex'),
    parentId: parent === 'root' ? null : parent || null,
    page: pageOfFirst(fields),
    ...(writers.get(textIn(fields, 'commenterHex')) ?? NOBODY),
    text: wordsOf(fields),
    submittedAt: momentOf(fields['creationDate']),
    status: flagIn(fields, 'deleted') ? 'erased' : state,
    votes: numberIn(fields, 'score'),
  })
}

function pageOfFirst(fields: Fields): string {
  const page = firstTextIn(fields, 'url', 'path')
  const host = firstTextIn(fields, 'domain', 'host')
  if (/^https?:/.test(page) || host === '') return page
  return `https://${host}${page.startsWith('/') ? '' : '/'}${page}`
}

function replyOfThird(fields: Fields, { writers, pages }: Known): MovedReply {
  const writer = writers.get(textIn(fields, 'userCreated')) ?? NOBODY
  return replyWith({
    id: textIn(fields, 'id'),
    parentId: textIn(fields, 'parentId') || null,
    page: pages.get(textIn(fields, 'pageId')) ?? textIn(fields, 'url'),
    ...writer,
    name: writer.name || textIn(fields, 'authorName'),
    address: textIn(fields, 'authorIP'),
    text: wordsOf(fields),
    submittedAt: momentOf(fields['createdTime']),
    status: statusOfThird(fields),
    votes: numberIn(fields, 'score'),
    isPinned: flagIn(fields, 'isSticky'),
  })
}

function statusOfThird(fields: Fields): ReplyStatus {
  if (flagIn(fields, 'isDeleted')) return 'erased'
  if (flagIn(fields, 'isPending')) return 'held'
  return flagIn(fields, 'isApproved') ? 'published' : 'rejected'
}

function wordsOf(fields: Fields): string {
  return textIn(fields, 'markdown') || textOfHtml(textIn(fields, 'html'))
}
