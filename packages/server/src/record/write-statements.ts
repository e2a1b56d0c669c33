import type { KeptEntry, RecordEntry } from './record-entry.ts'

/** The Transparency Database takes so many statements in one call. */
export const STATEMENTS_IN_CALL = 100

/**
 * Statements of reasons as the EU's Transparency Database takes them (API of July 2025): a JSON
 * document a line, each the body of one call.
 *
 * @param entries read twice: a statement ends where the next entry about the same reply begins.
 * @param territory two-letter codes of the countries in which the decisions hold.
 */
export function* writeStatements(
  entries: () => Iterable<KeptEntry>,
  territory: readonly string[],
): Generator<string> {
  const ends = endDays(entries())
  let statements: object[] = []
  for (const kept of entries()) {
    const statement = statementIn(kept, territory, ends)
    if (statement) statements.push(statement)
    if (statements.length < STATEMENTS_IN_CALL) continue
    yield JSON.stringify({ statements })
    statements = []
  }
  if (statements.length > 0) yield JSON.stringify({ statements })
}

/** By an entry's number, the day on which what it decided ended. */
function endDays(entries: Iterable<KeptEntry>): ReadonlyMap<number, string> {
  const ends = new Map<number, string>()
  const open = new Map<number, number>()
  for (const { body } of entries) {
    const { number, subject, statement, at } = JSON.parse(body) as RecordEntry
    if (subject === null) continue
    const before = open.get(subject)
    if (before !== undefined) ends.set(before, new Date(at).toISOString().slice(0, 10))
    if (statement) open.set(subject, number)
    else open.delete(subject)
  }
  return ends
}

function statementIn(
  { body, hash }: KeptEntry,
  territory: readonly string[],
  ends: ReadonlyMap<number, string>,
): object | undefined {
  const { site, number, statement: it } = JSON.parse(body) as RecordEntry
  if (!it) return undefined
  const isIllegal = it.ground === 'ILLEGAL_CONTENT'
  const kind = isIllegal ? 'illegal_content' : 'incompatible_content'
  const end = ends.get(number)
  return {
    decision_visibility: [`DECISION_VISIBILITY_${it.visibility}`],
    decision_ground: `DECISION_GROUND_${it.ground}`,
    [isIllegal ? `${kind}_legal_ground` : `${kind}_ground`]: it.groundReference,
    [`${kind}_explanation`]: it.explanation,
    content_type: [`CONTENT_TYPE_${it.contentType}`],
    category: `STATEMENT_CATEGORY_${it.category}`,
    category_specification: [`KEYWORD_${it.keyword}`],
    ...(it.keywordOther && { category_specification_other: it.keywordOther }),
    territorial_scope: territory,
    ...(it.contentLanguage && { content_language: it.contentLanguage }),
    content_date: it.contentDate,
    application_date: it.applicationDate,
    ...(end && { end_date_visibility_restriction: laterDay(end, it.applicationDate) }),
    decision_facts: it.facts,
    source_type: `SOURCE_${it.source}`,
    automated_detection: it.automatedDetection ? 'Yes' : 'No',
    automated_decision: `AUTOMATED_DECISION_${it.automatedDecision}`,
    puid: `${site}-${number}-${hash.slice(0, 16)}`,
  }
}

/** A clock may have gone back in between, and an end before the beginning is refused. */
const laterDay = (a: string, b: string) => (a > b ? a : b)

/** Of the European Union, and of the European Economic Area. */
const UNION =
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' ')
const AREA = [...UNION, 'IS', 'LI', 'NO'].sort()

/** The codes of `EU`, `EEA` or countries that are named one by one; null when one is unknown. */
export function territoryOf(words: readonly string[]): readonly string[] | null {
  const codes = words.flatMap((word) => word.toUpperCase().split(','))
  const found = codes.flatMap((code) => {
    if (code === 'EU') return UNION
    return code === 'EEA' ? AREA : [code]
  })
  return found.every((code) => AREA.includes(code)) ? [...new Set(found)].sort() : null
}
