import type { ArticleId, EpochMs } from '@riposte/protocol'

/** What is replied to, as far as a reply needs to know it. */
export interface Article {
  readonly id: ArticleId
  readonly title: string
  readonly url: string
  /** Null when we do not know. */
  readonly publishedAt: EpochMs | null
  /** True when no more replies are taken. */
  readonly closed: boolean
}
