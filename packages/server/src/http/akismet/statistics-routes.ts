import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Account } from '../../accounts/account.ts'
import { siteName } from '../../accounts/site-name.ts'
import type { AppNeeds } from '../app-needs.ts'
import { answer, answerJson, refuse, refuseBlog, refuseKey } from './answers.ts'
import type { ClientFields } from './field-names.ts'
import { keyAskedAbout, signingKey } from './key-places.ts'
import { readFields } from './read-fields.ts'
import { isSiteOrder, type SiteCounts, sitesAsCsv, sitesAsJson, sumBySite } from './site-counts.ts'
import { usageStatistics } from './usage-statistics.ts'

const METHODS = ['GET', 'POST']
/** Some clients read the limit as a number, so where there is none it is a large one. */
const AS_GOOD_AS_NONE = 1_000_000_000

type Say = (reply: FastifyReply, account: Account, fields: ClientFields) => Promise<FastifyReply>

/** What a key's sites have asked, in Akismet's words. */
export function statisticsRoutes(app: FastifyInstance, needs: AppNeeds): void {
  const { accounts, ledger, now } = needs
  const whenKnown =
    (keyOf: typeof signingKey, say: Say) =>
    async (request: FastifyRequest, reply: FastifyReply) => {
      const fields = await readFields(request)
      const account = accounts.find(keyOf(request, fields))
      return account ? say(reply, account, fields) : refuseKey(reply)
    }
  const on = (url: string, keyOf: typeof signingKey, say: Say) =>
    app.route({ method: METHODS, url, handler: whenKnown(keyOf, say) })

  on('/1.1/get-stats', keyAskedAbout, async (reply, account, fields) => {
    const blog = siteName(fields.blog)
    if (fields.blog && blog === undefined) return refuseBlog(reply)
    return answerJson(reply, await usageStatistics(ledger, account.name, blog, fields.from, now()))
  })

  on('/1.2/get-key-stats', signingKey, async (reply, { name }, { from }) =>
    answerJson(reply, await usageStatistics(ledger, name, undefined, from, now())),
  )

  on('/1.2/usage-limit', signingKey, async (reply, { name, checksPerMonth }, { extended }) => {
    const limit = checksPerMonth ?? AS_GOOD_AS_NONE
    const usage = ledger.checksThisMonth(name)
    return answerJson(reply, {
      limit,
      usage,
      percentage: ((100 * usage) / limit).toFixed(2),
      throttled: usage >= limit,
      ...(extended === 'true' && { notice_level: 'NOTICE_NONE', upgrade: false }),
    })
  })

  on('/1.2/key-sites', signingKey, async (reply, { name }, fields) => {
    const month = fields.month || new Date(now()).toISOString().slice(0, 7)
    if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) return refuse(reply, 'month is not like 2026-11')
    const order = fields.order || 'total'
    if (!isSiteOrder(order)) return refuse(reply, 'order is not one that is known')
    const rows = await ledger.usage(name, `${month}-01`, `${month}-31`)
    const wanted = (fields.filter ?? '').toLowerCase()
    const sites: readonly SiteCounts[] = sumBySite(rows, order).filter((it) =>
      it.site.includes(wanted),
    )
    const [limit, offset] = [wholeNumber(fields.limit, 500), wholeNumber(fields.offset, 0)]
    const page = { sites: sites.slice(offset, offset + limit), limit, offset, total: sites.length }
    if (fields.format !== 'csv') return answerJson(reply, sitesAsJson(month, page, fields.extended))
    return answer(reply, sitesAsCsv(name, month, page), 'text/csv; charset=utf-8')
  })
}

function wholeNumber(text: string | undefined, fallback: number): number {
  return /^\d{1,9}$/.test(text ?? '') ? Number(text) : fallback
}
