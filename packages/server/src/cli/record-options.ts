import { SERVE_OPTIONS } from '../config.ts'
import { parseChoice, parseText, parseWhole } from '../options.ts'
import type { ChainLink } from '../record/record-entry.ts'
import { territoryOf } from '../record/write-statements.ts'

const FORMATS = ['json', 'csv', 'dsa', 'md'] as const

/** What `riposte record` can be told. */
export const RECORD_OPTIONS = {
  words: {
    summary: 'What to do: verify, export or report',
    placeholder: 'ACTION',
    positional: true,
    fallback: ['verify'] as readonly string[],
    parse: (words: readonly string[]) => words,
  },
  data: { ...SERVE_OPTIONS.data, summary: 'Folder of the data file' },
  site: SERVE_OPTIONS.site,
  format: {
    summary: 'export: json, csv or dsa; report: md or json',
    placeholder: 'NAME',
    fallback: undefined as (typeof FORMATS)[number] | undefined,
    fallbackText: 'json of an export, md of a report',
    parse: parseChoice(FORMATS),
  },
  out: {
    summary: 'File to write; - is standard output',
    placeholder: 'FILE',
    fallback: '-',
    fallbackText: '-',
    parse: parseText,
  },
  after: {
    summary: 'export: only entries after this number',
    placeholder: 'NUMBER',
    fallback: 0,
    parse: parseWhole(0, Number.MAX_SAFE_INTEGER),
  },
  territory: {
    summary: 'export: where decisions hold, EU, EEA or countries as DE,FR',
    placeholder: 'CODES',
    fallback: territoryOf(['EU']) ?? [],
    fallbackText: 'EU',
    parse: parseTerritory,
  },
  year: {
    summary: 'report: which year (UTC)',
    placeholder: 'YEAR',
    fallback: undefined as number | undefined,
    fallbackText: 'this one',
    parse: parseWhole(2000, 9999),
  },
  expect: {
    summary: 'verify: a head that was noted before, which must be in the chain',
    placeholder: 'NUMBER:HASH',
    fallback: undefined as ChainLink | undefined,
    parse: parseLink,
  },
} as const

function parseTerritory(words: readonly string[]): readonly string[] {
  const territory = territoryOf(words)
  if (territory) return territory
  throw new Error(`“${words.join(' ')}” is neither EU nor EEA nor a list of their countries.`)
}

function parseLink(words: readonly string[]): ChainLink {
  const found = /^(\d{1,15}):([0-9a-f]{64})$/.exec(parseText(words))
  if (!found) throw new Error('is a number, a colon and 64 hexadecimal digits, as verify prints.')
  return { number: Number(found[1]), hash: found[2]! }
}
