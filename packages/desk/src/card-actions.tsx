import type { DecisionKind, DeskEntry, Mark, Queue } from '@riposte/protocol'
import type { JSX } from 'preact'
import { AppealActions } from './appeal-actions.tsx'
import { Action, Grounds } from './decision-buttons.tsx'
import type { Desk } from './desk-store.ts'

export interface CardActionsProps {
  readonly entry: DeskEntry
  readonly queue: Queue
  readonly isRejecting: boolean
  readonly desk: Desk
}

const WORDS: Record<Exclude<Queue, 'decided'>, Record<'approve' | 'spam', string>> = {
  held: { approve: 'Approve', spam: 'Spam' },
  spam: { approve: 'Not spam, approve', spam: 'Yes, spam' },
  reported: { approve: 'Fine, leave it', spam: 'Spam' },
  appeals: { approve: 'Publish it', spam: 'Spam' },
  published: { approve: 'Fine, leave it', spam: 'Spam' },
}

export function CardActions(props: CardActionsProps): JSX.Element {
  const { entry, queue, isRejecting, desk } = props
  const { id } = entry
  if (queue === 'decided') {
    return (
      <div class="actions">
        <Action command="undo" words="Undo" act={() => void desk.undo(id)} />
        <Marks entry={entry} desk={desk} />
      </div>
    )
  }
  if (entry.appeal) return <AppealActions {...props} />
  if (isRejecting) return <Grounds {...props} />
  const decide = (kind: DecisionKind) => () => void desk.decide(id, kind)
  const words = WORDS[queue]
  const isPublished = entry.status === 'published'
  const approve = <Action command="approve" words={words.approve} act={decide('approve')} />
  return (
    <div class="actions">
      {/* What is published already is on the desk to be taken down. */}
      {!isPublished && approve}
      <Action command="spam" words={words.spam} act={decide('spam')} />
      <Action command="reject" words="Reject …" act={() => desk.startRejecting(id)} />
      {isPublished && approve}
      <Marks entry={entry} desk={desk} />
    </div>
  )
}

const MARK_WORDS: Record<Mark, string> = { pinned: 'Pin', picked: 'Pick' }

/** Sets a published reply off on the page; a reply to the article can stand before all others. */
function Marks({ entry, desk }: Pick<CardActionsProps, 'entry' | 'desk'>): JSX.Element | null {
  const { id, status, answers, marks } = entry
  if (status !== 'published') return null
  const offered: readonly Mark[] = answers === null ? ['pinned', 'picked'] : ['picked']
  return (
    <>
      {offered.map((mark) => (
        <button
          key={mark}
          type="button"
          class="action mark"
          aria-pressed={marks.includes(mark)}
          onClick={() => void desk.mark(id, mark, !marks.includes(mark))}
        >
          {MARK_WORDS[mark]}
        </button>
      ))}
    </>
  )
}
