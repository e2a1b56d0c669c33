import type { DecidedEntry, DeskEntry, Mark, ModeratorId } from '@riposte/protocol'
import { moderatorInWords } from '../privacy/moderator-id.ts'
import { renderReplyText } from '../render/draw-markup.tsx'
import { isOwnDecision, openAppealOf } from '../replies/appeal-state.ts'
import type { Reply } from '../replies/apply-event.ts'
import type { AppNeeds } from './app-needs.ts'
import { articleUrl } from './page-routes.ts'

/** A reply as a card of the desk shows it to whoever is signed in, `me`. */
export async function deskEntry(
  needs: AppNeeds,
  me: ModeratorId,
  reply: Reply,
): Promise<DeskEntry> {
  const { id, position, status, name, website, text, submittedAt, parentId } = reply
  const parent = parentId ? await needs.views.reply(needs.site, parentId) : undefined
  const article = needs.articleOf(reply.article)
  return {
    id,
    version: position,
    status,
    name,
    website,
    html: renderReplyText(text),
    submittedAt,
    articleTitle: article.title,
    articleUrl: articleUrl(article),
    answers: parent?.name ?? null,
    verdict: reply.verdict!,
    reports: reply.reports.map(({ ground, words, at }) => ({ ground, words, at })),
    revisions: reply.revisions.map((it) => ({
      html: renderReplyText(it.text),
      replacedAt: it.replacedAt,
    })),
    marks: marksOf(reply),
    appeal: appealOf(reply, me),
    decision: decisionOf(reply, me),
  }
}

/** The answer to a decision, an undo or a mark. */
export async function decidedEntry(
  needs: AppNeeds,
  me: ModeratorId,
  reply: Reply,
): Promise<DecidedEntry> {
  const entry = await deskEntry(needs, me, reply)
  return { entry, counts: await needs.views.queueCounts(needs.site) }
}

function marksOf({ isPinned, isPicked }: Reply): readonly Mark[] {
  return [...(isPinned ? ['pinned' as const] : []), ...(isPicked ? ['picked' as const] : [])]
}

function appealOf(reply: Reply, me: ModeratorId): DeskEntry['appeal'] {
  const open = openAppealOf(reply)
  if (!open) return null
  const { id, words, at } = open
  return { id, words, at, isForColleague: isOwnDecision(reply, open, me) }
}

function decisionOf({ decisions }: Reply, me: ModeratorId): DeskEntry['decision'] {
  const standing = decisions.at(-1)
  if (!standing) return null
  const { id, kind, ground, at, moderatorId, answers } = standing
  const by = moderatorId === me ? 'you' : moderatorInWords(moderatorId)
  return { id, kind, ground, at, by, answer: answers?.words ?? null }
}
