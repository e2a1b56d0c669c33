import type { DeskEntry } from '@riposte/protocol'
import type { JSX } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import type { Desk } from './desk-store.ts'
import { type Command, groundOf, KEYS, keyOf } from './keys.ts'

interface GroundsProps {
  readonly entry: DeskEntry
  readonly desk: Desk
}

/** Why it is rejected: about manners and law. Rejecting teaches the filter nothing. */
export function Grounds({ entry: { id }, desk }: GroundsProps): JSX.Element {
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

export function Action({ command, words, act }: ActionProps): JSX.Element {
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
