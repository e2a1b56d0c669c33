import {
  type CountedVote,
  LIMITS,
  NewReport,
  NewVote,
  Problem,
  REPORT_GROUNDS,
  type ReplyId,
  type ReportId,
  type VoterId,
} from '@riposte/protocol'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Compile } from 'typebox/compile'
import type { PlacedReply } from '../backend/placed-reply.ts'
import { idOfBytes, keyedHash } from '../privacy/keyed-hash.ts'
import { networkOf } from '../privacy/network-of.ts'
import { reportReply } from '../replies/report.ts'
import { voteFor } from '../replies/vote.ts'
import { agentFamily } from './agent-family.ts'
import type { AppNeeds } from './app-needs.ts'
import { formSecondsOf } from './form-token.ts'
import { checked } from './parse-body.ts'
import { tidy } from './read-new-reply.ts'

const newVote = Compile(NewVote)
const newReport = Compile(NewReport)
const FEEDBACK_BODY = { bodyLimit: LIMITS.deskBodyBytesMax }
/** A person has to see a reply before voting for it. */
const SECONDS_MIN = 1

export type FeedbackNeeds = AppNeeds & { readonly limitFeedback: (address: string) => void }

interface OfReply {
  readonly Params: { readonly id: string }
}

/** `/v1/replies/ID/vote` and `/reports`: what readers think of a reply. */
export async function feedbackRoutes(app: FastifyInstance, needs: FeedbackNeeds): Promise<void> {
  app.put<OfReply>('/v1/replies/:id/vote', FEEDBACK_BODY, async (request): Promise<CountedVote> => {
    const { on, formToken } = checked<NewVote>(newVote, request.body, needs.siteView.words)
    const { votes } = await countVote(needs, request, request.params.id, formToken, on)
    return { votes, on }
  })

  app.post<OfReply>('/v1/replies/:id/reports', FEEDBACK_BODY, async (request, reply) => {
    const { words } = needs.siteView
    const report = checked<NewReport>(newReport, tidy(request.body), words)
    await takeReport(needs, request, request.params.id, report)
    return reply.code(204).send()
  })
}

/**
 * Counts a vote, or takes it back. With `on` undefined it becomes what it was not.
 *
 * @throws Problem `reply-not-found`, `form-token-refused`, `rate-limited`, `thread-closed`.
 */
export async function countVote(
  needs: FeedbackNeeds,
  request: FastifyRequest,
  id: string,
  formToken: string,
  on?: boolean,
): Promise<PlacedReply> {
  const { views, site } = needs
  const { id: replyId } = await checkForm(needs, request, id, formToken)
  const voters = votersOf(needs, replyId, request)
  // Who voted before the keys were replaced is the same reader, and counts once.
  const votes = await Promise.all(voters.map((voter) => views.hasVoted(site, replyId, voter)))
  const voter = voters[Math.max(0, votes.indexOf(true))]!
  return voteFor(needs, site, replyId, voter, on ?? !votes.includes(true))
}

/** @throws Problem as `countVote` does; `invalid-request` for an unknown ground. */
export async function takeReport(
  needs: FeedbackNeeds,
  request: FastifyRequest,
  id: string,
  { ground, words = '', formToken }: NewReport,
): Promise<PlacedReply> {
  if (!REPORT_GROUNDS.includes(ground)) {
    throw new Problem('invalid-request', 'Please say what is wrong with it.', {
      field: 'ground',
      says: 'needGround',
    })
  }
  const { id: replyId, reports } = await checkForm(needs, request, id, formToken)
  const reporters = votersOf(needs, replyId, request)
  const known = reports.find((it) => reporters.includes(it.reporter))
  const reporter = known?.reporter ?? reporters[0]!
  const reportId = known?.id ?? reportIdOf(needs, reporter)
  return reportReply(needs, needs.site, { replyId, reportId, reporter, ground, words })
}

/** The form must be of a page of ours that shows the reply's article, and not brand-new. */
async function checkForm(
  needs: FeedbackNeeds,
  request: FastifyRequest,
  id: string,
  formToken: string,
): Promise<PlacedReply> {
  needs.limitFeedback(request.ip)
  const reply = await needs.views.reply(needs.site, id as ReplyId)
  if (!reply) throw new Problem('reply-not-found', 'This reply is no longer there.')
  const token = { ...needs, formTokenKey: needs.keys.formToken }
  const seconds = formSecondsOf(token, reply.article, formToken)
  if (seconds >= SECONDS_MIN) return reply
  const detail = 'That was too quick for a person. Please try again in a moment.'
  throw new Problem('rate-limited', detail, { retryAfterSeconds: SECONDS_MIN })
}

/** One for each network and kind of browser, and another for every reply; by each key. */
export function votersOf(
  { site, keys }: AppNeeds,
  id: ReplyId,
  { ip, headers }: FastifyRequest,
): readonly VoterId[] {
  const parts = [site, id, networkOf(ip), agentFamily(headers['user-agent']) ?? '']
  return keys.voters().map((key) => idOfBytes(keyedHash(key, parts)) as VoterId)
}

function reportIdOf({ keys }: AppNeeds, reporter: VoterId): ReportId {
  return idOfBytes(keyedHash(keys.voters()[0]!, ['report', reporter])) as ReportId
}
