import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Facts, Submission } from '@riposte/filter'
import { Problem, type RecordedVerdict } from '@riposte/protocol'
import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { Compile } from 'typebox/compile'
import { siteName } from '../accounts/site-name.ts'
import { partsOfComment } from '../replies/comment-parts.ts'
import { judgeSubmission } from '../replies/judge-submission.ts'
import type { AppNeeds } from './app-needs.ts'
import { checked } from './parse-body.ts'
import { recallFrom } from './submit-needs.ts'

/** What is read of Coral's request; it sends more. */
const moderationRequest = Compile(
  Type.Object({
    comment: Type.Object({ body: Type.String() }),
    author: Type.Object({ role: Type.String() }),
    story: Type.Object({ url: Type.String() }),
  }),
)
type ModerationRequest = Record<'comment', { readonly body: string }> &
  Record<'author', { readonly role: string }> &
  Record<'story', { readonly url: string }>

/** What Coral does with a comment. */
interface Moderation {
  readonly status: 'SYSTEM_WITHHELD' | 'PREMOD'
  readonly actions?: readonly { readonly actionType: 'FLAG'; readonly reason: string }[]
}

/**
 * `/v1/coral/moderate`: Coral's External Moderation Phase, as its EXTERNAL_MODERATION_PHASES.md and
 * WEBHOOKS.md (signing) describe it. Spam is withheld with a flag and unsure waits for a
 * moderator; nothing is rejected, so nothing is lost. 204 leaves a comment to Coral's own rules.
 */
export async function coralRoutes(app: FastifyInstance, needs: AppNeeds): Promise<void> {
  const { coralSecret: secret } = needs
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer' }, async (_: unknown, body: Buffer) => body)
  app.post('/v1/coral/moderate', async (request, reply) => {
    if (!secret) throw new Problem('not-found', 'Start the server with Coral’s signing secret.')
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
    if (!isSigned(secret, body, String(request.headers['x-coral-signature'] ?? ''))) {
      throw new Problem('not-allowed', 'No signature in X-Coral-Signature is by the secret.')
    }
    const asked = checked<ModerationRequest>(moderationRequest, parse(body))
    if (asked.author.role === 'ADMIN') return reply.code(204).send()
    const moderation = moderationOf(judge(needs, asked))
    return moderation ? reply.send(moderation) : reply.code(204).send()
  })
}

/** After a new secret Coral signs with the old one too, for a while: one good one is enough. */
function isSigned(secret: string, body: Buffer, header: string): boolean {
  const expected = createHmac('sha256', secret).update(body).digest()
  return header.split(',').some((signature) => {
    const hex = /^sha256=([0-9a-f]{64})$/i.exec(signature.trim())?.[1]
    return hex !== undefined && timingSafeEqual(Buffer.from(hex, 'hex'), expected)
  })
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString())
  } catch (cause) {
    throw new Problem('invalid-request', 'The body is not JSON.', {}, cause)
  }
}

function judge(needs: AppNeeds, { comment, author, story }: ModerationRequest): RecordedVerdict {
  const { site, ledger, now, bursts, learning } = needs
  const submission: Submission = { text: comment.body.toWellFormed() }
  const role = author.role.toLowerCase()
  const facts: Facts = role === 'commenter' ? {} : { role }
  const judgeNeeds = {
    model: learning.model,
    recall: recallFrom(needs),
    filterFailed: (error: unknown) => needs.report('the filter failed, so Coral holds', error),
  }
  const { verdict } = judgeSubmission(judgeNeeds, submission, facts, '')
  bursts.noticeCheck(submission, now())
  const guid = Buffer.from(needs.randomBytes(16)).toString('hex')
  const blog = hostOf(story.url)
  ledger.noticeCheck(
    { guid, account: site, site, blog, at: now(), verdict },
    () => needs.lessonIdsOf(site, partsOfComment(submission))[0]!,
  )
  return verdict
}

/** The name of the story's site: its host, so that counts go together. */
function hostOf(url: string): string {
  return siteName(url)?.split('/')[0] ?? 'coral'
}

function moderationOf({ label }: RecordedVerdict): Moderation | undefined {
  if (label === 'ham') return undefined
  if (label === 'unsure') return { status: 'PREMOD' }
  const actions = [{ actionType: 'FLAG', reason: 'COMMENT_DETECTED_SPAM' }] as const
  return { status: 'SYSTEM_WITHHELD', actions }
}
