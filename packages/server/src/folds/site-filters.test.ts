import { emptyModel, extractFeatures, judge } from '@riposte/filter'
import type { LessonId, LessonLabel, SiteId } from '@riposte/protocol'
import { afterEach, expect, test, vi } from 'vitest'
import { openMemoryBackend } from '../backend/memory/memory-backend.ts'
import { storedFeatures } from '../replies/stored-features.ts'
import { openLearningModel } from './keep-learning.ts'
import { openBurstMemory } from './remember-bursts.ts'
import { openWriterMemory } from './remember-writers.ts'
import { openSiteFilters, SITES_MAX } from './site-filters.ts'

const OWN = 'ledger' as SiteId
const advert = { text: 'Cheap watches, buy now at http://watches.example' }
const stopping = new AbortController()
afterEach(() => stopping.abort())

async function open(backend = openMemoryBackend()) {
  const model = emptyModel()
  const randomBytes = (count: number) => new Uint8Array(count)
  const ownFilter = {
    learning: await openLearningModel(backend, OWN, model),
    bursts: await openBurstMemory(backend, OWN),
    writers: await openWriterMemory(backend, OWN, randomBytes(32)),
  }
  const needs = { backend, ownSite: OWN, ownFilter, base: { model }, randomBytes }
  const filters = await openSiteFilters(needs)
  void filters.follow(stopping.signal)
  const teach = (site: string, label: LessonLabel, id = 'l') => {
    const features = storedFeatures(extractFeatures(advert, {}))
    const lessonId = id as LessonId
    return backend.journal.record({
      type: 'taught',
      site: site as SiteId,
      at: 1,
      lessonId,
      label,
      features,
    })
  }
  const probability = async (site: string) => {
    const { learning } = await filters.open(site as SiteId)
    return judge(learning.model(), advert, {}).probability
  }
  return { backend, filters, teach, probability }
}

test('what a site teaches moves its own verdicts, and nobody else’s by a bit', async () => {
  const { teach, probability } = await open()
  const [acme, other, own] = ['acme/a.example', 'other/a.example', OWN]
  const before = await probability(acme)
  const untouched = [await probability(other), await probability(own)]
  for (let i = 0; i < 20; i++) await teach(acme, 'spam', `l${i}`)
  await vi.waitFor(async () => expect(await probability(acme)).toBeGreaterThan(before))
  expect([await probability(other), await probability(own)]).toEqual(untouched)
})

test('a site that was not in memory comes back with its lessons', async () => {
  const { backend, teach, probability } = await open()
  await teach('acme/a.example', 'spam')
  const again = await open(backend)
  expect(await again.probability('acme/a.example')).toBe(await probability('acme/a.example'))
  expect(await again.probability('acme/a.example')).toBeGreaterThan(
    await again.probability('acme/b.example'),
  )
})

test('so many sites stay in memory, the most recently used', async () => {
  const { filters } = await open()
  for (let i = 0; i <= SITES_MAX; i++) await filters.open(`acme/${i}` as SiteId)
  expect(filters.opened('acme/0' as SiteId)).toBeUndefined()
  expect(filters.opened(`acme/${SITES_MAX}` as SiteId)).toBeDefined()
  expect(filters.opened(OWN)).toBeDefined()
})

test('two that ask for a site at once get the same one', async () => {
  const { filters } = await open()
  const site = 'acme/a.example' as SiteId
  const [one, two] = await Promise.all([filters.open(site), filters.open(site)])
  expect(one).toBe(two)
})
