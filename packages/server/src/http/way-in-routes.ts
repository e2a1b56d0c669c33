import { setImmediate } from 'node:timers/promises'
import { LIMITS, Problem } from '@riposte/protocol'
import type { FastifyInstance } from 'fastify'
import { mailAddressOf } from '../mail/mail-address.ts'
import { renderWayInPage } from '../render/way-in-page.tsx'
import { sendPrivatePage } from './account-routes.ts'
import { sendPage } from './page-routes.ts'
import { tidy } from './read-new-reply.ts'
import type { ReaderMail } from './reader-mail.ts'
import type { RightsNeeds } from './rights-routes.ts'
import type { WayIn } from './way-in.ts'

interface OfSite {
  readonly Params: { readonly site: string }
}

interface OfLink {
  readonly Params: { readonly token: string }
}

type WayInRoutesNeeds = RightsNeeds & { readonly mail: ReaderMail; readonly wayIn: WayIn }

/** `/privacy/SITE/mine`: to all one's replies by a link that is mailed. */
export function wayInRoutes(app: FastifyInstance, needs: WayInRoutesNeeds): void {
  const { siteView: site, wayIn } = needs

  app.get<OfSite>('/privacy/:site/mine', async ({ params }, reply) => {
    if (params.site !== needs.site) throw new Problem('not-found', 'No such site here.')
    return sendPage(reply, renderWayInPage({ site, step: 'ask', url: '', problem: '' }))
  })

  app.post<OfSite>('/privacy/:site/mine', async ({ params, body, ip }, reply) => {
    if (params.site !== needs.site) throw new Problem('not-found', 'No such site here.')
    needs.limitPosts(ip)
    const { email = '' } = tidy(body) as Readonly<Record<string, string>>
    const address = email.length <= LIMITS.emailCharsMax ? mailAddressOf(email) : undefined
    if (address === undefined) {
      const problem = site.words.say('badMailAddress')
      const page = renderWayInPage({ site, step: 'ask', url: '', problem })
      return sendPage(reply.code(400), page)
    }
    // After the answer, which is the same for every address, and takes as long.
    void setImmediate()
      .then(() => mailLink(needs, address))
      .catch((error) => needs.report('a link by mail failed', error))
    return sendPage(reply, renderWayInPage({ site, step: 'sent', url: '', problem: '' }))
  })

  app.get<OfLink>('/mail/mine/:token', async ({ params: { token } }, reply) => {
    wayIn.check(token)
    const url = `/mail/mine/${token}`
    return sendPrivatePage(reply, renderWayInPage({ site, step: 'open', url, problem: '' }))
  })

  // Mail scanners open links by themselves, so that only pressing the button uses one up.
  app.post<OfLink>('/mail/mine/:token', async ({ params: { token } }, reply) => {
    reply.header('referrer-policy', 'no-referrer')
    return reply.redirect(`/mine/${wayIn.open(token)}`, 303)
  })
}

async function mailLink(needs: WayInRoutesNeeds, address: string): Promise<void> {
  const { mail, mailBook, site, wayIn } = needs
  const [found] = await mailBook.confirmedOf(site, mail.addressHashOf(site, address), 1)
  const token = found && wayIn.newLink(found.addressHash)
  if (token) await mail.sendWayIn(found, token)
}
