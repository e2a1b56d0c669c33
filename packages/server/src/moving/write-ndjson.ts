import type { SiteId } from '@riposte/protocol'
import { type ExportChoice, type ExportedReply, exportedReply } from './exported-reply.ts'
import type { ExportedThread } from './exported-thread.ts'
import { RIPOSTE_VERSION } from './formats/riposte-ndjson.ts'

/** Threads as lines of JSON: docs/moving.md says what is in them. */
export function* writeNdjson(
  site: SiteId,
  threads: Iterable<ExportedThread>,
  choice: ExportChoice,
): Generator<string> {
  yield JSON.stringify({ riposte: 'replies', version: RIPOSTE_VERSION, site })
  for (const { head, title, replies } of threads) {
    const { article: page, state } = head
    yield JSON.stringify({ page, ...(title && { title }), state })
    for (const { reply } of replies) {
      const exported = exportedReply(reply, choice)
      if (exported) yield JSON.stringify(lineOf(exported))
    }
  }
}

/** What is empty, zero or false is left out. */
function lineOf({ reply, status, hasRevisions }: ExportedReply) {
  const { id, parentId, article, name, website, text, badge, votes, isPinned, isPicked } = reply
  const place = { id, parentId, article, submittedAt: iso(reply.submittedAt), status }
  if (status === 'erased') return place
  const revisions = reply.revisions.map((it) => ({ ...it, replacedAt: iso(it.replacedAt) }))
  return {
    ...place,
    name,
    ...(website && { website }),
    text,
    ...(badge && { badge }),
    ...(votes > 0 && { votes }),
    ...(isPinned && { isPinned }),
    ...(isPicked && { isPicked }),
    ...(revisions.length > 0 && { editedAt: revisions.at(-1)!.replacedAt }),
    ...(hasRevisions && { revisions }),
  }
}

const iso = (ms: number) => new Date(ms).toISOString()
