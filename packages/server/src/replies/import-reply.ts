import type {
  ArticleId,
  EpochMs,
  Mark,
  ModeratorId,
  ReplyId,
  ReplyStatus,
  Revision,
  SiteId,
  Submitted,
  WriterId,
} from '@riposte/protocol'
import type { Journal, Outcome } from '../backend/journal.ts'
import type { Views } from '../backend/views.ts'
import { withReason } from './first-status.ts'
import { type JudgeNeeds, judgeSubmission } from './judge-submission.ts'
import { storedFeatures } from './stored-features.ts'

export interface ImportNeeds extends Pick<JudgeNeeds, 'model' | 'filterFailed'> {
  readonly journal: Journal
  readonly views: Pick<Views, 'reply'>
  readonly now: () => EpochMs
}

/** A reply of another system that has been checked: every field within its limits. */
export interface ImportedReply {
  readonly site: SiteId
  readonly replyId: ReplyId
  /** The name of the source, and the reply's id there. */
  readonly source: string
  readonly sourceId: string
  readonly article: ArticleId
  /** Of the article, as far as the source knows it: judged with the words. */
  readonly title: string
  readonly parentId: ReplyId | null
  readonly name: string
  /** Judged and then dropped, like the IP `address`. */
  readonly email: string
  readonly address: string
  readonly website: string
  readonly text: string
  readonly submittedAt: EpochMs
  readonly status: ReplyStatus
  readonly badge: string
  readonly writer: WriterId | null
  readonly votes: number
  readonly marks: readonly Mark[]
  readonly revisions: readonly Revision[]
}

/** Stands for the moderators of the system that a reply was moved from. */
export const IMPORT_MODERATOR = 'import' as ModeratorId

/**
 * Records a reply of another system as that system had it. The filter judges it and says why, as
 * nothing enters the journal without a verdict; but its status is the one that it had there. One
 * that is here already, whatever became of it since, is left as it is.
 *
 * @throws Problem `storage-unavailable`.
 */
export async function importReply(
  needs: ImportNeeds,
  reply: ImportedReply,
): Promise<'imported' | 'already-here'> {
  if (await needs.views.reply(reply.site, reply.replyId)) return 'already-here'
  const outcomes = reply.status === 'erased' ? recordPlace(needs, reply) : record(needs, reply)
  const [first] = await Promise.all(outcomes)
  return first!.recorded ? 'imported' : 'already-here'
}

/** Reply and marks are asked for at once, so that one transaction has all of them or none. */
function record(needs: ImportNeeds, reply: ImportedReply): readonly Promise<Outcome>[] {
  const { journal, now } = needs
  const { site, replyId, marks } = reply
  const at = now()
  const moderatorId = IMPORT_MODERATOR
  return [
    journal.record(submittedOf(needs, reply, at), 0),
    ...marks.map((mark) =>
      journal.record({ type: 'marked', site, replyId, at, mark, on: true, moderatorId }),
    ),
  ]
}

function submittedOf(needs: ImportNeeds, reply: ImportedReply, at: EpochMs): Submitted {
  const { site, replyId, article, title, parentId, name, email, website, text, status } = reply
  const { writer, badge, votes, revisions, address, source: from, sourceId: id } = reply
  const words = { text, author: name, authorUrl: website, email, articleTitle: title }
  // Bursts and reputations are of now: what came in years ago says nothing about them.
  const judging = { ...needs, recall: () => ({ reasons: [], campaign: undefined }) }
  const { verdict, features } = judgeSubmission(judging, words, {}, address)
  const sentence = `Its status is the one that it had in ${from}, from where it was moved.`
  return {
    type: 'submitted',
    site,
    replyId,
    at: reply.submittedAt,
    article,
    parentId,
    name,
    website,
    text,
    status,
    verdict: withReason(verdict, 'moved', sentence),
    features: features ? storedFeatures(features) : '',
    ...(writer !== null && { writer }),
    ...(badge && { badge }),
    imported: { from, id, at, votes, ...(revisions.length > 0 && { revisions }) },
  }
}

/** Of what was erased there only its place comes here. */
function recordPlace(
  { journal, now }: ImportNeeds,
  { site, replyId, article, parentId, submittedAt }: ImportedReply,
): readonly Promise<Outcome>[] {
  const place = { site, replyId, at: now(), by: 'writer', article, parentId, submittedAt } as const
  return [journal.record({ type: 'erased', ...place }, 0)]
}
