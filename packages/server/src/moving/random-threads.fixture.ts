import {
  type ArticleId,
  type JournalEvent,
  REPLY_STATUSES,
  type ReplyId,
  THREAD_STATES,
  type ThreadState,
} from '@riposte/protocol'
import fc from 'fast-check'
import {
  decided,
  edited,
  erased,
  idOf,
  marked,
  ruled,
  submitted,
  voted,
} from '../backend/events.fixture.ts'
import { isVisible, oneLineEnd } from '../replies/reply-fields.ts'

const START = Date.UTC(2026, 10, 1)
/** Later than everything that is submitted: then nobody's votes are of an earlier hour. */
const VOTED_AT = Date.UTC(2026, 10, 15)

const ARTICLES = ['/articles/ferry', 'https://news.example/?p=7', 'https://b.example/%C3%BC/?q=a+b']

/** What readers may have typed: tidied as the form tidies it, hostile all the same. */
const hostile = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }),
  fc.constantFrom(
    ']]>',
    '<script>alert(1)</script>',
    '&amp; \u0000\u0001\ufffe\uffff',
    'a\r\nb\rc\u2028d',
    '"\\u0041\\',
    '**x** `y` > z',
    '\u202eabc 😀 e\u0301',
  ),
)
const words = hostile.map((text) => oneLineEnd(`${text.toWellFormed()}.`)).filter(isVisible)
const name = words.map((text) => text.replace(/\n/g, ' ').slice(0, 50).toWellFormed().trim())
const website = fc.constantFrom('', '', 'https://ada.example/', 'https://x.example/?a=1&b=%22')

const seed = fc.record({
  article: fc.nat(ARTICLES.length - 1),
  parent: fc.option(fc.nat(60), { freq: 2 }),
  name: name.filter(isVisible),
  website,
  text: words,
  badge: fc.constantFrom('', '', 'Staff', '<b>]]>'),
  status: fc.constantFrom(...REPLY_STATUSES.filter((it) => it !== 'erased')),
  at: fc.nat(1_000_000),
})

type Seed = typeof seed extends fc.Arbitrary<infer S> ? S : never

const change = fc.record({
  reply: fc.nat(60),
  what: fc.constantFrom('vote', 'vote', 'vote', 'edit', 'erase', 'pin', 'pick', 'approve', 'spam'),
  text: words,
  voter: fc.nat(9),
})

type Change = typeof change extends fc.Arbitrary<infer C> ? C : never

const ruling = fc.tuple(fc.nat(ARTICLES.length - 1), fc.constantFrom(...THREAD_STATES))

/** What may have happened on a site: threads, and what became of their replies. */
export const randomHistory: fc.Arbitrary<readonly JournalEvent[]> = fc
  .tuple(
    fc.array(seed, { maxLength: 60, size: 'max' }),
    fc.array(change, { maxLength: 90, size: 'max' }),
    fc.array(ruling, { maxLength: 3 }),
  )
  .map(([seeds, changes, rulings]) => [
    ...seeds.map((it, i) => submittedOf(seeds, it, i)),
    ...changes.flatMap((it) => changeOf(seeds, it)),
    ...rulings.map(([i, state]) => ({ ...ruled(state as ThreadState), article: articleOf(i) })),
  ])

const articleOf = (i: number) => ARTICLES[i] as ArticleId
const nameOf = (i: number) => `r${String(i).padStart(2, 'q')}`

/** No two at the same moment, so that their order does not depend on their ids. */
const momentOf = ({ at }: Seed, i: number) => START + at * 64 + i

function parentOf(seeds: readonly Seed[], { parent, article }: Seed, i: number): ReplyId | null {
  if (parent === null || parent >= i || seeds[parent]!.article !== article) return null
  return idOf(nameOf(parent))
}

function submittedOf(seeds: readonly Seed[], it: Seed, i: number): JournalEvent {
  const { name: author, website: link, text, badge, status } = it
  const about = { article: articleOf(it.article), parentId: parentOf(seeds, it, i) }
  const typed = { name: author, website: link, text, status, ...(badge && { badge }) }
  return submitted(nameOf(i), { ...about, ...typed, at: momentOf(it, i) })
}

function changeOf(seeds: readonly Seed[], { reply: i, what, text, voter }: Change): JournalEvent[] {
  const it = seeds[i]
  if (!it) return []
  const of = nameOf(i)
  const parentId = parentOf(seeds, it, i)
  if (what === 'vote') return [voted(of, `v${voter}`, { at: VOTED_AT })]
  if (what === 'edit') return [edited(of, { text, status: it.status })]
  if (what === 'erase') {
    const article = articleOf(it.article)
    return [erased(of, { article, parentId, submittedAt: momentOf(it, i) })]
  }
  if (what === 'pin') return parentId === null ? [marked(of, 'pinned')] : []
  if (what === 'pick') return [marked(of, 'picked')]
  return [decided(of, `${what}${voter}`)]
}
