import { useEffect, useRef, useState } from 'preact/hooks'
import type { Desk } from './desk-store.ts'
import { commandOf } from './keys.ts'
import { runCommand } from './run-command.ts'

export interface Keys {
  readonly areOn: boolean
  turn(on: boolean): void
}

/** Listens for keys, unless somebody types, a dialog is open, or they are switched off. */
export function useKeys(desk: Desk, openSheet: () => void): Keys {
  const [areOn, turn] = useState(true)
  const isOn = useRef(areOn)
  isOn.current = areOn
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!isOn.current || event.isComposing || isForSomethingElse(event)) return
      const command = commandOf(event, desk.state().rejectingId === null ? 'cards' : 'grounds')
      if (!command) return
      event.preventDefault()
      runCommand(command, desk, openSheet)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
  return { areOn, turn }
}

function isForSomethingElse({ target }: KeyboardEvent): boolean {
  if (document.querySelector('dialog[open]')) return true
  return target instanceof Element && target.matches('input, textarea, select, [contenteditable]')
}
