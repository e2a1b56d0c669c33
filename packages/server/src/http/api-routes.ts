import type { FastifyInstance } from 'fastify'
import { renderApiPage } from '../render/api-page.tsx'
import { VERSION } from '../version.ts'
import type { AppNeeds } from './app-needs.ts'
import { openApi } from './open-api.ts'
import { sendWithTag } from './send-with-tag.ts'

/** `/openapi.json`, and a page that says the same to people. */
export async function apiRoutes(app: FastifyInstance, needs: AppNeeds): Promise<void> {
  const shared = { 'cache-control': 'public, max-age=3600' }
  const tag = `"${VERSION}-${needs.startedAt.toString(36)}"`
  app.get('/openapi.json', async (request, reply) => {
    reply.headers(shared).type('application/json; charset=utf-8')
    const document = () => Buffer.from(JSON.stringify(openApi(needs.ownOrigin(), VERSION)))
    return sendWithTag(request, reply, tag, document)
  })
  app.get('/api', async (request, reply) => {
    reply.headers(shared).type('text/html; charset=utf-8')
    return sendWithTag(request, reply, tag, () => Buffer.from(renderApiPage(needs.siteView)))
  })
}
