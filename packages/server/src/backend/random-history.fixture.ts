import type { JournalEvent, ReplyId } from '@riposte/protocol'
import fc from 'fast-check'
import {
  ARTICLE,
  appealed,
  appealIdOf,
  decided,
  edited,
  erased,
  idOf,
  marked,
  moved,
  objected,
  reported,
  ruled,
  SITE,
  submitted,
  taught,
  undone,
  voted,
} from './events.fixture.ts'

const NAMES = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']
const KINDS = [
  'submitted',
  'submitted',
  'submitted',
  'moved',
  'edited',
  'voted',
  'voted',
  'unvoted',
  'reported',
  'appealed',
  'appealed again',
  'upheld',
  'overturned',
  'pinned',
  'unpinned',
  'picked',
  'approve',
  'spam',
  'reject',
  'undone',
  'objected',
  'erased',
  'ruled',
  'taught',
  'forgotten',
] as const

const step = fc.record({
  kind: fc.constantFrom(...KINDS),
  name: fc.constantFrom(...NAMES),
  parent: fc.option(fc.constantFrom(...NAMES)),
  status: fc.constantFrom(
    'published' as const,
    'published' as const,
    'held' as const,
    'spam' as const,
  ),
  at: fc.nat(40).map((days) => Date.UTC(2026, 9, 1) + days * 3_600_000),
})

type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

/**
 * Events of every kind in an order in which a server may record them. A lesson of an Akismet client
 * never bears a reply's id.
 */
export const randomHistory: fc.Arbitrary<readonly JournalEvent[]> = fc
  .array(step, { minLength: 1, maxLength: 80 })
  .map((steps) => {
    const places = new Map<string, { at: number; parentId: ReplyId | null }>()
    return steps.flatMap((it) => eventsOf(it, places))
  })

function eventsOf(
  { kind, name, parent, status, at }: Step,
  places: Map<string, { at: number; parentId: ReplyId | null }>,
): readonly JournalEvent[] {
  if (kind === 'ruled') return [ruled(status === 'held' ? 'closed' : 'open')]
  if (kind === 'taught') return [taught(`lesson${name}`, status === 'spam' ? 'spam' : 'ham', at)]
  if (kind === 'forgotten') {
    const { lessonId } = taught(`lesson${name}`, 'ham')
    return [{ type: 'forgotten', site: SITE, at, lessonId }]
  }
  const place = places.get(name)
  if (kind === 'submitted' || kind === 'moved') {
    if (place) return []
    const parentId = parent !== null && places.has(parent) ? idOf(parent) : null
    places.set(name, { at, parentId })
    const fields = { at, parentId, status, article: ARTICLE }
    return [kind === 'moved' ? moved(name, fields, at % 3) : submitted(name, fields)]
  }
  if (!place) return []
  switch (kind) {
    case 'edited':
      return [edited(name, { status, at, ...(at % 2 && { name: `Corrected ${at}` }) })]
    case 'voted':
    case 'unvoted':
      return [voted(name, parent ?? name, { on: kind === 'voted', at })]
    case 'reported':
      return [reported(name, { at })]
    case 'appealed':
    case 'appealed again':
      return [appealed(name, { at }, kind === 'appealed' ? '' : 'again')]
    case 'upheld':
    case 'overturned': {
      const answers = { appealId: appealIdOf(name, at % 2 ? '' : 'again'), words: 'We looked.' }
      return [decided(name, kind === 'upheld' ? 'spam' : 'approve', { answers })]
    }
    case 'pinned':
    case 'unpinned':
      return [marked(name, 'pinned', kind === 'pinned')]
    case 'picked':
      return [marked(name, 'picked')]
    case 'undone':
      return [undone(name, status === 'spam' ? 'spam' : 'approve')]
    case 'objected':
      return [objected(name, at)]
    case 'erased':
      return [erased(name, { submittedAt: place.at, parentId: place.parentId })]
    default:
      return [decided(name, kind, kind === 'reject' ? { decision: 'reject', lesson: null } : {})]
  }
}
