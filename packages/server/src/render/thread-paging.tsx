import type { ThreadOrder } from '@riposte/protocol'
import type { JSX } from 'preact'
import type { ThreadView } from './page-views.ts'

const ORDER_WORDS: Record<ThreadOrder, string> = {
  oldest: 'Oldest first',
  newest: 'Newest first',
  best: 'Best first',
}

/** The choice of order, once there is something to order; and the way to the first page. */
export function ThreadOrders({ view }: { readonly view: ThreadView }): JSX.Element | null {
  if (view.publishedCount < 2 && view.first === null) return null
  return (
    <nav class="riposte-orders" aria-label="Order of the replies">
      {view.orders.map(({ name, url, isCurrent }) => (
        <a href={url} data-order={name} aria-current={isCurrent ? 'true' : undefined}>
          {ORDER_WORDS[name]}
        </a>
      ))}
      {view.first !== null && (
        <a class="riposte-first" href={view.first}>
          From the beginning
        </a>
      )}
    </nav>
  )
}

export function ThreadNext({ view: { next } }: { readonly view: ThreadView }): JSX.Element | null {
  if (next === null) return null
  return (
    <p class="riposte-more">
      <a href={next} rel="next" data-more="replies">
        More replies
      </a>
    </p>
  )
}

export interface Cut {
  readonly count: number
  readonly url: string
}

/** Where the answers below a root go on. */
export function MoreAnswers({ count, url }: Cut): JSX.Element {
  const words = count === 1 ? '1 more answer' : `${count === 0 ? '' : `${count} `}more answers`
  return (
    <p class="riposte-more">
      <a href={url} data-more="answers">
        {words}
      </a>
    </p>
  )
}
