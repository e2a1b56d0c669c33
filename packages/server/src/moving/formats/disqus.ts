import type { ReplyStatus } from '@riposte/protocol'
import { momentOf, replyWith } from '../fields.ts'
import type { Moved, MovedPage, SourceFile, SourceFormat } from '../moved.ts'
import { readElements, type XmlElement } from '../read-elements.ts'
import { lineOfHtml, textOfHtml } from '../text-of-html.ts'

const THREAD = 'disqus/thread'
const POST = 'disqus/post'

interface Thread extends MovedPage {
  readonly isDeleted: boolean
}

/** Disqus' XML: threads first, then posts that name theirs. */
export const disqus: SourceFormat = {
  name: 'disqus',
  title: 'Disqus XML',
  isLike: (head) => /<disqus[\s>]/.test(Buffer.from(head).toString()),
  async *read(files) {
    for (const file of files) yield* readFile(file)
  },
}

async function* readFile(file: SourceFile): AsyncGenerator<Moved> {
  const threads = new Map<string, Thread>()
  const told = new Set<string>()
  for await (const element of readElements(file, [THREAD, POST])) {
    if (element.path === THREAD) {
      threads.set(idOf(element), threadOf(element))
      continue
    }
    const threadId = idOf(child(element, 'thread'))
    const thread = threads.get(threadId)
    // A page without replies is nothing to move.
    if (thread && !thread.isDeleted && !told.has(threadId)) {
      told.add(threadId)
      const { isDeleted: _, ...page } = thread
      yield page
    }
    yield postOf(element, thread)
  }
}

function threadOf(thread: XmlElement): Thread {
  return {
    kind: 'page',
    // The identifier is the site's own word for the page; often it is its address.
    page: childText(thread, 'link') || childText(thread, 'id'),
    title: lineOfHtml(childText(thread, 'title')),
    state: childText(thread, 'isClosed') === 'true' ? 'closed' : 'open',
    isDeleted: childText(thread, 'isDeleted') === 'true',
  }
}

function postOf(post: XmlElement, thread: Thread | undefined): Moved {
  const id = idOf(post)
  if (!thread) return { kind: 'left-out', id, what: 'reply to a missing page' }
  if (thread.isDeleted) return { kind: 'left-out', id, what: 'reply to a deleted page' }
  const author = child(post, 'author')
  return replyWith({
    id,
    parentId: idOf(child(post, 'parent')) || null,
    page: thread.page,
    name: nameOf(author),
    email: childText(author, 'email'),
    address: childText(post, 'ipAddress'),
    text: textOfHtml(childText(post, 'message')),
    submittedAt: momentOf(childText(post, 'createdAt')),
    status: statusOf(post),
  })
}

/** What is deleted there has no words here: only a place for what answers it. */
function statusOf(post: XmlElement): ReplyStatus {
  if (childText(post, 'isSpam') === 'true') return 'spam'
  return childText(post, 'isDeleted') === 'true' ? 'erased' : 'published'
}

/** Without a name, the user name; but not one that was made of another service's number. */
function nameOf(author: XmlElement | undefined): string {
  const names = [childText(author, 'name'), childText(author, 'username')]
  return lineOfHtml(
    names.find((it) => it !== '' && !/^(facebook|twitter|google)-\w/.test(it)) ?? '',
  )
}

const idOf = (element: XmlElement | undefined) => element?.attributes['dsq:id'] ?? ''

function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((it) => it.name === name)
}

function childText(element: XmlElement | undefined, name: string): string {
  return child(element, name)?.text.trim() ?? ''
}
