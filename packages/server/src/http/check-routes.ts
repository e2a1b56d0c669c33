import { Problem } from '@riposte/protocol'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { days } from '../privacy/register.ts'
import { signingKey } from './akismet/key-places.ts'
import type { AppNeeds } from './app-needs.ts'

interface CheckPath {
  readonly Params: { readonly guid: string }
  readonly Querystring: { readonly api_key?: string }
}

/** `/v1/checks`: why an Akismet client's check was answered so, for whoever has its key. */
export async function checkRoutes(app: FastifyInstance, needs: AppNeeds): Promise<void> {
  const { accounts, ledger, views } = needs
  app.get<CheckPath>('/v1/checks/:guid', async (request, reply) => {
    const account = accounts.find(keyOf(request))
    if (!account) throw new Problem('not-signed-in', 'Send the key: Authorization: Bearer KEY.')
    reply.header('cache-control', 'no-store')
    const { guid } = request.params
    const check = /^[0-9a-f]{32}$/.test(guid) && (await ledger.check(account.name, guid))
    if (!check) {
      const detail = `This key has made no such check in ${days(needs.lives.check)}.`
      throw new Problem('not-found', detail)
    }
    const { verdict, lessonId, site, blog, at } = check
    const lesson = await views.lesson(site, lessonId)
    const checkedAt = new Date(at).toISOString()
    return { guid, blog, checkedAt, ...verdict, learned: lesson?.label ?? null }
  })
}

function keyOf(request: FastifyRequest<CheckPath>): string {
  const bearer = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1]
  const { api_key } = request.query
  return bearer?.toLowerCase() ?? signingKey(request, api_key ? { api_key: String(api_key) } : {})
}
