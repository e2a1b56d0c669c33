import type { ReplyId, ReportId } from '@riposte/protocol'
import { isTagOf, tagOf } from './signed-text.ts'

const ID_CHARS = 26

/** The unguessable end of the page that shows what became of a request. Stored nowhere. */
export function aboutMeToken(key: Uint8Array, replyId: ReplyId, reportId: ReportId): string {
  return replyId + reportId + tagOf(key, ['about me', replyId, reportId])
}

/** The request that a token was made for, or undefined for a forged one. */
export function requestOfToken(
  key: Uint8Array,
  token: string,
): { readonly replyId: ReplyId; readonly reportId: ReportId } | undefined {
  const replyId = token.slice(0, ID_CHARS) as ReplyId
  const reportId = token.slice(ID_CHARS, 2 * ID_CHARS) as ReportId
  const isOurs = isTagOf(key, ['about me', replyId, reportId], token.slice(2 * ID_CHARS))
  return isOurs ? { replyId, reportId } : undefined
}
