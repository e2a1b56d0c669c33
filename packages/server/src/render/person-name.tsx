import { printable } from '@riposte/markup'
import type { JSX } from 'preact'

/** A name that stands alone for its direction, so that none can turn the words around it. */
export function PersonName({ name }: { readonly name: string }): JSX.Element {
  return <bdi>{printable(name)}</bdi>
}
