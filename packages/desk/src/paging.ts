import type { DeskClient } from './desk-client.ts'
import { type QueueAction, type QueueState, visibleCards } from './queue-state.ts'

/** Below this many cards the next page is fetched, so that nobody waits for it. */
const CARDS_AHEAD = 10

export interface Paging {
  load(page: 'first' | 'next'): Promise<void>
  loadAhead(): Promise<void>
  /** Looks for what changed, without moving what is shown. */
  refresh(): Promise<void>
}

export interface StoreNeeds {
  readonly client: DeskClient
  queue(): QueueState
  /** @returns whether the action fitted the state. */
  apply(action: QueueAction): boolean
  fail(words: string): void
}

/** Fetches pages of the queue: one at a time, and again when one was out of date on arrival. */
export function createPaging({ client, queue, apply, fail }: StoreNeeds): Paging {
  let refreshing: Promise<void> | undefined
  let isStale = false
  let loading: QueueState['queue'] | undefined

  const load = async (page: 'first' | 'next') => {
    const { queue: name, cursor } = queue()
    if (page === 'next' && loading === name) return
    loading = name
    try {
      const answer = await client.page(name, page === 'next' ? cursor : null)
      apply({ type: 'loaded', queue: name, page, ...answer })
    } catch (fault) {
      fail(`The replies could not be loaded. ${(fault as Error).message}`)
    } finally {
      if (loading === name) loading = undefined
    }
  }
  const refreshUntilFresh = async () => {
    do {
      isStale = false
      const { queue: name, step } = queue()
      const answer = await client.page(name, null)
      if (queue().queue !== name) return
      if (queue().step === step) apply({ type: 'loaded', queue: name, page: 'again', ...answer })
      else isStale = true
    } while (isStale)
  }
  return {
    load,
    async loadAhead() {
      if (queue().more && visibleCards(queue()).length < CARDS_AHEAD) await load('next')
    },
    refresh() {
      isStale = true
      refreshing ??= refreshUntilFresh()
        .catch((fault: Error) => fail(`What is new could not be loaded. ${fault.message}`))
        .finally(() => {
          refreshing = undefined
        })
      return refreshing
    },
  }
}
