import { LIMITS, Problem } from '@riposte/protocol'
import type { FastifyInstance } from 'fastify'
import { permalink } from '../render/link-address.ts'
import type { AppNeeds } from './app-needs.ts'

/** `/r/SOURCE/ID`: where a reply that was moved here from another system is now. */
export async function movedReplyRoutes(
  app: FastifyInstance,
  { site, views, movedIds, articleOf }: AppNeeds,
): Promise<void> {
  app.get<{ Params: { readonly source: string; readonly id: string } }>(
    '/r/:source/:id',
    async (request, reply) => {
      const { source, id } = request.params
      const fits = Array.from(id).length <= LIMITS.importedIdCharsMax
      const [found] = fits ? await views.replies(site, [movedIds.replyIdOf(source, id)]) : []
      if (!found?.isShown) {
        throw new Problem('reply-not-found', 'No reply of that number was moved here.')
      }
      const { url } = articleOf(found.article)
      // On a page elsewhere the script goes to the reply, as from a link in a mail.
      const isOwn = url.startsWith('/')
      return reply.redirect(isOwn ? permalink(url, found.id) : `${url}#reply-${found.id}`, 302)
    },
  )
}
