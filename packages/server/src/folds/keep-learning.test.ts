import {
  emptyModel,
  encodeFeatures,
  extractFeatures,
  learnFeatures,
  type Model,
  saveModel,
  siteModel,
} from '@riposte/filter'
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

const teach = (name: string, label: 'ham' | 'spam', text: string): JournalEvent => ({
  ...taught(name, label),
  features: featuresOf(text),
})
const bytesOf = (model: Model) => Buffer.from(saveModel(model))
const turn = () => new Promise<void>((resolve) => void setImmediate(resolve))

const EVENTS: readonly JournalEvent[] = [
  submitted('x', { status: 'held' }),
  submitted('y', { status: 'held' }),
  decided('x', 'approve', { lesson: lesson('ham', 'the ferry was late again') }),
  decided('y', 'spam', { lesson: lesson('spam', 'cheap pills for you') }),
  decided('x', 'spam', { lesson: lesson('spam', 'the ferry was late again') }),
  decided('y', 'reject', { decision: 'reject', ground: 'abuse', lesson: null }),
  undone('x', 'spam'),
  undone('y', 'reject'),
  teach('q', 'spam', 'win a prize'),
  teach('q', 'ham', 'win a prize'),
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
      const bytes = bytesOf(fresh.model())
      for (const { learning } of [steady, restarted]) {
        await vi.waitFor(() => {
          expect(learning.lessonCount()).toBe(fresh.lessonCount())
          expect(bytesOf(learning.model()).equals(bytes)).toBe(true)
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
  const untaught = bytesOf(learning.model())
  for (const event of EVENTS.slice(0, 10)) await backend.journal.record(event)
  await vi.waitFor(() => expect(learning.lessonCount()).toBe(3))
  expect(bytesOf(learning.model()).equals(untaught)).toBe(false)
  await backend.journal.record(erased('x'))
  await backend.journal.record(erased('y'))
  await backend.journal.record(forgotten('q'))
  await vi.waitFor(() => expect(learning.lessonCount()).toBe(0))
  expect(bytesOf(learning.model()).equals(untaught)).toBe(true)
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
  const before = bytesOf(learning.model())
  const foreign = { ...taught('q', 'spam'), features: featuresOf('win'), site: 'other' as never }
  await backend.journal.record(foreign)
  await backend.journal.record(teach('r', 'ham', 'hello'))
  await vi.waitFor(() => expect(learning.lessonCount()).toBe(1))
  await backend.journal.record(forgotten('r'))
  await vi.waitFor(() => expect(learning.lessonCount()).toBe(0))
  expect(bytesOf(learning.model()).equals(before)).toBe(true)
  await end()
})

/** More lessons than one slice of a refold takes. */
async function teachMany(backend: Backend) {
  for (let i = 0; i < 900; i++) {
    await backend.journal.record(teach(`l${i}`, i % 3 ? 'ham' : 'spam', `what ${i % 40} said`))
  }
}

test('while a long refold runs the model is the old one or the new one, whole', async () => {
  const backend = openMemoryBackend()
  await teachMany(backend)
  const { learning, end } = await learnAll(backend)
  const before = bytesOf(learning.model())
  await backend.journal.record(forgotten('l0'))
  let [old, turns] = [0, 0]
  while (learning.lessonCount() === 900 && turns++ < 1_000) {
    if (bytesOf(learning.model()).equals(before)) old++
    await turn()
  }
  expect(turns).toBeGreaterThan(1)
  expect(old).toBe(turns)
  const fresh = await openLearningModel(backend, SITE, BASE)
  expect(bytesOf(learning.model()).equals(bytesOf(fresh.model()))).toBe(true)
  await end()
})

test('a node that stops in the middle of a refold begins again with the same model', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(12), fc.nat(899), async (turns, dropped) => {
      const backend = openMemoryBackend()
      await teachMany(backend)
      const { learning, end } = await learnAll(backend)
      const before = bytesOf(learning.model())
      await backend.journal.record(forgotten(`l${dropped}`))
      for (let i = 0; i < turns; i++) await turn()
      await end()
      const fresh = await openLearningModel(backend, SITE, BASE)
      expect(fresh.lessonCount()).toBe(899)
      const stopped = learning.lessonCount() === 900 ? before : bytesOf(fresh.model())
      expect(bytesOf(learning.model()).equals(stopped)).toBe(true)
    }),
    { numRuns: 5 },
  )
})

test('a decision that stands again after an undo is learned in its old place', async () => {
  const backend = openMemoryBackend()
  const { learning, end } = await learnAll(backend)
  for (const i of [0, 2, 4]) await backend.journal.record(EVENTS[i]!)
  await backend.journal.record(teach('q', 'spam', 'win a prize'))
  await vi.waitFor(() => expect(learning.lessonCount()).toBe(2))
  await backend.journal.record(undone('x', 'spam'))
  const inOrder = siteModel(BASE)
  learnFeatures(inOrder, extractFeatures({ text: 'the ferry was late again' }, {}), 'ham')
  learnFeatures(inOrder, extractFeatures({ text: 'win a prize' }, {}), 'spam')
  await vi.waitFor(() => {
    expect(bytesOf(learning.model()).equals(bytesOf(inOrder))).toBe(true)
  })
  await end()
})

test('a lesson of another version of the recipe is left out, and the rest is learned', async () => {
  const backend = openMemoryBackend()
  await backend.journal.record(taught('old', 'spam'))
  await backend.journal.record(teach('new', 'ham', 'hello'))
  const { learning, end } = await learnAll(backend)
  expect(learning.lessonCount()).toBe(1)
  await backend.journal.record(taught('older', 'spam'))
  await backend.journal.record(teach('newer', 'ham', 'good day'))
  await vi.waitFor(() => expect(learning.lessonCount()).toBe(2))
  await end()
})
