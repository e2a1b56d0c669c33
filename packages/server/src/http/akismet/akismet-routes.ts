import { LIMITS } from '@riposte/protocol'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { AppNeeds } from '../app-needs.ts'
import { problemAnswer } from '../problem-response.ts'
import { aboutKeyRoutes } from './about-key-routes.ts'
import { answer, answerJson, refuse, refuseWithout, thank, tryAgain } from './answers.ts'
import { callerOf } from './caller.ts'
import { checkComment } from './check-comment.ts'
import { signingKey } from './key-places.ts'
import { readFields, saysJson } from './read-fields.ts'
import { statisticsRoutes } from './statistics-routes.ts'
import { submitFeedback } from './submit-feedback.ts'

/**
 * A check waits for a turn of the event loop to be accepted and for another to be read: kept this
 * short, they leave it well below the second after which the least patient client goes.
 */
const TURN_MS_MAX = 250

/**
 * `/1.1` and `/1.2`: Akismet's protocol, for clients that are pointed here. Every answer has status
 * 200 and a GUID; only a check that gets no verdict is a 503.
 */
export async function akismetRoutes(app: FastifyInstance, needs: AppNeeds): Promise<void> {
  speakAkismet(app, needs)
  aboutKeyRoutes(app, needs)
  statisticsRoutes(app, needs)

  const refuseWhenLate = async (_: FastifyRequest, reply: FastifyReply) => {
    if (needs.turnMs() > TURN_MS_MAX) return tryAgain(reply)
  }
  app.post('/1.1/comment-check', { onRequest: refuseWhenLate }, async (request, reply) => {
    const fields = await readFields(request)
    // Who leaves it to the key to say which site is meant does so in JSON, not in a form.
    if (!fields.blog && !saysJson(request) && needs.accounts.find(signingKey(request, fields))) {
      return refuseWithout(reply, 'blog')
    }
    const caller = callerOf(needs, signingKey(request, fields), fields)
    if (typeof caller === 'function') return caller(reply)
    // Sites that keep addresses to themselves send it empty.
    if (fields.user_ip === undefined) return refuseWithout(reply, 'user_ip')
    return checkComment(needs, caller, fields, reply)
  })

  for (const label of ['spam', 'ham'] as const) {
    app.post(`/1.1/submit-${label}`, async (request, reply) => {
      const fields = await readFields(request)
      const caller = callerOf(needs, signingKey(request, fields), fields)
      if (typeof caller === 'function') return caller(reply)
      await submitFeedback(needs, caller, fields, label)
      return thank(reply)
    })
  }

  app.get('/1.1/test', async (_, reply) => answer(reply, 'connected'))
  // The plug-ins that WordPress's settings page recommends: none from here.
  app.get('/1.2/compatible-plugins', async (_, reply) => answerJson(reply, []))
}

/** Takes bodies of any type, gives every answer a GUID, and errors the words that clients know. */
function speakAkismet(app: FastifyInstance, needs: AppNeeds): void {
  app.addHook('onRoute', (route) => {
    route.bodyLimit = LIMITS.akismetBodyBytesMax
  })
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer' }, async (_: unknown, body: Buffer) => body)
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-akismet-guid', Buffer.from(needs.randomBytes(16)).toString('hex'))
    // Who does not say what it sends, or not so that it can be understood, sends a form.
    const type = request.headers['content-type']
    if (!type || !/^[\w.+-]+\/[\w.+-]+/.test(type)) {
      request.headers['content-type'] = 'application/x-www-form-urlencoded'
    }
  })
  app.setErrorHandler((error, _request, reply) => {
    const { isBug, status, body } = problemAnswer(error)
    if (!isBug && status < 500) return refuse(reply, body.detail)
    if (isBug) needs.report('an Akismet client’s call failed', error)
    return tryAgain(reply)
  })
}
