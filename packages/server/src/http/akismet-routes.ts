import { LIMITS } from '@riposte/protocol'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { judgeSubmission } from '../replies/judge-submission.ts'
import { teach } from '../replies/teach.ts'
import {
  type CommentFields,
  commentFields,
  factsOfComment,
  isEmpty,
  isGuaranteedSpam,
  isTrusted,
  submissionOfComment,
} from './akismet-comment.ts'
import type { AppNeeds } from './app-needs.ts'
import { problemAnswer } from './problem-response.ts'
import { isSameText } from './signed-text.ts'
import { recallFrom } from './submit-needs.ts'

const THANKS = 'Thanks for making the web a better place.'
const BAD_KEY = 'This key is not known here. The server prints its key when it starts.'
const BAD_BLOG = 'We were unable to parse your blog URI'
const AKISMET_BODY = { bodyLimit: LIMITS.akismetBodyBytesMax }

/**
 * `/1.1`: Akismet's protocol, for clients that are pointed here. Every answer has status 200 and
 * a body that clients compare byte for byte; only when the filter fails is it a 503, because a
 * made-up `false` would publish unseen.
 */
export async function akismetRoutes(app: FastifyInstance, needs: AppNeeds): Promise<void> {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer' }, async (_: unknown, body: Buffer) => body)
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-akismet-guid', Buffer.from(needs.randomBytes(16)).toString('hex'))
    // A client that does not say what it sends sends a form.
    request.headers['content-type'] ||= 'application/x-www-form-urlencoded'
  })
  app.setErrorHandler((error, _request, reply) => {
    const { isBug, status, body } = problemAnswer(error)
    if (!isBug && status < 500) return refuse(reply, body.detail)
    if (isBug) needs.report('an Akismet client’s call failed', error)
    return tryAgain(reply)
  })

  app.post('/1.1/verify-key', AKISMET_BODY, async (request, reply) => {
    const fields = commentFields(request)
    // A call about a key: the key that is asked about wins over the one that signs.
    if (!isKey(needs, fields['key'] || keyOf(request, fields))) return refuse(reply, BAD_KEY)
    if (!isBlog(fields['blog'])) return refuse(reply, BAD_BLOG)
    return answer(reply, 'valid')
  })

  app.post('/1.1/comment-check', AKISMET_BODY, async (request, reply) => {
    const fields = commentFields(request)
    if (!isKey(needs, keyOf(request, fields))) return refuse(reply, BAD_KEY)
    for (const name of ['blog', 'user_ip']) {
      const isMissing = name === 'blog' ? !fields[name] : fields[name] === undefined
      if (!isMissing) continue
      reply.header('x-akismet-debug-help', `Empty "${name}" value`)
      return answer(reply, `Missing required field: ${name}.`)
    }
    if (!isBlog(fields['blog'])) return refuse(reply, BAD_BLOG)
    return checkComment(needs, fields, reply)
  })

  for (const [path, label] of [
    ['submit-spam', 'spam'],
    ['submit-ham', 'ham'],
  ] as const) {
    app.post(`/1.1/${path}`, AKISMET_BODY, async (request, reply) => {
      const fields = commentFields(request)
      if (!isKey(needs, keyOf(request, fields))) return refuse(reply, BAD_KEY)
      const submission = submissionOfComment(fields)
      if (!isTrue(fields['is_test']) && !isEmpty(submission)) {
        await teach(needs, needs.site, submission, label)
        if (label === 'ham') needs.bursts.noticeHonest(submission, needs.now())
        needs.writers.teach(submission, fields['user_ip'] ?? '', label, needs.now())
      }
      return answer(reply, THANKS)
    })
  }
}

function checkComment(needs: AppNeeds, fields: CommentFields, reply: FastifyReply): FastifyReply {
  if (isGuaranteedSpam(fields)) {
    if (isTrue(fields['test_discard'])) reply.header('x-akismet-pro-tip', 'discard')
    return answer(reply, 'true')
  }
  if (isTrusted(fields)) return answer(reply, 'false')
  let failure: unknown
  const submission = submissionOfComment(fields)
  const judgeNeeds = {
    model: needs.learning.model,
    recall: recallFrom(needs),
    filterFailed: (error: unknown) => {
      failure = error
    },
  }
  const { verdict } = judgeSubmission(
    judgeNeeds,
    submission,
    factsOfComment(fields),
    fields['user_ip'] ?? '',
  )
  if (failure !== undefined) {
    needs.report('the filter failed, so a check got no verdict', failure)
    return tryAgain(reply)
  }
  if (!isTrue(fields['is_test'])) needs.bursts.noticeCheck(submission, needs.now())
  if (verdict.discard) reply.header('x-akismet-pro-tip', 'discard')
  return answer(reply, verdict.label === 'spam' ? 'true' : 'false')
}

/** The key in any of its places: `api_key`, the host's first label, `key`. */
function keyOf(request: FastifyRequest, fields: CommentFields): string {
  const label = /^([0-9a-f]{12})\./i.exec(request.headers.host ?? '')?.[1]
  return fields['api_key'] || label || fields['key'] || ''
}

function isKey(needs: AppNeeds, key: string): boolean {
  return isSameText(needs.keys.akismet, key.toLowerCase())
}

function isBlog(blog: string | undefined): boolean {
  return blog !== undefined && URL.canParse(blog) && /^https?:/i.test(blog)
}

/** Presence is not truth: clients send `is_test=false`. */
function isTrue(value: string | undefined): boolean {
  return value !== undefined && /^(1|true)$/i.test(value)
}

function refuse(reply: FastifyReply, help: string): FastifyReply {
  return answer(reply.header('x-akismet-debug-help', help), 'invalid')
}

/** Neither `true` nor `false`: with a GUID, WordPress holds the comment and asks again later. */
function tryAgain(reply: FastifyReply): FastifyReply {
  return reply.code(503).type('text/plain; charset=utf-8').send('try again')
}

function answer(reply: FastifyReply, body: string): FastifyReply {
  return reply.code(200).type('text/plain; charset=utf-8').send(body)
}
