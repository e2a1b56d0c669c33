import { emptyModel, encodeFeatures, extractFeatures, saveModel } from '@riposte/filter'
import type { JournalEvent, LessonId } from '@riposte/protocol'
import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import type { Backend } from '../backend/backend.ts'
import {
  decided,
  erased,
  idOf,
  SITE,
  submitted,
  taught,
  undone,
} from '../backend/events.fixture.ts'
import { openMemoryBackend } from '../backend/memory/memory-backend.ts'
import { openLearningModel } from './keep-learning.ts'

const featuresOf = (text: string) =>
  Buffer.from(encodeFeatures(extractFeatures({ text }, {}))).toString('base64')
const lesson = (label: 'ham' | 'spam', text: string) => ({ label, features: featuresOf(text) })
const forgotten = (name: string): JournalEvent => {
  const lessonId = idOf(name) as string as LessonId
  return { type: 'forgotten', site: SITE, at: 9, lessonId }
}

const EVENTS: readonly JournalEvent[] = [
  submitted('x', { status: 'held' }),
  submitted('y', { status: 'held' }),
  decided('x', 'approve', { lesson: lesson('ham', 'the ferry was late again') }),
  decided('y', 'spam', { lesson: lesson('spam', 'cheap pills for you') }),
  decided('x', 'spam', { lesson: lesson('spam', 'the ferry was late again') }),
  decided('y', 'reject', { decision: 'reject', ground: 'abuse', lesson: null }),
  undone('x', 'spam'),
  undone('y', 'reject'),
  { ...taught('q', 'spam'), features: featuresOf('win a prize') },
  { ...taught('q', 'ham'), features: featuresOf('win a prize') },
  forgotten('q'),
  erased('x'),
]
const BASE = emptyModel()

/** Follows until the fold has seen the whole journal. */
async function learnAll(backend: Backend) {
  const learning = await openLearningModel(backend, SITE, BASE)
  const stop = new AbortController()
  const followed = learning.follow(stop.signal)
  const end = () => {
    stop.abort()
    return followed
  }
  return { learning, end }
}

test('a node that restarts anywhere has the model of one that never stopped', async () => {
  const history = fc.array(fc.constantFrom(...EVENTS), { maxLength: 14 })
  await fc.assert(
    fc.asyncProperty(history, fc.nat(14), async (events, restartAt) => {
      const backend = openMemoryBackend()
      const steady = await learnAll(backend)
      let restarted = await learnAll(backend)
      for (const [i, event] of events.entries()) {
        if (i === restartAt) {
          await restarted.end()
          restarted = await learnAll(backend)
        }
        await backend.journal.record(event)
      }
      const fresh = await openLearningModel(backend, SITE, BASE)
      const bytes = Buffer.from(saveModel(fresh.model()))
      for (const { learning } of [steady, restarted]) {
        await vi.waitFor(() => {
          expect(learning.lessonCount()).toBe(fresh.lessonCount())
          expect(Buffer.from(saveModel(learning.model())).equals(bytes)).toBe(true)
        })
      }
      await Promise.all([steady.end(), restarted.end()])
    }),
    { numRuns: 20 },
  )
})

test('an erased or forgotten lesson leaves the bytes of never having been learned', async () => {
  const backend = openMemoryBackend()
  const { learning, end } = await learnAll(backend)
  const untaught = Buffer.from(saveModel(learning.model()))
  for (const event of EVENTS.slice(0, 10)) await backend.journal.record(event)
  await vi.waitFor(() => expect(learning.lessonCount()).toBe(3))
  expect(Buffer.from(saveModel(learning.model())).equals(untaught)).toBe(false)
  await backend.journal.record(erased('x'))
  await backend.journal.record(erased('y'))
  await backend.journal.record(forgotten('q'))
  await vi.waitFor(() => expect(learning.lessonCount()).toBe(0))
  expect(Buffer.from(saveModel(learning.model())).equals(untaught)).toBe(true)
  await end()
})

test('approve teaches ham, spam teaches spam, reject teaches nothing', async () => {
  const backend = openMemoryBackend()
  for (const event of EVENTS.slice(0, 4)) await backend.journal.record(event)
  const labels = async () => (await backend.views.lessons(SITE)).map(({ label }) => label)
  expect(await labels()).toEqual(['ham', 'spam'])
  await backend.journal.record(EVENTS[5]!)
  expect(await labels()).toEqual(['ham'])
})

test('another site’s lessons move nothing', async () => {
  const backend = openMemoryBackend()
  const { learning, end } = await learnAll(backend)
  const before = Buffer.from(saveModel(learning.model()))
  const foreign = { ...taught('q', 'spam'), features: featuresOf('win'), site: 'other' as never }
  await backend.journal.record(foreign)
  await backend.journal.record({ ...taught('r', 'ham'), features: featuresOf('hello') })
  await vi.waitFor(() => expect(learning.lessonCount()).toBe(1))
  await backend.journal.record(forgotten('r'))
  await vi.waitFor(() => expect(learning.lessonCount()).toBe(0))
  expect(Buffer.from(saveModel(learning.model())).equals(before)).toBe(true)
  await end()
})
