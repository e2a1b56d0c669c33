import { BlockList, isIP } from 'node:net'
import { Problem } from '@riposte/protocol'
import type { BlockedBy } from '../replies/blocked-by.ts'
import type { Block, BlockAction, BlockKind } from './read-blocks.ts'

type Submission = Parameters<BlockedBy>[0]

/** A submission, as blocks look at it. */
interface Looked {
  readonly name: string
  readonly words: string
  /** Every host that it names, each with the domains that it belongs to. */
  readonly domains: readonly string[]
  readonly address: string
  /** The one writer, by each key. */
  readonly writers: readonly string[]
}

const SENTENCES: Record<Exclude<BlockAction, 'refuse'>, string> = {
  hold: 'A rule of this site wants a person to look at it first.',
  spam: 'A rule of this site keeps replies like this apart.',
  quiet: 'A rule of this site keeps replies like this apart without telling their writers.',
}

/** Matches submissions against a site's blocks. Of several that are met the strictest decides. */
export function matchBlocks(blocks: readonly Block[]): BlockedBy {
  if (blocks.length === 0) return () => null
  const strictestFirst: readonly BlockAction[] = ['quiet', 'refuse', 'spam', 'hold']
  const rules = strictestFirst.map((action) => ({
    action,
    meets: anyOf(blocks.filter((it) => it.action === action)),
  }))
  return (submission, address, writers) => {
    const looked = look(submission, address, writers)
    const action = rules.find(({ meets }) => meets(looked))?.action
    if (action === undefined) return null
    if (action === 'refuse') {
      const detail = 'This site does not take this reply. Your text is still in the form.'
      throw new Problem('not-allowed', detail)
    }
    const status = action === 'hold' ? 'held' : 'spam'
    return { status, sentence: SENTENCES[action], isQuiet: action === 'quiet' }
  }
}

/** Its cost does not grow with the number of names, domains and writers. */
function anyOf(blocks: readonly Block[]): (looked: Looked) => boolean {
  const patterns = (kind: BlockKind) =>
    blocks.filter((it) => it.kind === kind).map(({ pattern }) => plain(pattern))
  const [names, domains] = [new Set(patterns('name')), new Set(patterns('domain'))]
  const writers = new Set(patterns('writer'))
  const networks = networksOf(patterns('network'))
  const words = wholeWords(patterns('word'))
  return (looked) =>
    names.has(looked.name) ||
    (writers.size > 0 && looked.writers.some((it) => writers.has(it))) ||
    (domains.size > 0 && looked.domains.some((domain) => domains.has(domain))) ||
    networks(looked.address) ||
    words?.test(looked.words) === true
}

function look(submission: Submission, address: string, writers: readonly string[]): Looked {
  const { text, author = '', authorUrl = '' } = submission
  const words = plain(`${author}\n${text}`)
  const hosts = plain(`${authorUrl} ${text}`)
    .split(/[^\p{L}\p{N}.-]+/u)
    .filter((word) => word.includes('.'))
  return { name: plain(author), words, domains: hosts.flatMap(domainsOf), address, writers }
}

const LABELS_MAX = 8

/** `a.b.example` → itself, `b.example`, `example`. */
function domainsOf(host: string): readonly string[] {
  const labels = host
    .split('.')
    .filter((label) => label !== '')
    .slice(-LABELS_MAX)
  return labels.map((_, i) => labels.slice(i).join('.'))
}

/** As it is compared: one spelling of what looks the same, without case. */
function plain(words: string): string {
  return words.normalize('NFKC').toLowerCase().trim()
}

function wholeWords(words: readonly string[]): RegExp | null {
  if (words.length === 0) return null
  const any = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${any})(?![\\p{L}\\p{N}])`, 'u')
}

function networksOf(patterns: readonly string[]): (address: string) => boolean {
  const list = new BlockList()
  const familyOf = (address: string) => (isIP(address) === 6 ? 'ipv6' : 'ipv4')
  for (const pattern of patterns) {
    const [network = '', bits = ''] = pattern.split('/')
    list.addSubnet(network, Number(bits), familyOf(network))
  }
  return (address) => isIP(address) !== 0 && list.check(address, familyOf(address))
}
