import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { AppNeeds } from '../app-needs.ts'
import { answer, answerJson, refuseBlog, refuseKey } from './answers.ts'
import { callerOf } from './caller.ts'
import type { ClientFields } from './field-names.ts'
import { keyAskedAbout } from './key-places.ts'
import { readFields } from './read-fields.ts'

/** WordPress stores a key only when this is an object that says `active`. */
const SUBSCRIPTION = {
  account_id: 1,
  status: 'active',
  account_name: 'Self-hosted',
  account_type: 'self-hosted',
  next_billing_date: false,
  limit_reached: false,
}

/** The calls that ask about a key. */
export function aboutKeyRoutes(app: FastifyInstance, needs: AppNeeds): void {
  type Say = (reply: FastifyReply, fields: ClientFields, key: string) => FastifyReply
  const whenKnown = (say: Say) => async (request: FastifyRequest, reply: FastifyReply) => {
    const fields = await readFields(request)
    const key = keyAskedAbout(request, fields)
    return needs.accounts.find(key) ? say(reply, fields, key) : refuseKey(reply)
  }
  app.post(
    '/1.1/verify-key',
    whenKnown((reply, fields, key) => {
      if (!fields.blog) return refuseBlog(reply)
      const caller = callerOf(needs, key, fields)
      return typeof caller === 'function' ? caller(reply) : answer(reply, 'valid')
    }),
  )
  app.post(
    '/1.1/get-subscription',
    whenKnown((reply) => answerJson(reply, SUBSCRIPTION)),
  )
  app.post(
    '/1.1/verify-wpcom-key',
    whenKnown((reply, _, key) => answerJson(reply, { ...SUBSCRIPTION, api_key: key })),
  )
  // The site says good-bye; its key goes on, for it may come back.
  app.post(
    '/1.1/deactivate',
    whenKnown((reply) => answer(reply, 'deactivated')),
  )
  // WordPress shows this token to pages of Automattic's, so it opens nothing here.
  app.post(
    '/1.1/token',
    whenKnown((reply) => answer(reply, Buffer.from(needs.randomBytes(16)).toString('hex'))),
  )
}
