import type { JSX } from 'preact'
import type { CardActionsProps } from './card-actions.tsx'
import { Action, Grounds } from './decision-buttons.tsx'

/** How an appeal is answered: with words, if there are any, and a decision. */
export function AppealActions(props: CardActionsProps): JSX.Element {
  const { entry, isRejecting, desk } = props
  const { id, appeal, status } = entry
  if (appeal?.isForColleague) {
    return (
      <p class="for-colleague">
        <strong>For a colleague.</strong> This appeal is against your own decision.
      </p>
    )
  }
  return (
    <>
      <AnswerField entry={entry} desk={desk} />
      {isRejecting ? (
        <Grounds entry={entry} desk={desk} />
      ) : (
        <div class="actions">
          <Action
            command="approve"
            words="Publish it"
            act={() => void desk.decide(id, 'approve')}
          />
          {status === 'held' ? (
            <>
              <Action command="spam" words="Spam" act={() => void desk.decide(id, 'spam')} />
              <Action command="reject" words="Reject …" act={() => desk.startRejecting(id)} />
            </>
          ) : (
            <Action command="uphold" words="Uphold" act={() => void desk.uphold(id)} />
          )}
        </div>
      )}
    </>
  )
}

/** What the writer is told. It stays here when a decision fails or is undone. */
function AnswerField({ entry, desk }: Pick<CardActionsProps, 'entry' | 'desk'>): JSX.Element {
  const { id } = entry
  return (
    <label class="answer">
      Your answer to the writer (optional)
      <textarea
        rows={2}
        dir="auto"
        aria-keyshortcuts="W"
        defaultValue={desk.draftOf(id)}
        onInput={({ currentTarget }) => desk.write(id, currentTarget.value)}
        onKeyDown={({ key, currentTarget }) => {
          if (key === 'Escape') currentTarget.closest<HTMLElement>('.card')?.focus()
        }}
      />
    </label>
  )
}
