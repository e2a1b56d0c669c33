import type { ReplyId } from '@riposte/protocol'
import type { JSX } from 'preact'
import { CardView } from './card-view.tsx'
import type { Desk } from './desk-store.ts'
import { keyOf } from './keys.ts'
import { type QueueState, visibleCards } from './queue-state.ts'
import { EMPTY, QUEUE_NAMES } from './wording.ts'

interface CardStreamProps {
  readonly desk: Desk
  readonly queue: QueueState
  readonly rejectingId: ReplyId | null
}

/** The cards of one queue: a feed, as ARIA Authoring Practices have it. */
export function CardStream({ desk, queue, rejectingId }: CardStreamProps): JSX.Element {
  const cards = visibleCards(queue)
  const arrived = queue.cards.filter(({ phase }) => phase === 'arrived').length
  if (!queue.isLoaded) return <p class="empty">Loading …</p>
  return (
    <>
      {arrived > 0 && (
        <button type="button" class="news" onClick={() => desk.act({ type: 'showArrived' })}>
          {arrived} new{' '}
          <span class="key" aria-hidden="true">
            {keyOf('show-new')}
          </span>
        </button>
      )}
      {cards.length === 0 && <Empty queue={queue} />}
      {cards.length > 0 && (
        <div role="feed" class="stream" aria-label={QUEUE_NAMES[queue.queue]}>
          {cards.map((card, index) => (
            <CardView
              key={card.entry.id}
              card={card}
              queue={queue.queue}
              isFocused={card.entry.id === queue.focusId}
              isRejecting={card.entry.id === rejectingId}
              place={index + 1}
              total={queue.more ? -1 : cards.length}
              desk={desk}
            />
          ))}
        </div>
      )}
      {queue.more && cards.length > 0 && (
        <button type="button" class="more" onClick={() => void desk.loadMore()}>
          Show more
        </button>
      )}
    </>
  )
}

function Empty({ queue }: { readonly queue: QueueState }): JSX.Element {
  const { title, text } = EMPTY[queue.queue]
  return (
    <div class="empty" id="empty" tabIndex={-1}>
      <h2>{queue.more ? 'Loading …' : title}</h2>
      <p>{text}</p>
    </div>
  )
}
