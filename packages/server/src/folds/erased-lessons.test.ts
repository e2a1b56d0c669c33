import { emptyModel, encodeFeatures, extractFeatures, saveModel } from '@riposte/filter'
import type { JournalEvent } from '@riposte/protocol'
import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import type { Backend } from '../backend/backend.ts'
import { openDatabase } from '../backend/embedded/open-database.ts'
import { sqliteBackend } from '../backend/embedded/sqlite-backend.ts'
import {
  decided,
  edited,
  erased,
  objected,
  SITE,
  submitted,
  undone,
} from '../backend/events.fixture.ts'
import { openMemoryBackend } from '../backend/memory/memory-backend.ts'
import { openLearningModel } from './keep-learning.ts'

const WORDS = ['ferry', 'late', 'pills', 'cheap', 'island', 'prize', 'thanks', 'timetable']
const featuresOf = (words: readonly string[]) =>
  Buffer.from(encodeFeatures(extractFeatures({ text: words.join(' ') }, {}))).toString('base64')

const step = fc.record({
  name: fc.constantFrom('victim', 'victim', 'a', 'b', 'c', 'd'),
  kind: fc.constantFrom('approve', 'spam', 'undo', 'edit'),
  words: fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 8 }),
})
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

function eventOf({ name, kind, words }: Step): JournalEvent {
  const features = featuresOf(words)
  if (kind === 'edit') return edited(name, { status: 'held', features })
  if (kind === 'undo') return undone(name, words.length % 2 === 0 ? 'approve' : 'spam')
  const label = kind === 'approve' ? 'ham' : 'spam'
  return decided(name, kind, { lesson: { label, features } })
}

const begin = ['victim', 'a', 'b', 'c', 'd'].map((it) => submitted(it, { status: 'held' }))
const isOthers = (event: JournalEvent) => !('replyId' in event && /victim$/.test(event.replyId))

/** The bytes of the model that followed all of `events`. */
async function modelAfter(backend: Backend, events: readonly JournalEvent[]): Promise<Buffer> {
  const learning = await openLearningModel(backend, SITE, emptyModel(), { snapshotSpacing: 2 })
  const stop = new AbortController()
  const following = learning.follow(stop.signal)
  const caughtUp = async () => {
    const last = await backend.journal.position()
    await vi.waitFor(() => expect(learning.followed()).toBe(last), { interval: 1 })
  }
  for (const event of events) {
    // Learned before it is unlearned, not only both at once.
    if (event.type === 'erased' || event.type === 'objected') await caughtUp()
    await backend.journal.record(event)
  }
  await caughtUp()
  stop.abort()
  await following
  await backend.close()
  return Buffer.from(saveModel(learning.model()))
}

const openInMemory = () => sqliteBackend(openDatabase(':memory:'))

test.each([
  ['memory, erased', openMemoryBackend, erased],
  ['memory, objected', openMemoryBackend, objected],
  ['SQLite, erased', openInMemory, erased],
  ['SQLite, objected', openInMemory, objected],
])(
  '%s: afterwards the model is, to the byte, one that never learned it',
  async (_, open, end) => {
    const history = fc.array(step, { minLength: 1, maxLength: 16 })
    const property = fc.asyncProperty(history, fc.nat(16), async (steps, place) => {
      const events = [...begin, ...steps.map(eventOf)]
      events.splice(begin.length + Math.min(place, steps.length), 0, end('victim'))
      const without = events.filter(isOthers)
      const model = await modelAfter(open(), events)
      expect(model.equals(await modelAfter(open(), without))).toBe(true)
    })
    await fc.assert(property, { numRuns: 25 })
  },
  30_000,
)
