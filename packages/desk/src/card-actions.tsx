import type { DecisionKind, DeskEntry, Mark, Queue } from '@riposte/protocol'
import type { JSX } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import type { Desk } from './desk-store.ts'
import { type Command, groundOf, KEYS, keyOf } from './keys.ts'

interface CardActionsProps {
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

/** Why it is rejected: about manners and law. Rejecting teaches the filter nothing. */
function Grounds({ entry: { id }, desk }: CardActionsProps): JSX.Element {
  const group = useRef<HTMLFieldSetElement>(null)
  useLayoutEffect(() => {
    group.current?.querySelector('button')?.focus()
    group.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  const act = (command: Command) => () => {
    const ground = groundOf(command)
    if (ground) void desk.decide(id, 'reject', ground)
    else desk.startRejecting(null)
  }
  return (
    <fieldset class="grounds" ref={group}>
      <legend>Why is it rejected?</legend>
      <div class="actions">
        {KEYS.grounds.map(({ command, says }) => (
          <Action key={command} command={command} words={says} act={act(command)} />
        ))}
      </div>
    </fieldset>
  )
}

interface ActionProps {
  readonly command: Command
  readonly words: string
  act(): void
}

function Action({ command, words, act }: ActionProps): JSX.Element {
  return (
    <button
      type="button"
      class={`action ${command.replace(/:.*/, '')}`}
      aria-keyshortcuts={keyOf(command)}
      onClick={act}
    >
      {words}{' '}
      <span class="key" aria-hidden="true">
        {keyOf(command)}
      </span>
    </button>
  )
}
