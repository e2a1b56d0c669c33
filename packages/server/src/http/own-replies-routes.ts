import { setImmediate } from 'node:timers/promises'
import { LIMITS, Problem, type ReplyId } from '@riposte/protocol'
import type { FastifyInstance } from 'fastify'
import type { PlacedReply } from '../backend/placed-reply.ts'
import type { Place } from '../backend/thread-views.ts'
import { type OwnReplyView, renderOwnRepliesPage } from '../render/own-replies-page.tsx'
import { eraseSomeOwn } from '../replies/erase-own.ts'
import { type OwnReplies, ownReplies } from '../replies/own-replies.ts'
import { toldReply } from '../replies/told-status.ts'
import { sendPrivatePage } from './account-routes.ts'
import type { AppNeeds } from './app-needs.ts'
import { exportReply } from './export-reply.ts'
import { writerOfPageToken } from './own-token.ts'
import { receiptUrl } from './posted-reply.ts'
import { sendPrivateFile } from './private-file.ts'
import type { WayIn } from './way-in.ts'

interface OwnRequest {
  readonly Params: { readonly token: string }
  readonly Querystring: { readonly before?: string; readonly erased?: string }
}

const PAGE = LIMITS.ownRepliesInPage
const STEP = LIMITS.ownRepliesAtOnce

export type OwnNeeds = AppNeeds & { readonly wayIn: WayIn | undefined }

/** `/mine/TOKEN`: all replies of one writer, to see, export and erase. */
export function ownRepliesRoutes(app: FastifyInstance, needs: OwnNeeds): void {
  const { site, siteView, views } = needs

  app.get<OwnRequest>('/mine/:token', async ({ params: { token }, query }, reply) => {
    const before = placeAsked(query.before)
    const found = await ownReplies(views, site, await ownOf(needs, token), PAGE + 1, before)
    const shown = found.slice(0, PAGE)
    const last = shown.at(-1)
    const url = `/mine/${token}`
    const view = {
      site: siteView,
      replies: shown.map((it) => ownReplyView(needs, it)),
      olderUrl: found.length > PAGE && last ? `${url}?before=${textOfPlace(last)}` : null,
      exportUrl: `${url}/export.ndjson`,
      eraseUrl: `${url}/erase`,
      erased: /^\d{1,6}$/.test(query.erased ?? '') ? Number(query.erased) : null,
    }
    return sendPrivatePage(reply, renderOwnRepliesPage(view))
  })

  app.get<OwnRequest>('/mine/:token/export.ndjson', async ({ params: { token } }, reply) => {
    const lines = exportLines(needs, await ownOf(needs, token))
    return sendPrivateFile(reply, 'replies.ndjson', 'application/x-ndjson; charset=utf-8', lines)
  })

  app.post<OwnRequest>('/mine/:token/erase', async ({ params: { token }, body }, reply) => {
    const own = await ownOf(needs, token)
    if ((body as Record<string, string> | undefined)?.['confirm'] === undefined) {
      const detail = 'To erase the replies, tick the box beside the button first.'
      throw new Problem('invalid-request', detail, { field: 'confirm', says: 'tickFirst' })
    }
    const erased = await eraseInSteps(needs, own)
    return reply.redirect(`/mine/${token}?erased=${erased}`, 303)
  })
}

/** @throws Problem `not-found` for a token that is not ours. */
async function ownOf(needs: OwnNeeds, token: string): Promise<OwnReplies> {
  const writer = writerOfPageToken(needs.keys.receipt, token)
  if (writer !== undefined) return { writers: [writer], replyIds: [] }
  const addressHash = needs.wayIn?.addressOfPage(token)
  if (addressHash !== undefined) return ownOfAddress(needs, addressHash)
  throw new Problem('not-found', 'This address is not whole, or its time is over.', {
    says: needs.wayIn ? 'wayOver' : 'noReceipt',
  })
}

/** The replies that an address is told about, and the others of their writers. */
async function ownOfAddress(
  { views, mailBook, site }: AppNeeds,
  addressHash: string,
): Promise<OwnReplies> {
  const found = await mailBook.confirmedOf(site, addressHash, LIMITS.ownSubscriptionsMax)
  const replyIds = found.map(({ replyId }) => replyId)
  const replies = await Promise.all(replyIds.map((id) => views.reply(site, id)))
  return { replyIds, writers: [...new Set(replies.flatMap((it) => it?.writer ?? []))] }
}

/** Each step is one commit; others have their turn in between. */
async function eraseInSteps(needs: AppNeeds, own: OwnReplies): Promise<number> {
  let erased = 0
  while (erased < LIMITS.erasedInRequestMax) {
    const step = await eraseSomeOwn(needs, needs.site, own, STEP)
    erased += step
    if (step === 0) break
    await setImmediate()
  }
  return erased
}

/** A line for each reply, read a few at a time as the asker takes them. */
async function* exportLines(needs: AppNeeds, own: OwnReplies): AsyncGenerator<string> {
  for (let last: Place | undefined; ; ) {
    const step = await ownReplies(needs.views, needs.site, own, STEP, last)
    const lines = await Promise.all(step.map((it) => exportReply(needs, it)))
    yield lines.map((line) => `${JSON.stringify(line)}\n`).join('')
    last = step.at(-1)
    if (!last || step.length < STEP) return
    await setImmediate()
  }
}

function ownReplyView(needs: AppNeeds, reply: PlacedReply): OwnReplyView {
  const { status, text, submittedAt } = toldReply(reply)
  const chars = [...text]
  const charsMax = LIMITS.ownExcerptCharsMax
  const excerpt = chars.length > charsMax ? `${chars.slice(0, charsMax).join('')} …` : text
  const articleTitle = needs.articleOf(reply.article).title
  return { status, excerpt, submittedAt, articleTitle, receiptUrl: receiptUrl(needs, reply) }
}

const textOfPlace = ({ submittedAt, id }: Place) => `${submittedAt}.${id}`

function placeAsked(text = ''): Place | undefined {
  const [, at, id] = /^(-?\d{1,15})\.([a-z2-7]{26})$/.exec(text) ?? []
  return at && id ? { submittedAt: Number(at), id: id as ReplyId } : undefined
}
