import {
  type AppealId,
  LIMITS,
  NewAppeal,
  type PostedAppeal,
  Problem,
  type ReplyId,
} from '@riposte/protocol'
import type { FastifyInstance } from 'fastify'
import { Compile } from 'typebox/compile'
import type { PlacedReply } from '../backend/placed-reply.ts'
import { idOfBytes, keyedHash } from '../privacy/keyed-hash.ts'
import { appealReply } from '../replies/appeal.ts'
import { openAppealOf } from '../replies/appeal-state.ts'
import { toldStatus } from '../replies/told-status.ts'
import type { AppNeeds } from './app-needs.ts'
import { checked } from './parse-body.ts'
import { READER_BODY } from './posted-reply.ts'
import { problemsOfWords, tidy } from './read-new-reply.ts'
import { replyOfReceipt } from './receipt-token.ts'

const newAppeal = Compile(NewAppeal)

type AppealNeeds = AppNeeds & { readonly limitPosts: (address: string) => void }

/** `/v1/replies/ID/appeal`, for programs. */
export async function appealRoutes(app: FastifyInstance, needs: AppealNeeds): Promise<void> {
  const url = '/v1/replies/:id/appeal'
  app.post<{ Params: { id: string } }>(url, READER_BODY, async (request): Promise<PostedAppeal> => {
    const { words } = needs.siteView
    const { receipt, words: said = '' } = checked<NewAppeal>(newAppeal, tidy(request.body), words)
    const id = replyOfReceipt(needs.keys.receipt, receipt)
    if (!id || id !== request.params.id) throw noReceipt()
    refuseBrokenWords(needs, said)
    needs.limitPosts(request.ip)
    const reply = await appealed(needs, id, said)
    return { status: toldStatus(reply), appealedAt: openAppealOf(reply)!.at }
  })
}

/** The form on the receipt, which needs no script. */
export async function receiptAppealRoutes(app: FastifyInstance, needs: AppealNeeds): Promise<void> {
  const url = '/receipt/:token/appeal'
  app.post<{ Params: { token: string } }>(url, READER_BODY, async (request, reply) => {
    const { token } = request.params
    const id = replyOfReceipt(needs.keys.receipt, token)
    if (!id) throw noReceipt()
    const { words = '' } = tidy(request.body) as Readonly<Record<string, string>>
    refuseBrokenWords(needs, words)
    needs.limitPosts(request.ip)
    await appealed(needs, id, words)
    return reply.redirect(`/receipt/${token}?appealed`, 303)
  })
}

function appealed(needs: AppNeeds, id: ReplyId, words: string): Promise<PlacedReply> {
  const appealIdOf = (parts: readonly string[]) =>
    idOfBytes(keyedHash(needs.keys.receipt, ['appeal', ...parts])) as AppealId
  return appealReply({ ...needs, appealIdOf }, needs.site, id, words.trim())
}

/** Words may be left out, but not be too long or have half a character in them. */
function refuseBrokenWords({ siteView }: AppNeeds, said: string): void {
  const { words } = siteView
  const max = LIMITS.appealCharsMax
  const wrong =
    [...said].length > max
      ? words.say('tooLong', { max })
      : problemsOfWords({ words: said }, words)['words']
  if (wrong) throw new Problem('invalid-request', wrong, { field: 'words' })
}

function noReceipt(): Problem {
  return new Problem('reply-not-found', 'No reply belongs to this receipt.', { says: 'noReceipt' })
}
