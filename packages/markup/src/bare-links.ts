import { otherHost, webAddress } from './link-host.ts'
import type { Inline } from './tree.ts'

const ADDRESS = /https?:\/\/[^\s<>"“”«»]+/gi
const ADDRESS_CHARS_MAX = 2_000
/** What ends a sentence rather than an address. */
const AFTERWARDS = /[.,;:!?'’»”)\]}*_]+$/

/** A line as text and links: an address in it leads where it says. Linear in its length. */
export function withLinks(line: string): readonly Inline[] {
  const inlines: Inline[] = []
  let last = 0
  const addText = (end: number) => {
    if (end > last) inlines.push({ type: 'text', text: line.slice(last, end) })
  }
  for (const { 0: found, index } of line.matchAll(ADDRESS)) {
    const address = addressIn(found)
    const href = address.length > ADDRESS_CHARS_MAX ? null : webAddress(address)
    // A host with odd signs in it reads like another: it stays words.
    if (href === null || otherHost(address, href) !== null) continue
    addText(index)
    const children: readonly Inline[] = [{ type: 'text', text: address }]
    inlines.push({ type: 'link', href, isForeign: true, children })
    last = index + address.length
  }
  addText(line.length)
  return inlines
}

/** Without what belongs to the sentence; a bracket that the address opened is its own. */
function addressIn(found: string): string {
  const tail = AFTERWARDS.exec(found.slice(-20))?.[0] ?? ''
  const short = found.slice(0, found.length - tail.length)
  const isOwn = tail.startsWith(')') && short.includes('(') && !short.includes(')')
  return isOwn ? `${short})` : short
}
