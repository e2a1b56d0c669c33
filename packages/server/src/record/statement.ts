import type { Ground, ReportGround } from '@riposte/protocol'

/**
 * A statement of reasons in the words of the EU's Transparency Database (schema of July 2025,
 * transparency.dsa.ec.europa.eu), as far as a reply has something to say to it.
 */
export interface Statement {
  readonly visibility: 'CONTENT_REMOVED' | 'CONTENT_DISABLED'
  readonly ground: 'ILLEGAL_CONTENT' | 'INCOMPATIBLE_CONTENT'
  readonly groundReference: string
  readonly explanation: string
  readonly category: StatementCategory
  readonly keyword: StatementKeyword
  /** With the keyword `OTHER`: which. Else empty. */
  readonly keywordOther: string
  readonly contentType: 'TEXT'
  /** Of the threads, ISO 639-1 in capitals, or null: nobody looks for that of a reply. */
  readonly contentLanguage: string | null
  /** UTC, as `2026-11-20`. */
  readonly contentDate: string
  readonly applicationDate: string
  readonly source: StatementSource
  readonly automatedDetection: boolean
  readonly automatedDecision: 'FULLY' | 'PARTIALLY' | 'NOT_AUTOMATED'
  readonly facts: string
}

type StatementCategory =
  | 'DATA_PROTECTION_AND_PRIVACY_VIOLATIONS'
  | 'ILLEGAL_OR_HARMFUL_SPEECH'
  | 'OTHER_VIOLATION_TC'

type StatementKeyword = 'MISSING_PROCESSING_GROUND' | 'OTHER'

type StatementSource = 'ARTICLE_16' | 'TYPE_OTHER_NOTIFICATION' | 'VOLUNTARY'

/** Why a reply is not shown: a moderator's ground, or what the filter or a rule said. */
export type StatementCause = Ground | 'advertising' | 'unsure' | 'rule'

type CauseFields = Pick<
  Statement,
  'ground' | 'groundReference' | 'explanation' | 'category' | 'keyword' | 'keywordOther'
>

const RULES_OF_THE_SITE = 'The site’s rules for replies'

function againstRules(keywordOther: string, explanation: string): CauseFields {
  return {
    ground: 'INCOMPATIBLE_CONTENT',
    groundReference: RULES_OF_THE_SITE,
    explanation,
    category: 'OTHER_VIOLATION_TC',
    keyword: 'OTHER',
    keywordOther,
  }
}

/** Fixed words only: nothing of the reply can get in. */
export const CAUSES: Readonly<Record<StatementCause, CauseFields>> = {
  advertising: againstRules(
    'Unsolicited advertising',
    'The site takes no advertising in replies, and the reply was found to be that.',
  ),
  unsure: againstRules(
    'Waiting for review',
    'The filter could not tell whether the reply is advertising; a person decides.',
  ),
  rule: againstRules(
    'A rule of the site',
    'A rule of the site wants such replies looked at or kept apart.',
  ),
  'off-topic': againstRules('Off topic', 'The reply is not about the article.'),
  other: againstRules('Other', 'A moderator found the reply to be against the site’s rules.'),
  abuse: {
    ...againstRules('Abuse', 'A moderator found the reply to insult or threaten somebody.'),
    category: 'ILLEGAL_OR_HARMFUL_SPEECH',
  },
  'personal-data': {
    ...againstRules('', 'A moderator found the reply to give away somebody’s personal data.'),
    category: 'DATA_PROTECTION_AND_PRIVACY_VIOLATIONS',
    keyword: 'MISSING_PROCESSING_GROUND',
  },
  illegal: {
    ground: 'ILLEGAL_CONTENT',
    groundReference: 'The law that a moderator found to be broken; which one is not recorded',
    explanation: 'A moderator found the reply to be against the law.',
    category: 'ILLEGAL_OR_HARMFUL_SPEECH',
    keyword: 'OTHER',
    keywordOther: 'Illegal content',
  },
}

/** Where the look at a reply came from, by what readers reported about it. */
export function sourceOf(reports: readonly { readonly ground: ReportGround }[]): StatementSource {
  if (reports.some(({ ground }) => ground === 'illegal')) return 'ARTICLE_16'
  return reports.length > 0 ? 'TYPE_OTHER_NOTIFICATION' : 'VOLUNTARY'
}
