import type { DeskEntry, Queue } from '@riposte/protocol'
import type { JSX } from 'preact'
import { AppealView } from './appeal-view.tsx'
import { CardActions } from './card-actions.tsx'
import { CardHistory } from './card-history.tsx'
import type { Desk } from './desk-store.ts'
import type { Card } from './queue-state.ts'
import { ReplyText } from './reply-text.tsx'
import { VerdictView } from './verdict-view.tsx'
import { ago } from './wording.ts'

export interface CardViewProps {
  readonly card: Card
  readonly queue: Queue
  readonly isFocused: boolean
  readonly isRejecting: boolean
  /** From 1. */
  readonly place: number
  /** −1 when it is not known. */
  readonly total: number
  readonly desk: Desk
}

export function CardView(props: CardViewProps): JSX.Element {
  const { card, queue, isFocused, isRejecting, place, total, desk } = props
  const { entry, fault, phase } = card
  const focus = () => desk.act({ type: 'focused', id: entry.id })
  return (
    <article
      class={isFocused ? 'card focused' : 'card'}
      id={`card-${entry.id}`}
      data-id={entry.id}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the articles of a feed take the focus
      tabIndex={0}
      aria-labelledby={`name-${entry.id} article-${entry.id}`}
      aria-posinset={place}
      aria-setsize={total}
      onFocusCapture={focus}
      onPointerDown={focus}
    >
      <Byline entry={entry} />
      <ReplyText html={entry.html} />
      <CardHistory entry={entry} />
      <AppealView entry={entry} />
      <VerdictView verdict={entry.verdict} />
      {fault && <p class="card-fault">{fault}</p>}
      {phase === 'taken' ? (
        <p class="card-fault">Somebody else decided this meanwhile.</p>
      ) : (
        <CardActions entry={entry} queue={queue} isRejecting={isRejecting} desk={desk} />
      )}
    </article>
  )
}

/** The website is not a link: nobody at the desk should follow spam by a slip. */
function Byline({ entry }: { readonly entry: DeskEntry }): JSX.Element {
  const { id, name, website, answers, articleTitle, articleUrl, submittedAt } = entry
  const time = new Date(submittedAt)
  return (
    <header class="byline">
      <h2 id={`name-${id}`}>
        <bdi>{name || 'No name'}</bdi>
      </h2>
      {answers !== null && (
        <span>
          answers <bdi>{answers || 'an erased reply'}</bdi>
        </span>
      )}
      <time dateTime={time.toISOString()} title={time.toLocaleString('en')}>
        {ago(submittedAt, Date.now())}
      </time>
      <a
        class="article"
        id={`article-${id}`}
        href={articleUrl}
        target="_blank"
        rel="noopener noreferrer"
      >
        <bdi>{articleTitle}</bdi>
      </a>
      {website && <bdi class="website">{website}</bdi>}
    </header>
  )
}
