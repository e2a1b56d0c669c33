import type { ComponentChildren, JSX } from 'preact'

interface TableProps {
  readonly caption: string
  /** What tells it from another table of the same caption. */
  readonly about?: string
  readonly headings: readonly string[]
  /** The first cell of a row is its name. */
  readonly rows: readonly (readonly ComponentChildren[])[]
}

/** Names to the left, numbers to the right; too wide for a phone, it scrolls by itself. */
export function Table({ caption, about, headings, rows }: TableProps): JSX.Element {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section class="scroll" tabIndex={0} aria-label={about ? `${caption}: ${about}` : caption}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {headings.map((heading) => (
              <th scope="col">{heading}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, ...cells]) => (
            <tr>
              <th scope="row">{name}</th>
              {cells.map((cell) => (
                <td>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
