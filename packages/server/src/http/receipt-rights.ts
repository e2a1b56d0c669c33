import type { NoticeWays, ReceiptRights } from '../render/page-views.ts'
import type { Reply } from '../replies/apply-event.ts'
import type { AppNeeds } from './app-needs.ts'
import { writerPageToken } from './own-token.ts'

/** Where a receipt leads to. */
export function receiptRights(
  { keys }: Pick<AppNeeds, 'keys'>,
  token: string,
  { writer }: Pick<Reply, 'writer'>,
): ReceiptRights {
  const receipt = `/receipt/${token}`
  return {
    exportUrl: `${receipt}/export`,
    exportFileUrl: `${receipt}/export.json`,
    mineUrl: writer === null ? null : `/mine/${writerPageToken(keys.receipt, writer)}`,
  }
}

/** Where the notice leads to. */
export function noticeWays({ mail, siteView }: Pick<AppNeeds, 'mail' | 'siteView'>): NoticeWays {
  const { noticeUrl } = siteView
  return { mineUrl: mail ? `${noticeUrl}/mine` : null, aboutMeUrl: `${noticeUrl}/about-me` }
}
