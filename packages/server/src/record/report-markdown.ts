import type { YearReport } from './year-report.ts'

const WORDS: Readonly<Record<string, string>> = {
  held: 'Held for a person by the filter or a rule',
  'kept-apart': 'Kept apart as advertising by the filter or a rule',
  discarded: 'Kept apart as blatant advertising by the filter',
  approved: 'Approved by a moderator',
  'marked-spam': 'Marked as advertising by a moderator',
  rejected: 'Rejected by a moderator',
  undone: 'Decisions taken back',
  erased: 'Replies erased, by their writers or at the end of their life',
  'thread-ruled': 'Threads closed or opened',
  appealed: 'Appeals',
  'appeal-answered': 'Answers to appeals',
  advertising: 'Advertising',
  unsure: 'The filter was not sure',
  rule: 'A rule of the site',
  abuse: 'Abuse',
  'off-topic': 'Off topic',
  'personal-data': 'Somebody’s personal data',
  illegal: 'Against the law',
  other: 'Other',
  ARTICLE_16: 'Readers’ notices of illegal content (DSA 16)',
  TYPE_OTHER_NOTIFICATION: 'Other reports by readers',
  VOLUNTARY: 'The site’s own look',
  FULLY: 'Without a person',
  PARTIALLY: 'Held without a person, for a person to decide',
  NOT_AUTOMATED: 'By a person',
}

/** A year's report for people: Markdown, made of counts only. */
export function reportMarkdown(report: YearReport): string {
  const { year, site, entries, restrictions, overturned, appeals } = report
  const { automatedShare } = restrictions
  return [
    `# Decisions about replies on ${site} in ${year}`,
    report.isWhole
      ? `Entries of the record of decisions: ${entries}.`
      : `Entries of the record of decisions, which does not hold the whole year: ${entries}.`,
    table('What happened', report.acts),
    `## What readers did not see\n\nTimes that a reply was held, kept apart or taken down: ` +
      `${restrictions.count}. Decided without a person: ${shareText(automatedShare)} of them.`,
    table('Why', restrictions.causes, 3),
    table('Who pointed to it', restrictions.sources, 3),
    table('How it was decided', restrictions.automation, 3),
    '## How often people saw it differently\n\n' +
      `Held replies that a person decided about: ${overturned.held.decided}; published of them: ` +
      `${overturned.held.published}. Kept apart, and a person decided about them: ` +
      `${overturned.keptApart.decided}; published of them: ${overturned.keptApart.published}.`,
    `## How long it took\n\n${waitText(report.medianWaitMs)}`,
    `## Appeals\n\nMade: ${appeals.made}. Answered by a person: ${appeals.answered}. Granted: ` +
      `${appeals.granted}.`,
    '',
  ].join('\n\n')
}

function table(title: string, counts: Readonly<Record<string, number>>, level = 2): string {
  const rows = Object.entries(counts).map(([key, count]) => `| ${WORDS[key] ?? key} | ${count} |`)
  const body = rows.length > 0 ? rows : ['| Nothing | 0 |']
  return [`${'#'.repeat(level)} ${title}\n`, '| | |', '| --- | ---: |', ...body].join('\n')
}

function shareText(share: number | null): string {
  return share === null ? 'none' : `${(100 * share).toFixed(1)} %`
}

function waitText(ms: number | null): string {
  if (ms === null) return 'No held reply was decided about.'
  const minutes = Math.round(ms / 60_000)
  const text = minutes < 120 ? `${minutes} min` : `${(ms / 3_600_000).toFixed(1)} h`
  return `Half of the held replies that a person decided about waited at most ${text}.`
}
