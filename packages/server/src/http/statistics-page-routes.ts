import type { EpochMs } from '@riposte/protocol'
import type { FastifyInstance } from 'fastify'
import type { UsageRow } from '../backend/checks.ts'
import type { DayCounts } from '../render/daily-bars.tsx'
import { renderStatisticsPage, type StatisticsView } from '../render/statistics-page.tsx'
import type { AppNeeds } from './app-needs.ts'
import type { DeskGuard } from './desk-session.ts'
import { sendPage } from './page-routes.ts'

interface Query {
  readonly Querystring: { readonly site?: string; readonly guid?: string }
}

const DAY_MS = 24 * 60 * 60 * 1000
const DAYS = 60
const MONTHS = 24

/** `/desk/statistics`: what Akismet clients asked, for moderators. */
export async function statisticsPageRoutes(
  app: FastifyInstance,
  needs: AppNeeds & { readonly guard: DeskGuard },
): Promise<void> {
  const { ledger, now, siteView, guard } = needs
  app.get<Query>('/desk/statistics', async (request, reply) => {
    guard.moderatorOf(request)
    const sites = ledger
      .accounts()
      .flatMap((account) => [...ledger.blogsOf(account)].sort().map((blog) => `${account}/${blog}`))
    const asked = String(request.query.site ?? '')
    const chosen = sites.includes(asked) ? asked : sites[0]
    const [, account = '', blog = ''] = /^([^/]*)\/(.*)$/.exec(chosen ?? '') ?? []
    const usage = await ledger.usage(account, '', '9')
    const rows = usage.filter((row) => row.blog === blog)
    const view = {
      site: siteView,
      sites,
      chosen,
      days: lastDays(rows, now()),
      months: byMonth(rows),
      search: await lookUp(
        needs,
        String(request.query.guid ?? '')
          .trim()
          .toLowerCase(),
      ),
    }
    return sendPage(reply, renderStatisticsPage(view))
  })
}

async function lookUp(
  { ledger, views }: AppNeeds,
  guid: string,
): Promise<StatisticsView['search']> {
  if (!guid) return undefined
  for (const account of ledger.accounts()) {
    const check = await ledger.check(account, guid)
    if (!check) continue
    const { verdict, lessonId, site, blog, at } = check
    const learned = (await views.lesson(site, lessonId))?.label ?? null
    return { guid, found: { blog, at, label: verdict.label, reasons: verdict.reasons, learned } }
  }
  return { guid, found: undefined }
}

/** The last 60 days, also those on which nothing was asked. */
function lastDays(rows: readonly UsageRow[], now: EpochMs): readonly DayCounts[] {
  const known = new Map(rows.map((row) => [row.day, row]))
  return Array.from({ length: DAYS }, (_, place) => {
    const day = new Date(now - (DAYS - 1 - place) * DAY_MS).toISOString().slice(0, 10)
    return sumOf(day, known.has(day) ? [known.get(day)!] : [])
  })
}

function byMonth(rows: readonly UsageRow[]): readonly DayCounts[] {
  const months = [...new Set(rows.map(({ day }) => day.slice(0, 7)))].sort().reverse()
  return months.slice(0, MONTHS).map((month) => {
    const of = rows.filter(({ day }) => day.startsWith(month))
    return sumOf(month, of)
  })
}

/** A correction may be of an earlier day than the mistake, so nothing is below 0. */
function sumOf(day: string, rows: readonly UsageRow[]): DayCounts {
  const sum = (of: (row: UsageRow) => number) =>
    Math.max(
      0,
      rows.reduce((total, row) => total + of(row), 0),
    )
  return {
    day,
    spam: sum(({ counts }) => counts.spam),
    ham: sum(({ counts }) => counts.ham),
    missedSpam: sum(({ counts }) => counts.missedSpam),
    falsePositives: sum(({ counts }) => counts.falsePositives),
  }
}
