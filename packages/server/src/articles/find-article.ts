import { type ArticleId, LIMITS, Problem } from '@riposte/protocol'
import type { Article } from '../replies/article.ts'
import type { ArticleFile } from './read-articles.ts'

/** Query parameters that say how a reader came, not what is read. */
const TRACKING = /^(utm_\w+|fbclid|gclid|mc_cid|mc_eid|ref)$/

export interface FindArticle {
  /** @throws Problem `article-not-found` when replies to this cannot be taken. */
  readonly findArticle: (id: string) => Article
  /** What a stored reply answers, also when that is gone or no longer served. Never throws. */
  readonly articleOf: (id: ArticleId) => Article
}

/**
 * Finds what is replied to: an article of the server's own folder by its path, or a page of an
 * origin that embeds threads by its permalink. The same page always has the same id.
 */
export function articleFinder(
  files: readonly ArticleFile[],
  embeddingOrigins: readonly string[],
): FindArticle {
  const own = new Map(files.map((file) => [`/articles/${file.slug}`, file]))
  const findArticle = (id: string): Article => {
    const file = own.get(id)
    if (file) {
      const { title, closed } = file
      const publishedAt = Date.parse(file.date)
      return { id: id as ArticleId, title, url: id, publishedAt, closed }
    }
    const url = URL.canParse(id) ? new URL(id) : undefined
    const permalink = url && embeddingOrigins.includes(url.origin) ? permalinkOf(url) : ''
    if (permalink && permalink.length <= LIMITS.articleCharsMax) {
      return pageElsewhere(permalink as ArticleId, false)
    }
    throw new Problem('article-not-found', 'There is no such article here.', { field: 'article' })
  }
  const articleOf = (id: ArticleId): Article => {
    try {
      return findArticle(id)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      return pageElsewhere(id, true)
    }
  }
  return { findArticle, articleOf }
}

function pageElsewhere(id: ArticleId, closed: boolean): Article {
  return { id, title: id, url: id, publishedAt: null, closed }
}

/** By which a page elsewhere is known: without fragment and without how a reader came. */
export function permalinkOf(url: URL): string {
  const kept = [...url.searchParams].filter(([name]) => !TRACKING.test(name))
  const search = new URLSearchParams(kept).toString()
  return url.origin + url.pathname + (search && `?${search}`)
}
