import {
  ChangedReply,
  DeletedReply,
  type PostedReply,
  Problem,
  type ReplyId,
  type WriterId,
} from '@riposte/protocol'
import type { FastifyInstance } from 'fastify'
import { Compile } from 'typebox/compile'
import type { PlacedReply } from '../backend/placed-reply.ts'
import { editReply } from '../replies/edit.ts'
import { eraseReply } from '../replies/erase.ts'
import type { AppNeeds } from './app-needs.ts'
import { checked } from './parse-body.ts'
import { postedReply, READER_BODY, toldMessage } from './posted-reply.ts'
import { factsOfRequest, problemsOfWords, tidy } from './read-new-reply.ts'
import { replyOfReceipt } from './receipt-token.ts'
import { signedInReader } from './signed-in-reader.ts'
import { submitNeeds } from './submit-needs.ts'
import { writersOfReader, writersOfToken } from './writer-token.ts'

const changedReply = Compile(ChangedReply)
const deletedReply = Compile(DeletedReply)

interface OfReply {
  readonly Params: { readonly id: string }
}

/** `/v1/replies/ID` for the one who wrote it: other words, or none. */
export async function ownReplyRoutes(
  app: FastifyInstance,
  needs: AppNeeds & { readonly limitPosts: (address: string) => void },
): Promise<void> {
  const { words } = needs.siteView
  app.patch<OfReply>('/v1/replies/:id', READER_BODY, async (request): Promise<PostedReply> => {
    const change = checked<ChangedReply>(changedReply, tidy(request.body), words)
    const [wrong] = Object.values(problemsOfWords(change, words))
    if (wrong) throw new Problem('invalid-request', wrong, { field: 'text' })
    const reply = await ownReply(needs, request.params.id, change)
    needs.limitPosts(request.ip)
    const article = needs.articleOf(reply.article)
    const facts = factsOfRequest(needs, request.headers)
    const edit = { replyId: reply.id, article, text: change.text, facts, address: request.ip }
    const changed = await editReply(submitNeeds(needs), reply, edit)
    const message = toldMessage(needs, changed)
    return postedReply(needs, article, { reply: changed, message }, change.writer)
  })

  app.delete<OfReply>('/v1/replies/:id', READER_BODY, async (request, reply) => {
    const who = checked<DeletedReply>(deletedReply, request.body, words)
    // A receipt outlives its reply, so that asking twice is answered as asking once.
    if (!(await isErasedByReceipt(needs, request.params.id, who))) {
      const own = await ownReply(needs, request.params.id, who)
      await eraseReply(needs, needs.site, own.id, 'writer')
    }
    return reply.code(204).send()
  })
}

/**
 * The reply, if whoever asks has its receipt, or the token that wrote it.
 *
 * @throws Problem `reply-not-found` also when it is somebody else's: who guesses learns nothing.
 */
async function ownReply(needs: AppNeeds, id: string, who: DeletedReply): Promise<PlacedReply> {
  const { views, site } = needs
  const reply = await views.reply(site, id as ReplyId)
  const writers = await writersOf(needs, who)
  const isWriters = writers.some((writer) => writer === reply?.writer)
  const isOwn = hasReceipt(needs, id, who) || isWriters
  if (reply && isOwn && reply.status !== 'erased') return reply
  throw new Problem('reply-not-found', 'You have no such reply here.', { says: 'notYourReply' })
}

function hasReceipt({ keys }: AppNeeds, id: string, { receipt }: DeletedReply): boolean {
  return receipt !== undefined && replyOfReceipt(keys.receipt, receipt) === id
}

async function isErasedByReceipt(needs: AppNeeds, id: string, who: DeletedReply) {
  if (!hasReceipt(needs, id, who)) return false
  return (await needs.views.reply(needs.site, id as ReplyId))?.status === 'erased'
}

async function writersOf(
  needs: AppNeeds,
  { writer, reader }: DeletedReply,
): Promise<readonly WriterId[]> {
  const { readerKey, now } = needs
  const keys = needs.keys.writers()
  if (reader === undefined) return writersOfToken(keys, writer)
  return writersOfReader(keys, (await signedInReader(readerKey, reader, now())).id)
}
