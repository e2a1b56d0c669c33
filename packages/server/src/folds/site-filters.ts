import type { Model } from '@riposte/filter'
import type { SiteId } from '@riposte/protocol'
import type { Backend } from '../backend/backend.ts'
import { type LearningModel, openLearningModel, unreadableModel } from './keep-learning.ts'
import { openBurstMemory, type RememberedBursts } from './remember-bursts.ts'
import { openWriterMemory, type RememberedWriters } from './remember-writers.ts'

/** All that judges the submissions of one site. */
export interface SiteFilter {
  readonly learning: Omit<LearningModel, 'follow' | 'take'>
  readonly bursts: Omit<RememberedBursts, 'follow'>
  readonly writers: Omit<RememberedWriters, 'follow'>
}

/** The filters of the sites of Akismet clients, beside that of the server's own site. */
export interface SiteFilters {
  /** The filter of `site`, if it is in memory. */
  readonly opened: (site: SiteId) => SiteFilter | undefined
  /** Brings the filter of `site` into memory; others that were not used for long may go. */
  readonly open: (site: SiteId) => Promise<SiteFilter>
  /** Learns and unlearns what the journal says of the sites in memory, until `signal` aborts. */
  readonly follow: (signal: AbortSignal) => Promise<void>
}

export interface SiteFiltersNeeds {
  readonly backend: Pick<Backend, 'journal' | 'views'>
  readonly ownSite: SiteId
  readonly ownFilter: SiteFilter
  readonly base: { readonly model: Model } | { readonly failure: unknown }
  readonly randomBytes: (count: number) => Uint8Array
}

/** Sites in memory, of about 60 KB each; and those that have lessons, of about 4 MB each. */
export const SITES_MAX = 256
const TAUGHT_SITES_MAX = 16

/** Smaller than the own site's: near-duplicates in a few hundred comments, not in thousands. */
const BURST_SLOTS = 1 << 11

interface Opened extends SiteFilter {
  readonly learning: LearningModel
}

/** Filters that come into memory as they are asked for, each a fold of its own site's lessons. */
export async function openSiteFilters(needs: SiteFiltersNeeds): Promise<SiteFilters> {
  const { backend, ownSite, ownFilter, base } = needs
  const { journal } = backend
  const opened = new Map<SiteId, Opened>()
  const opening = new Map<SiteId, Promise<Opened>>()

  const start = async (site: SiteId): Promise<Opened> => {
    const learning =
      'model' in base
        ? await openLearningModel(backend, site, base.model, { snapshotsMax: 0 })
        : unreadableModel(base.failure)
    const bursts = await openBurstMemory(backend, site, { slots: BURST_SLOTS })
    const writers = await openWriterMemory(backend, site, needs.randomBytes(32))
    return { learning, bursts, writers }
  }
  /** Whoever was used last goes last. */
  const use = (site: SiteId, filter: Opened) => {
    opened.delete(site)
    opened.set(site, filter)
    return filter
  }
  const makeRoom = () => {
    const isTaught = ({ learning }: Opened) => learning.lessonCount() > 0
    let taught = [...opened.values()].filter(isTaught).length
    for (const [site, filter] of opened) {
      if (opened.size <= SITES_MAX && taught <= TAUGHT_SITES_MAX) return
      if (opened.size <= SITES_MAX && !isTaught(filter)) continue
      opened.delete(site)
      if (isTaught(filter)) taught--
    }
  }
  return {
    opened(site) {
      if (site === ownSite) return ownFilter
      const filter = opened.get(site)
      return filter && use(site, filter)
    },
    async open(site) {
      if (site === ownSite) return ownFilter
      const known = opened.get(site)
      if (known) return use(site, known)
      const started = opening.get(site) ?? start(site)
      opening.set(site, started)
      try {
        const filter = use(site, await started)
        makeRoom()
        return filter
      } finally {
        opening.delete(site)
      }
    },
    async follow(signal) {
      const from = await journal.position()
      for await (const batch of journal.follow(from, signal)) {
        for (const site of new Set(batch.map(({ event }) => event.site))) {
          // What is being opened may have read the views before this.
          const filter = opened.get(site) ?? (await opening.get(site))
          await filter?.learning.take(batch)
        }
        makeRoom()
      }
    },
  }
}
