import type { Facts, Submission } from '@riposte/filter'
import {
  type EpochMs,
  Problem,
  type ReplyId,
  type SiteId,
  type Submitted,
  type WriterId,
} from '@riposte/protocol'
import type { Journal } from '../backend/journal.ts'
import type { PlacedReply } from '../backend/placed-reply.ts'
import type { Views } from '../backend/views.ts'
import type { Article } from './article.ts'
import { type JudgeForSiteNeeds, judgeForSite } from './judge-for-site.ts'
import { refuseClosed, threadState } from './thread-state.ts'

/** What submitting needs from the world. `start.ts` supplies it; tests bring their own. */
export interface SubmitNeeds extends JudgeForSiteNeeds {
  readonly journal: Journal
  readonly now: () => EpochMs
  /** Told who wrote a reply, so that a later decision about it is remembered of its writer. */
  readonly noticeWriter: (id: ReplyId, submission: Submission, address: string) => void
  /** Of the notice that readers see now. */
  readonly noticeVersion: string
  /** The id of a reply: the same for the same form, writer and words, else another. */
  readonly replyIdOf: (site: SiteId, parts: readonly string[]) => ReplyId
}

/** A submission that has passed the edge: every field within its limits. */
export interface SubmittedForm {
  readonly site: SiteId
  readonly article: Article
  readonly parentId: ReplyId | null
  readonly name: string
  /** Judged and then dropped. */
  readonly email: string
  readonly website: string
  readonly text: string
  /**
   * By which it is known as the same when it is sent twice: the form's token, if no other, and the
   * network. Copies of a page share a token; its reply, and the receipt of that, are one reader's.
   */
  readonly onceKey: string
  /** Null when nothing says whose it is. */
  readonly writer: WriterId | null
  /** The same writer by keys that have been replaced: so they are known to earlier replies. */
  readonly formerWriters?: readonly WriterId[]
  /** As the site words it for a reader whom it signed in, or empty. */
  readonly badge: string
  readonly facts: Facts
  /** The IP address that it came from; used for the verdict and never recorded. */
  readonly address: string
}

/**
 * Judges a submission, then records it: nothing enters the journal without a verdict. Resolves to
 * the reply once it is durable; the same form sent again resolves to the same reply.
 *
 * @throws Problem `thread-closed`, `reply-not-found` (the answered one), `storage-unavailable`.
 */
export async function submitReply(needs: SubmitNeeds, form: SubmittedForm): Promise<PlacedReply> {
  const { site, article, parentId, name, email, website, text, writer, badge } = form
  const head = await needs.views.head(site, article.id)
  refuseClosed(threadState(needs.rules, article, head, needs.now()))
  if (parentId) await refuseMissingParent(needs.views, form, parentId)
  const replyId = needs.replyIdOf(site, [form.onceKey, article.id, parentId ?? '', name, text])
  const known = await needs.views.reply(site, replyId)
  if (known) return known

  const words = { text, author: name, authorUrl: website, email, articleTitle: article.title }
  const { status, verdict, features } = await judgeForSite(needs, site, words, form)
  const submitted: Submitted = {
    type: 'submitted',
    site,
    replyId,
    at: needs.now(),
    article: article.id,
    parentId,
    name,
    website,
    text,
    status,
    verdict,
    features,
    notice: needs.noticeVersion,
    ...(writer !== null && { writer }),
    ...(badge && { badge }),
  }
  needs.noticeWriter(replyId, words, form.address)
  const { reply } = await needs.journal.record(submitted, 0)
  return reply!
}

async function refuseMissingParent(
  views: Views,
  { site, article }: SubmittedForm,
  parentId: ReplyId,
): Promise<void> {
  const parent = await views.reply(site, parentId)
  if (parent?.article === article.id && parent.status === 'published') return
  throw new Problem(
    'reply-not-found',
    'The reply that you answer is no longer there. You can post yours on its own.',
    { field: 'parentId', says: 'answeredGone' },
  )
}
