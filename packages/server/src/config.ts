import { LANGUAGES, type Language } from '@riposte/messages'
import { LIMITS, type SiteId, THREAD_ORDERS, type ThreadOrder } from '@riposte/protocol'
import { type ReaderKey, readerKeyOf } from './http/signed-in-reader.ts'
import { mailAddressOf } from './mail/mail-address.ts'
import { type MailPlace, parseMailPlace } from './mail/mail-place.ts'
import {
  type OptionValues,
  parseChoice,
  parseChoices,
  parseSwitch,
  parseText,
  parseWhole,
} from './options.ts'
import { KEPT_BY_DEFAULT, type Lives, parseLives } from './privacy/lives.ts'
import { LIVES } from './privacy/register-entry.ts'
import { HOLD_MODES, type HoldMode } from './replies/site-rules.ts'

/** Every option of the server: its type, its parser, its help and its documentation. */
export const SERVE_OPTIONS = {
  port: {
    summary: 'Port to listen on; 0 takes any free one',
    placeholder: 'NUMBER',
    fallback: 8080,
    fallbackText: '8080',
    variable: 'PORT',
    parse: parseWhole(0, 65_535),
  },
  host: {
    summary: 'Address to listen on; 0.0.0.0 for every network',
    placeholder: 'ADDRESS',
    fallback: 'localhost',
    fallbackText: 'localhost',
    parse: parseText,
  },
  data: {
    summary: 'Folder of the data file and the key file; :memory: keeps nothing',
    placeholder: 'DIR',
    fallback: 'data',
    fallbackText: 'data',
    variable: 'RIPOSTE_DATA',
    parse: parseText,
  },
  articles: {
    summary: 'Folder of Markdown articles to publish with a thread each',
    placeholder: 'DIR',
    fallback: undefined as string | undefined,
    parse: parseText,
  },
  site: {
    summary: 'Short name of the site, in addresses and in the data',
    placeholder: 'NAME',
    fallback: 'newsroom' as SiteId,
    fallbackText: 'newsroom',
    parse: parseSite,
  },
  title: {
    summary: 'Name of the site as readers see it',
    placeholder: 'TEXT',
    fallback: 'The newsroom',
    fallbackText: '"The newsroom"',
    parse: parseText,
  },
  url: {
    summary: 'Address under which readers reach this server, as https://replies.example.org',
    placeholder: 'URL',
    fallback: undefined as string | undefined,
    fallbackText: 'http://localhost:PORT',
    variable: 'RIPOSTE_URL',
    parse: parseOrigin,
  },
  origin: {
    summary: 'A site whose pages embed threads, as https://news.example; may be repeated',
    placeholder: 'URL',
    fallback: [] as readonly string[],
    parse: (words: readonly string[]) => words.map((word) => parseOrigin([word])),
  },
  'tls-cert': {
    summary: 'Certificate with its chain, PEM: speak HTTPS; needs --tls-key',
    placeholder: 'FILE',
    fallback: undefined as string | undefined,
    parse: parseText,
  },
  'tls-key': {
    summary: 'Private key of the certificate, PEM',
    placeholder: 'FILE',
    fallback: undefined as string | undefined,
    parse: parseText,
  },
  'trust-proxy': {
    summary: 'Reverse proxies to believe: addresses, as 127.0.0.1,10.0.0.0/8, or how many, as 1',
    placeholder: 'WHO',
    fallback: false as false | string | number,
    fallbackText: 'none',
    parse: parseProxies,
  },
  'posts-per-minute': {
    summary: 'Replies taken from one network in a minute before it has to wait',
    placeholder: 'NUMBER',
    fallback: 20,
    fallbackText: '20',
    parse: parseWhole(1, 1_000_000),
  },
  language: {
    summary: `Language of threads: ${LANGUAGES.join(', ')}`,
    placeholder: 'CODE',
    fallback: 'en' as Language,
    fallbackText: 'en',
    parse: parseChoice(LANGUAGES),
  },
  order: {
    summary: 'Order of a thread unless the reader chooses: oldest, newest or best',
    placeholder: 'ORDER',
    fallback: 'oldest' as ThreadOrder,
    fallbackText: 'oldest',
    parse: parseChoice(THREAD_ORDERS),
  },
  depth: {
    summary:
      'Answers are indented so deep; deeper ones stand flat, with a link to whom they answer',
    placeholder: 'NUMBER',
    fallback: 4,
    fallbackText: '4',
    parse: parseWhole(1, LIMITS.threadDepthMax),
  },
  'close-after-days': {
    summary: 'Days after which an article takes no more replies; 0: never',
    placeholder: 'NUMBER',
    fallback: 0,
    fallbackText: '0',
    parse: parseWhole(0, 36_500),
  },
  'edit-minutes': {
    summary: 'Minutes in which writers may change their reply; 0: not at all',
    placeholder: 'NUMBER',
    fallback: 15,
    fallbackText: '15',
    parse: parseWhole(0, 1_440),
  },
  hold: {
    summary: 'Look at these before they are published: first, links or all; may be repeated',
    placeholder: 'WHICH',
    fallback: [] as readonly HoldMode[],
    fallbackText: 'what the filter is not sure about',
    parse: parseChoices(HOLD_MODES),
  },
  'trust-after': {
    summary: 'Published replies after which a writer’s are not held for --hold; 0: always held',
    placeholder: 'NUMBER',
    fallback: 1,
    fallbackText: '1',
    parse: parseWhole(0, 1_000),
  },
  'quiet-blocks': {
    summary: 'Let moderators block writers without telling them; the notice then says so',
    fallback: false,
    parse: parseSwitch,
  },
  'reader-key': {
    summary: 'Secret or public key (PEM) by which your site signs who its readers are',
    placeholder: 'TEXT',
    fallback: undefined as ReaderKey | undefined,
    variable: 'RIPOSTE_READER_KEY',
    parse: (words: readonly string[]): ReaderKey => readerKeyOf(parseText(words)),
  },
  mail: {
    summary:
      'Mail server for mail about answers, smtp://USER:PASSWORD@HOST:587; or file:DIR, to try',
    placeholder: 'URL',
    fallback: undefined as MailPlace | undefined,
    fallbackText: 'no mail',
    variable: 'RIPOSTE_MAIL',
    parse: parseMailPlace,
  },
  'mail-from': {
    summary: 'Sender of mail, as replies@news.example; needed with --mail',
    placeholder: 'ADDRESS',
    fallback: undefined as string | undefined,
    parse: parseAddress,
  },
  'coral-secret': {
    summary: 'Signing secret of Coral’s external moderation phase; better in the environment',
    placeholder: 'TEXT',
    fallback: undefined as string | undefined,
    variable: 'RIPOSTE_CORAL_SECRET',
    parse: parseText,
  },
  contact: {
    summary: 'Who answers for readers’ data: an e-mail address or a page; the notice names it',
    placeholder: 'ADDRESS',
    fallback: undefined as string | undefined,
    parse: parseContact,
  },
  'rotate-keys-days': {
    summary: 'Days after which the keys of pseudonyms are replaced',
    placeholder: 'NUMBER',
    fallback: 90,
    fallbackText: '90',
    parse: parseWhole(1, 365),
  },
  'access-log': {
    summary: 'Print a line for each answer, without anything about the reader',
    fallback: false,
    parse: parseSwitch,
  },
  keep: {
    summary: 'Days for which something is kept, as spam=30; may be repeated',
    placeholder: 'WHAT=DAYS',
    fallback: LIVES as Lives,
    fallbackText: KEPT_BY_DEFAULT,
    parse: parseLives,
  },
  model: {
    summary: 'Model of the filter',
    placeholder: 'FILE',
    fallback: undefined as string | undefined,
    fallbackText: 'the one that ships',
    parse: parseText,
  },
} as const

