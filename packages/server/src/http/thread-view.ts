import { LIMITS, type LiveChange } from '@riposte/protocol'
import type { FormView, ReplyView, ThreadView } from '../render/page-views.ts'
import { renderReply } from '../render/reply.tsx'
import type { Reply } from '../replies/apply-event.ts'
import type { Article } from '../replies/article.ts'
import type { AppNeeds } from './app-needs.ts'
import { newFormToken } from './form-token.ts'

/** What was typed into a form, what is wrong with it, and whom it answers. */
export interface FormState {
  readonly values: FormView['values']
  readonly problems: FormView['problems']
  readonly answersId: string | null
}

export const EMPTY_FORM: FormState = { values: {}, problems: {}, answersId: null }

/** The page that shows an article's thread without a script. */
export function threadPageUrl(article: Article): string {
  if (article.url.startsWith('/')) return article.url
  return `/thread?article=${encodeURIComponent(article.id)}`
}

/**
 * A thread as a page or a fragment shows it.
 *
 * @param server empty on our own pages, our origin in what other sites embed.
 */
export async function threadView(
  needs: AppNeeds,
  article: Article,
  form: FormState,
  server = '',
): Promise<ThreadView> {
  const { site, siteView, views } = needs
  const { replies, position } = await views.thread(site, article.id, LIMITS.repliesInFragmentMax)
  const answered = replies.find(({ id, status }) => id === form.answersId && status === 'published')
  const page = threadPageUrl(article)
  return {
    site: siteView,
    article: article.id,
    pageUrl: page.startsWith('/thread') ? server + page : page,
    server,
    replies: replies.map(replyView),
    publishedCount: await views.publishedCount(site, article.id),
    position,
    closed: article.closed,
    form: {
      action: `${server}/replies`,
      formToken: formTokenFor(needs, article),
      values: form.values,
      problems: form.problems,
      offersMail: needs.mail !== undefined,
      answers: answered ? { id: answered.id, name: answered.name } : null,
    },
  }
}

export function formTokenFor(needs: AppNeeds, article: Article): string {
  return newFormToken({ ...needs, formTokenKey: needs.keys.formToken }, article.id)
}

/** A published or erased reply as the renderer takes it. */
function replyView(reply: Reply): ReplyView {
  const { id, parentId, name, website, text, submittedAt, status } = reply
  const shown = status === 'published' ? 'published' : 'erased'
  return { id, parentId, name, website, text, submittedAt, status: shown }
}

/** One reply as the thread draws it; an erased one only while it holds a place for answers. */
export async function liveChangeOf(
  { site, views, articleOf }: Pick<AppNeeds, 'site' | 'views' | 'articleOf'>,
  reply: Reply,
): Promise<LiveChange> {
  const { id, parentId, article: articleId, status } = reply
  const isShown =
    status === 'published' || (status === 'erased' && (await views.hasPublishedAnswers(site, id)))
  const count = await views.publishedCount(site, articleId)
  if (!isShown) return { id, parentId, html: null, count }
  const article = articleOf(articleId)
  const parent = parentId ? await views.reply(site, parentId) : undefined
  const answers = parent && mayBeDrawn(parent) ? { id: parent.id, name: parent.name } : null
  const context = { pageUrl: threadPageUrl(article), closed: article.closed, answers }
  return { id, parentId, html: renderReply(replyView(reply), context), count }
}

const mayBeDrawn = ({ status }: Reply) => status === 'published' || status === 'erased'
