import type { ComponentChildren, JSX } from 'preact'

/** What a line, a mark or a bar of a figure stands for. */
export interface Key {
  readonly kind: 'line-a' | 'line-b' | 'line-other' | 'dots-a' | 'dots-b' | 'bar-ham' | 'bar-spam'
  readonly text: string
}

interface FigureProps {
  readonly title: string
  readonly caption?: string
  readonly keys: readonly Key[]
  readonly children: ComponentChildren
}

/** A drawing with its title, what its series are, and how to read it. */
export function Figure({ title, caption, keys, children }: FigureProps): JSX.Element {
  return (
    <figure>
      <h3>{title}</h3>
      <ul class="keys">
        {keys.map(({ kind, text }) => (
          <li>
            <KeyMark kind={kind} />
            {text}
          </li>
        ))}
      </ul>
      {children}
      {caption && <figcaption>{caption}</figcaption>}
    </figure>
  )
}

function KeyMark({ kind }: Pick<Key, 'kind'>): JSX.Element {
  const isBar = kind.startsWith('bar')
  const line = kind.replace('dots', 'line')
  return (
    <svg class="key" viewBox="0 0 30 14" aria-hidden="true">
      {isBar && <rect class={kind} x="1" y="1" width="28" height="12" />}
      {!isBar && <path class={line} d="M1 7H29" />}
      {kind === 'dots-a' && <circle class="dot-a" cx="15" cy="7" r="4" />}
      {kind === 'dots-b' && <rect class="dot-b" x="11" y="3" width="8" height="8" />}
    </svg>
  )
}
