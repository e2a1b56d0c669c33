import type { Queue } from '@riposte/protocol'
import type { ComponentChildren, JSX } from 'preact'
import { keyOf } from './keys.ts'
import { isCounted, type QueueState, shownCounts } from './queue-state.ts'
import { QUEUE_NAMES } from './wording.ts'

interface DeskHeaderProps {
  readonly queue: QueueState
  readonly site: string
  readonly who: string
  open(queue: Queue): void
  openSheet(): void
  signOut(): void
  /** What the moderator must not miss, wherever the page is scrolled to. */
  readonly children: ComponentChildren
}

/** Work that waits first; the keys 1 to 6 open them. */
export const TABS: readonly Queue[] = [
  'held',
  'reported',
  'appeals',
  'spam',
  'published',
  'decided',
]

export function DeskHeader(props: DeskHeaderProps): JSX.Element {
  const { queue, site, who, open, openSheet, signOut, children } = props
  const counts = shownCounts(queue)
  return (
    <header class="top">
      <div class="whose">
        <h1>
          <bdi>{site}</bdi>
        </h1>
        <p class="who">{who}</p>
      </div>
      <nav aria-label="Queues">
        {TABS.map((name) => (
          <Tab
            key={name}
            name={name}
            count={isCounted(name) ? counts[name] : null}
            isCurrent={name === queue.queue}
            open={() => open(name)}
          />
        ))}
      </nav>
      <div class="tools">
        <a class="quiet" href="/desk/threads">
          Threads
        </a>
        <a class="quiet" href="/desk/blocks">
          Blocks
        </a>
        <a class="quiet" href="/desk/statistics">
          Statistics
        </a>
        <button type="button" class="quiet" onClick={openSheet} aria-label="Keyboard shortcuts">
          {keyOf('cheat-sheet')}
        </button>
        <button type="button" class="quiet" onClick={signOut}>
          Sign out
        </button>
      </div>
      {children}
    </header>
  )
}

interface TabProps {
  readonly name: Queue
  readonly count: number | null
  readonly isCurrent: boolean
  open(): void
}

function Tab({ name, count, isCurrent, open }: TabProps): JSX.Element {
  return (
    <button type="button" class="tab" aria-current={isCurrent ? 'page' : undefined} onClick={open}>
      {QUEUE_NAMES[name]}
      {count !== null && (
        <>
          {' '}
          <span class="count">{count}</span>
        </>
      )}
    </button>
  )
}
