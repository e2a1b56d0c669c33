import { LIMITS } from '@riposte/protocol'
import type { FastifyInstance } from 'fastify'
import type { ThreadReply } from '../backend/placed-reply.ts'
import { type FeedView, renderAtom, renderJsonFeed } from '../render/feed.ts'
import { permalink } from '../render/link-address.ts'
import type { AppNeeds } from './app-needs.ts'
import { articleUrl } from './page-routes.ts'
import { sendWithTag } from './send-with-tag.ts'
import { threadPageUrl } from './thread-view.ts'

interface FeedQuery {
  readonly Querystring: { readonly article?: string }
}

const FORMATS = [
  { path: '/feed.atom', type: 'application/atom+xml; charset=utf-8', render: renderAtom },
  { path: '/feed.json', type: 'application/feed+json; charset=utf-8', render: renderJsonFeed },
] as const

/** The newest replies of the site, or of one article: for feed readers. */
export async function feedRoutes(app: FastifyInstance, needs: AppNeeds): Promise<void> {
  for (const { path, type, render } of FORMATS) {
    app.get<FeedQuery>(path, async (request, reply) => {
      const { article } = request.query
      const version = await versionOf(needs, article)
      const view = await feedView(needs, path, article)
      // For anybody, and for as long as a feed reader's impatience.
      reply.headers({ 'cache-control': 'public, max-age=60' }).type(type)
      return sendWithTag(request, reply, `"${version}"`, () => Buffer.from(render(view)))
    })
  }
}

async function versionOf(needs: AppNeeds, article: string | undefined): Promise<string> {
  const { journal, views, site, startedAt } = needs
  const version =
    article === undefined
      ? await journal.position()
      : (await views.head(site, needs.findArticle(article).id)).version
  return `${startedAt.toString(36)}-${version}`
}

async function feedView(
  needs: AppNeeds,
  path: string,
  asked: string | undefined,
): Promise<FeedView> {
  const { site, siteView, views } = needs
  const { words } = siteView
  const origin = needs.ownOrigin()
  const article = asked === undefined ? undefined : needs.findArticle(asked)
  const replies = await views.newest(site, LIMITS.repliesInFeedMax, article?.id)
  const query = article ? `?article=${encodeURIComponent(article.id)}` : ''
  const home = article ? articleUrl(article) : '/'
  return {
    title: article
      ? words.say('feedOfArticle', { article: article.title })
      : words.say('feedOfSite', { site: siteView.title }),
    words,
    homeUrl: new URL(home, origin).href,
    feedUrl: `${origin}${path}${query}`,
    entries: replies.map((reply) => entryOf(needs, origin, reply)),
  }
}

function entryOf(needs: AppNeeds, origin: string, reply: ThreadReply) {
  const { id, name, text, submittedAt, changedAt } = reply
  const article = needs.articleOf(reply.article)
  const url = origin + permalink(threadPageUrl(article), id)
  return { id, url, name, text, articleTitle: article.title, submittedAt, changedAt }
}
