import { parseOrigin, SERVE_OPTIONS } from '../config.ts'
import { FORMATS } from '../moving/formats/all-formats.ts'
import { parseAddressChange } from '../moving/map-address.ts'
import { type OptionValues, parseChoice, parseSwitch, parseText, parseWords } from '../options.ts'

const formatNames = FORMATS.map(({ name }) => name)

/** What `riposte import` can be told. */
export const IMPORT_OPTIONS = {
  files: {
    summary: 'What the other system exported; may be gzipped',
    placeholder: 'FILE…',
    positional: true,
    fallback: [] as readonly string[],
    parse: parseWords,
  },
  data: { ...SERVE_OPTIONS.data, summary: 'Folder of the data file and the key file' },
  site: SERVE_OPTIONS.site,
  format: {
    summary: `What it is: ${formatNames.join(', ')}`,
    placeholder: 'NAME',
    fallback: undefined as string | undefined,
    fallbackText: 'as the file looks',
    parse: parseChoice(formatNames),
  },
  source: {
    summary: 'Name of what is moved, its own for each blog',
    placeholder: 'NAME',
    fallback: undefined as string | undefined,
    fallbackText: 'the format’s',
    parse: parseSource,
  },
  origin: SERVE_OPTIONS.origin,
  map: {
    summary: 'Addresses that begin with OLD begin with NEW here; may be repeated',
    placeholder: 'OLD=NEW',
    fallback: [] as ReturnType<typeof parseAddressChange>[],
    parse: (words: readonly string[]) => words.map(parseAddressChange),
  },
  'map-file': {
    summary: 'Whole addresses, a line each: OLD NEW',
    placeholder: 'FILE',
    fallback: undefined as string | undefined,
    parse: parseText,
  },
  base: {
    summary: 'Site of pages that the source knows only as paths, as https://news.example',
    placeholder: 'URL',
    fallback: undefined as string | undefined,
    parse: parseOrigin,
  },
  'keep-unmapped': {
    summary: 'Import replies to pages outside of --origin too',
    fallback: false,
    parse: parseSwitch,
  },
  nameless: {
    summary: 'Stands where there is no name',
    placeholder: 'TEXT',
    fallback: 'Anonymous',
    fallbackText: 'Anonymous',
    parse: parseText,
  },
  'dry-run': {
    summary: 'Say what would be imported, and write nothing',
    fallback: false,
    parse: parseSwitch,
  },
  model: SERVE_OPTIONS.model,
} as const

export type ImportOptions = OptionValues<typeof IMPORT_OPTIONS>

function parseSource(words: readonly string[]): string {
  const word = parseText(words)
  if (/^[a-z0-9-]{1,40}$/.test(word)) return word
  throw new Error(`“${word}” must be 1 to 40 lower-case letters, digits and hyphens.`)
}
