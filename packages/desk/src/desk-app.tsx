import type { JSX } from 'preact'
import { useRef } from 'preact/hooks'
import { CardStream } from './card-stream.tsx'
import { CheatSheet } from './cheat-sheet.tsx'
import { DeskHeader } from './desk-header.tsx'
import type { Desk } from './desk-store.ts'
import { Faults, LastDone } from './messages.tsx'
import { useFocusedCard } from './use-focused-card.ts'
import { useKeys } from './use-keys.ts'

export interface DeskAppProps {
  readonly desk: Desk
  readonly site: string
  /** Who is signed in: a role and a short id. */
  readonly who: string
  /** Leaves the desk, once signed out. */
  leave(): void
}

export function DeskApp({ desk, site, who, leave }: DeskAppProps): JSX.Element {
  const sheet = useRef<HTMLDialogElement>(null)
  const openSheet = () => sheet.current?.showModal()
  const keys = useKeys(desk, openSheet)
  const { queue, rejectingId, done, faults, said } = desk.state()
  useFocusedCard(queue, rejectingId)

  return (
    <>
      <DeskHeader
        queue={queue}
        site={site}
        who={who}
        open={(name) => void desk.open(name)}
        openSheet={openSheet}
        signOut={() => void desk.signOut().then((isOut) => isOut && leave())}
      >
        {queue.queue !== 'decided' && done && (
          <LastDone done={done.words} undo={() => void desk.undo()} />
        )}
        <Faults faults={faults} dismiss={desk.dismiss} />
      </DeskHeader>
      <main>
        <CardStream desk={desk} queue={queue} rejectingId={rejectingId} />
      </main>
      <p class="spoken" role="status">
        {said}
      </p>
      <CheatSheet dialog={sheet} areOn={keys.areOn} turn={keys.turn} />
    </>
  )
}