export type Config = OptionValues<typeof SERVE_OPTIONS>

function parseSite(words: readonly string[]): SiteId {
  const word = parseText(words)
  if (!/^[a-z0-9-]{1,40}$/.test(word)) {
    throw new Error(`“${word}” must be 1 to 40 lower-case letters, digits and hyphens.`)
  }
  return word as SiteId
}

function parseAddress(words: readonly string[]): string {
  const address = mailAddressOf(parseText(words))
  if (address === undefined) throw new Error(`“${words.at(-1)}” is not an e-mail address.`)
  return address
}

function parseContact(words: readonly string[]): string {
  const word = parseText(words)
  const isPage = URL.canParse(word) && /^https?:$/.test(new URL(word).protocol)
  if (isPage || mailAddressOf(word) !== undefined) return word
  throw new Error(
    `“${word}” is neither an e-mail address nor an address like https://news.example/contact.`,
  )
}

export function parseOrigin(words: readonly string[]): string {
  const word = parseText(words)
  const url = URL.canParse(word) ? new URL(word) : undefined
  if (!url || !/^https?:$/.test(url.protocol) || url.pathname !== '/' || url.search || url.hash) {
    throw new Error(`“${word}” is not an address like https://news.example, without a path.`)
  }
  return url.origin
}

const PROXIES_MAX = 9

/** Addresses, or how many proxies stand in a row before this server. */
function parseProxies(words: readonly string[]): string | number {
  const word = parseText(words)
  if (/^\d+$/.test(word)) return parseWhole(1, PROXIES_MAX)(words)
  const isAddress = (it: string) => /^[0-9a-fA-F:.]+(\/\d{1,3})?$/.test(it) && /[.:]/.test(it)
  if (word.split(',').every((it) => isAddress(it.trim()))) return word
  throw new Error(
    `“${word}” is neither a list of addresses like 127.0.0.1,10.0.0.0/8 nor a number.`,
  )
}
