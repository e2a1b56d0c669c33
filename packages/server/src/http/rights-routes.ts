import type { FastifyInstance } from 'fastify'
import { renderExportPage } from '../render/export-page.tsx'
import { objectToLearning } from '../replies/object.ts'
import { aboutMeRoutes } from './about-me-routes.ts'
import { receiptReply, sendPrivatePage } from './account-routes.ts'
import type { AppNeeds } from './app-needs.ts'
import { exportReply } from './export-reply.ts'
import { untilFollowed } from './look-for-erased.ts'
import { ownRepliesRoutes } from './own-replies-routes.ts'
import { readFormBodies } from './parse-body.ts'
import { sendPrivateFile } from './private-file.ts'
import { createWayIn } from './way-in.ts'
import { wayInRoutes } from './way-in-routes.ts'

export type RightsNeeds = AppNeeds & {
  readonly limitPosts: (address: string) => void
  readonly limitFeedback: (address: string) => void
}

interface OfReceipt {
  readonly Params: { readonly token: string }
}

/** What people may ask of us about their data, without an account. */
export async function rightsRoutes(app: FastifyInstance, needs: RightsNeeds): Promise<void> {
  readFormBodies(app)
  exportRoutes(app, needs)
  objectRoute(app, needs)
  aboutMeRoutes(app, needs)
  const { mail } = needs
  const wayIn = mail && createWayIn({ ...needs, linkKey: mail.linkKey })
  ownRepliesRoutes(app, { ...needs, wayIn })
  if (mail && wayIn) wayInRoutes(app, { ...needs, mail, wayIn })
}

/** `/receipt/TOKEN/export`: everything held about one reply, to read and to download. */
function exportRoutes(app: FastifyInstance, needs: AppNeeds): void {
  app.get<OfReceipt>('/receipt/:token/export', async ({ params: { token } }, reply) => {
    const exported = await exportReply(needs, await receiptReply(needs, token))
    const receipt = `/receipt/${token}`
    const view = { site: needs.siteView, exported, receiptUrl: receipt }
    return sendPrivatePage(reply, renderExportPage({ ...view, fileUrl: `${receipt}/export.json` }))
  })

  app.get<OfReceipt>('/receipt/:token/export.json', async ({ params: { token } }, reply) => {
    const exported = await exportReply(needs, await receiptReply(needs, token))
    const file = `${JSON.stringify(exported, null, 2)}\n`
    const name = `reply-${exported.reply}.json`
    return sendPrivateFile(reply, name, 'application/json; charset=utf-8', file)
  })
}

/** Objecting needs no tick: nothing that anybody sees is lost by it. */
function objectRoute(app: FastifyInstance, needs: AppNeeds): void {
  app.post<OfReceipt>('/receipt/:token/object', async ({ params: { token } }, reply) => {
    const { id } = await receiptReply(needs, token)
    const { position } = await objectToLearning(needs, needs.site, id)
    await untilFollowed(needs, position)
    return reply.redirect(`/receipt/${token}#objection`, 303)
  })
}
