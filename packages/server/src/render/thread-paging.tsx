import type { Words } from '@riposte/messages'
import type { JSX } from 'preact'
import type { ThreadView } from './page-views.ts'

/** The choice of order, once there is something to order; and the way to the first page. */
export function ThreadOrders({ view }: { readonly view: ThreadView }): JSX.Element | null {
  const { words } = view.site
  if (view.publishedCount < 2 && view.first === null) return null
  return (
    <nav class="riposte-orders" aria-label={words.say('orderLabel')}>
      {view.orders.map(({ name, url, isCurrent }) => (
        <a href={url} data-order={name} aria-current={isCurrent ? 'true' : undefined}>
          {words.say(name)}
        </a>
      ))}
      {view.first !== null && (
        <a class="riposte-first" href={view.first}>
          {words.say('fromBeginning')}
        </a>
      )}
    </nav>
  )
}

export function ThreadNext({ view }: { readonly view: ThreadView }): JSX.Element | null {
  const { next, site } = view
  if (next === null) return null
  return (
    <p class="riposte-more">
      <a href={next} rel="next" data-more="replies">
        {site.words.say('moreReplies')}
      </a>
    </p>
  )
}

export interface Cut {
  readonly count: number
  readonly url: string
}

/** Where the answers below a root go on. */
export function MoreAnswers({ count, url, words }: Cut & { words: Words }): JSX.Element {
  const text = count === 0 ? words.say('moreAnswersUncounted') : words.count('moreAnswers', count)
  return (
    <p class="riposte-more">
      <a href={url} data-more="answers">
        {text}
      </a>
    </p>
  )
}
