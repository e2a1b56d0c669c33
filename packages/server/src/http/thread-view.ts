import type { Words } from '@riposte/messages'
import { type LiveChange, THREAD_ORDERS, type ThreadState } from '@riposte/protocol'
import type { PlacedReply, ThreadHead, ThreadReply } from '../backend/placed-reply.ts'
import type { FormView, ReplyView, ThreadView } from '../render/page-views.ts'
import { renderReply } from '../render/reply.tsx'
import type { Article } from '../replies/article.ts'
import { readThread, type ThreadAsk, type ThreadSlice } from '../replies/read-thread.ts'
import { threadState } from '../replies/thread-state.ts'
import type { AppNeeds } from './app-needs.ts'
import { newFormToken } from './form-token.ts'
import { queryOf } from './thread-ask.ts'

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

export function stateOf(needs: AppNeeds, article: Article, head: ThreadHead): ThreadState {
  return threadState(needs.rules, article, head, needs.now())
}

interface ViewedThread {
  readonly article: Article
  readonly head: ThreadHead
  readonly state: ThreadState
  readonly ask: ThreadAsk
  readonly form: FormState
  readonly formToken: string
  /** Empty on our own pages, our origin in what other sites embed. */
  readonly server: string
}

/** A page of a thread, as a page or a fragment shows it. */
export async function threadView(needs: AppNeeds, viewed: ViewedThread): Promise<ThreadView> {
  const { site, siteView, views, rules } = needs
  const { article, head, state, ask, form, formToken, server } = viewed
  const slice = await readThread(views, site, article.id, ask)
  const answered = await answeredBy(needs, article, form)
  const page = threadPageUrl(article)
  const pageUrl = page.startsWith('/thread') ? server + page : page
  return {
    site: siteView,
    article: article.id,
    pageUrl,
    server,
    isLight: server === '',
    origin: needs.ownOrigin(),
    feeds: feedsOf(article, siteView.words),
    replies: slice.replies.map(replyView),
    drawReply: needs.drawReply,
    parents: await absentParents(needs, slice.replies),
    publishedCount: head.published,
    position: head.version,
    state,
    depthMax: rules.depthMax,
    ...links(pageUrl, ask, slice, needs),
    form: {
      action: `${server}/replies`,
      formToken,
      values: form.values,
      problems: form.problems,
      offersMail: needs.mail !== undefined,
      answers: answered ? { id: answered.id, name: answered.name } : null,
    },
  }
}

async function answeredBy({ views, site }: AppNeeds, article: Article, { answersId }: FormState) {
  if (!answersId) return undefined
  const [reply] = await views.replies(site, [answersId as PlacedReply['id']])
  return reply?.article === article.id && reply.status === 'published' ? reply : undefined
}

/** Whom replies of a page answer who stand on another page: their names, for the links there. */
async function absentParents({ views, site }: AppNeeds, replies: readonly ThreadReply[]) {
  const here = new Set(replies.map(({ id }) => id))
  const absent = replies.flatMap(({ parentId }) =>
    parentId !== null && !here.has(parentId) ? parentId : [],
  )
  const found = await views.replies(site, [...new Set(absent)])
  return new Map(found.filter(({ isShown }) => isShown).map((it) => [it.id, answeredOf(it)]))
}

function links(
  pageUrl: string,
  { around: _, ...ask }: ThreadAsk,
  { next, isLater, cut }: ThreadSlice,
  { rules }: AppNeeds,
): Pick<ThreadView, 'orders' | 'first' | 'next' | 'cut'> {
  const to = (page: ThreadAsk) => withQuery(pageUrl, queryOf(page, rules.order), 'replies')
  const { order } = ask
  return {
    orders: THREAD_ORDERS.map((name) => ({
      name,
      url: to({ order: name }),
      isCurrent: name === order,
    })),
    first: isLater ? to({ order }) : null,
    next: next === null ? null : to({ ...ask, after: next }),
    cut: new Map(
      [...cut].map(([under, { count, after }]) => [
        under,
        { count, url: to({ order, under, after }) },
      ]),
    ),
  }
}

function feedsOf({ id, title: article }: Article, words: Words): ThreadView['feeds'] {
  const query = `?article=${encodeURIComponent(id)}`
  const title = words.say('feedOfArticle', { article })
  return [
    { type: 'application/atom+xml', title, url: `/feed.atom${query}` },
    { type: 'application/feed+json', title, url: `/feed.json${query}` },
  ]
}

function withQuery(pageUrl: string, query: URLSearchParams, fragment: string): string {
  const words = query.toString()
  const joined = words && `${pageUrl.includes('?') ? '&' : '?'}${words}`
  return `${pageUrl}${joined}#${fragment}`
}

export function formTokenFor(needs: AppNeeds, article: Article): string {
  return newFormToken({ ...needs, formTokenKey: needs.keys.formToken }, article.id)
}

/** A shown reply as the renderer takes it. Field by field: it is made for each of every page. */
export function replyView(reply: ThreadReply): ReplyView {
  const { id, parentId, rootId, submittedAt, status } = reply
  if (status !== 'published') {
    const gone = status === 'erased' ? 'erased' : 'absent'
    return { id, parentId, rootId, submittedAt, ...WORDLESS, status: gone }
  }
  return {
    id,
    parentId,
    rootId,
    submittedAt,
    name: reply.name,
    website: reply.website,
    text: reply.text,
    votes: reply.votes,
    badge: reply.badge,
    isPinned: reply.isPinned,
    isPicked: reply.isPicked,
    editedAt: reply.editedAt,
    status,
  }
}

const WORDLESS = {
  name: '',
  website: '',
  text: '',
  votes: 0,
  badge: '',
  isPinned: false,
  isPicked: false,
  editedAt: null,
} as const

function answeredOf(reply: Pick<ThreadReply, 'id' | 'name' | 'status'>) {
  return { id: reply.id, name: reply.status === 'published' ? reply.name : '' }
}

/** One reply as the thread draws it; one that is gone only while it holds a place for answers. */
export async function liveChangeOf(needs: AppNeeds, reply: PlacedReply): Promise<LiveChange> {
  const { site, views, articleOf } = needs
  const { id, parentId, article: articleId, isShown } = reply
  const head = await views.head(site, articleId)
  const count = head.published
  if (!isShown) return { id, parentId, html: null, count }
  const article = articleOf(articleId)
  const state = stateOf(needs, article, head)
  const parent = parentId ? await views.reply(site, parentId) : undefined
  const answers = parent?.isShown ? answeredOf(parent) : null
  const editedAt = reply.revisions.at(-1)?.replacedAt ?? null
  const page = threadPageUrl(article)
  const server = page.startsWith('/thread') ? needs.ownOrigin() : ''
  const context = { pageUrl: server + page, state, server, words: needs.siteView.words, answers }
  return { id, parentId, html: renderReply(replyView({ ...reply, editedAt }), context), count }
}
