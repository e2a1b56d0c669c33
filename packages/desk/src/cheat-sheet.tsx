import type { JSX, RefObject } from 'preact'
import { KEYS, type KeyRow, keyName } from './keys.ts'

interface CheatSheetProps {
  readonly dialog: RefObject<HTMLDialogElement | null>
  readonly areOn: boolean
  turn(on: boolean): void
}

/** Every key, and the switch that WCAG 2.2 asks for where one letter acts (2.1.4). */
export function CheatSheet({ dialog, areOn, turn }: CheatSheetProps): JSX.Element {
  return (
    <dialog ref={dialog} class="sheet" aria-labelledby="sheet-title">
      <form method="dialog">
        <h2 id="sheet-title">Keyboard shortcuts</h2>
        <button type="submit">Close</button>
      </form>
      <KeyTable rows={KEYS.cards} />
      <h3>After Reject</h3>
      <KeyTable rows={KEYS.grounds} />
      <label class="switch">
        <input
          type="checkbox"
          checked={areOn}
          onChange={({ currentTarget }) => turn(currentTarget.checked)}
        />
        Shortcuts are on
      </label>
    </dialog>
  )
}

function KeyTable({ rows }: { readonly rows: readonly KeyRow[] }): JSX.Element {
  return (
    <dl class="keys">
      {rows.map(({ command, keys, says }) => (
        <div key={command}>
          <dt>
            {keys.map((key, index) => (
              <span key={key}>
                {index > 0 && ' or '}
                <kbd>{keyName(key)}</kbd>
              </span>
            ))}
          </dt>
          <dd>{says}</dd>
        </div>
      ))}
    </dl>
  )
}
