import { type Listed, NOT_MAPPED, type Survey, type SurveyedPage } from './survey.ts'
import type { Mending } from './vet-reply.ts'

export interface ReportNeeds {
  /** Rows of cells as aligned lines. */
  readonly align: (rows: readonly (readonly string[])[]) => string
  readonly countText: (count: number) => string
  /** What a source says, made safe for a terminal. */
  readonly safeText: (text: string) => string
  readonly origins: readonly string[]
  readonly nameless: string
}

const PAGES_LISTED_MAX = 10
const ORIGINS_LISTED_MAX = 10

/** A part of the report: what stands above its rows, and the rows. */
interface Part {
  readonly title: string
  readonly rows: readonly (readonly [string, ...string[]])[]
  readonly notes?: readonly string[]
}

/** What a survey found, in words, and what to do about it. */
export function surveyReport(survey: Survey, needs: ReportNeeds): string {
  const parts = [
    repliesPart(survey, needs),
    pagesPart(survey, needs),
    originsPart(survey, needs),
    leftOutPart(survey, needs),
    mendedPart(survey, needs),
  ]
  const shown = parts.filter(({ rows }, i) => i === 0 || rows.length > 0)
  const drawn = shown.map(({ title, rows, notes = [] }) => {
    const lines = rows.length > 0 ? needs.align(rows).split('\n') : []
    return [title, ...[...lines, ...notes].map((line) => `  ${line.trimEnd()}`)].join('\n')
  })
  return [...drawn, ...nextSteps(survey, needs)].join('\n\n')
}

function repliesPart({ byStatus }: Survey, { countText }: ReportNeeds): Part {
  const { published, held, spam, rejected, erased } = byStatus
  const rows: (readonly [string, number])[] = [
    ['published', published],
    ['held, waiting for a person', held],
    ['spam, kept for as long as --keep says', spam],
    ['rejected, kept for as long as --keep says', rejected],
    ['erased there, only their places', erased],
  ]
  const found = rows.filter(([, count]) => count > 0)
  const total = rows.reduce((sum, [, count]) => sum + count, 0)
  return {
    title: `Replies to import: ${countText(total)}`,
    rows: found.map(([what, count]) => [what, countText(count)]),
  }
}

function pagesPart({ pages }: Survey, { countText, safeText }: ReportNeeds): Part {
  const mapped = [...pages.values()].filter(({ article }) => article !== null)
  const articles = new Set(mapped.map(({ article }) => article)).size
  const outside = unmapped(pages)
  const rows: [string, string][] = [['pages found here', countText(mapped.length)]]
  if (articles < mapped.length) rows.push(['articles here, as some are one', countText(articles)])
  if (outside.length > 0) rows.push(['pages that stay outside', countText(outside.length)])
  const listed = outside.slice(0, PAGES_LISTED_MAX)
  const more = outside.length - listed.length
  const notes = listed.map((it) => `  ${safeText(it.address)}  (${repliesText(it, countText)})`)
  if (more > 0) notes.push(`  … and ${countText(more)} more`)
  return { title: 'Pages', rows, notes }
}

const repliesText = ({ replies }: SurveyedPage, countText: ReportNeeds['countText']) =>
  replies === 1 ? '1 reply' : `${countText(replies)} replies`

/** Only where any origin is taken: so that people see what to give to `serve`. */
function originsPart({ pages }: Survey, { origins, countText }: ReportNeeds): Part {
  const title = 'Sites they stand on: give each to riposte serve as --origin'
  const counts = new Map<string, number>()
  for (const { origin, article, replies } of pages.values()) {
    if (origins.length > 0 || !origin || article === null) continue
    counts.set(origin, (counts.get(origin) ?? 0) + replies)
  }
  const most = [...counts].sort((a, b) => b[1] - a[1])
  const rows = most
    .slice(0, ORIGINS_LISTED_MAX)
    .map(([origin, count]): [string, string] => [origin, countText(count)])
  const more = most.length - rows.length
  return { title, rows, notes: more > 0 ? [`… and ${countText(more)} more`] : [] }
}

function leftOutPart({ leftOut }: Survey, needs: ReportNeeds): Part {
  const rows = [...leftOut].map(([what, it]) => listRow(needs.safeText(what), it, needs))
  return {
    title: 'Left out',
    rows: rows.map(([what, count]) => [what, count]),
    notes: idNotes(rows),
  }
}

const MENDED: Readonly<Record<Mending, string>> = {
  'no name': 'without a name',
  'impossible date': 'written in the future or before 1990: dated now',
  'no website': 'website that is no web address, or too long: without it',
  'no badge': 'badge that is too long: without it',
  votes: 'more than 1,000,000 votes: counted as that many',
}

function mendedPart({ mended, orphans, circles }: Survey, needs: ReportNeeds): Part {
  const { countText, nameless } = needs
  const rows = [...mended].map(([what, it]) => {
    const words = what === 'no name' ? `without a name: “${nameless}”` : MENDED[what]
    return listRow(words, it, needs)
  })
  const links: [string, number][] = [
    ['answers to what is not there: to the article now', orphans],
    ['answers in a circle: one of each to the article now', circles],
  ]
  const cut = links.filter(([, count]) => count > 0)
  return {
    title: 'Changed on the way',
    rows: [
      ...cut.map(([what, count]): [string, string] => [what, countText(count)]),
      ...rows.map(([what, count]): [string, string] => [what, count]),
    ],
    notes: idNotes(rows),
  }
}

type ListRow = readonly [what: string, count: string, ids: string]

function listRow(what: string, { count, ids }: Listed, needs: ReportNeeds): ListRow {
  const more = count - ids.length
  const tail = more > 0 ? `, … and ${needs.countText(more)} more` : ''
  return [what, needs.countText(count), ids.map(needs.safeText).join(', ') + tail]
}

/** Each list's ids on a line of their own below the table; pages are listed by their address. */
function idNotes(rows: readonly ListRow[]): readonly string[] {
  const shown = rows.filter(([what]) => what !== NOT_MAPPED)
  return shown.map(([what, , ids]) => `  ${what.split(':')[0]}: ${ids}`)
}

function nextSteps(survey: Survey, { origins, countText }: ReportNeeds): readonly string[] {
  const outside = unmapped(survey.pages)
  if (outside.length === 0) return []
  const steps: string[] = []
  if (outside.some(({ origin }) => !origin)) {
    steps.push('Some pages have no host: give --base URL, the address of the site they were on.')
  }
  const changes = new Set(outside.flatMap((page) => likelyChange(page, origins)))
  if (origins.length > 0 && outside.some(({ origin }) => origin)) {
    const count = outside.filter(({ origin }) => origin).length
    const pages = count === 1 ? '1 page lies' : `${countText(count)} pages lie`
    const where = `${pages} outside of --origin`
    const map = [...changes][0] ?? 'OLD=NEW'
    steps.push(`${where} ${origins.join(', ')}:`, `give --map ${map}, or --keep-unmapped.`)
  }
  return [['What to do next', ...steps.map((step) => `  ${step}`)].join('\n')]
}

/** The same host with or without `www.` or TLS is most likely the same site. */
function likelyChange({ origin }: SurveyedPage, origins: readonly string[]): readonly string[] {
  if (!origin) return []
  const bare = (it: string) => new URL(it).host.replace(/^www\./, '')
  const here = origins.find((it) => bare(it) === bare(origin))
  return here ? [`${origin}=${here}`] : []
}

function unmapped(pages: Survey['pages']): readonly SurveyedPage[] {
  const outside = [...pages.values()].filter(({ article }) => article === null)
  return outside.sort((a, b) => b.replies - a.replies)
}
