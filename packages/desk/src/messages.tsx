import type { JSX } from 'preact'
import { keyOf } from './keys.ts'

interface FaultsProps {
  readonly faults: readonly string[]
  dismiss(fault: string): void
}

/** What went wrong stays until it is put away. */
export function Faults({ faults, dismiss }: FaultsProps): JSX.Element {
  return (
    <div role="alert" class="faults">
      {faults.map((fault) => (
        <p class="fault" key={fault}>
          <span>{fault}</span>
          <button type="button" class="quiet" onClick={() => dismiss(fault)}>
            Dismiss
          </button>
        </p>
      ))}
    </div>
  )
}

interface LastDoneProps {
  readonly done: string
  undo(): void
}

/** It stays until the next decision: nobody has to be quick to take one back. */
export function LastDone({ done, undo }: LastDoneProps): JSX.Element {
  return (
    <section class="done" aria-label="Last decision">
      <bdi>{done}</bdi>
      <button type="button" onClick={undo}>
        Undo{' '}
        <span class="key" aria-hidden="true">
          {keyOf('undo')}
        </span>
      </button>
    </section>
  )
}
