import type { ArticleId } from '@riposte/protocol'

/** What is replied to, as far as a reply needs to know it. */
export interface Article {
  readonly id: ArticleId
  readonly title: string
  readonly url: string
  /** True when no more replies are taken. */
  readonly closed: boolean
}
