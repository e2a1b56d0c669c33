import { activeElement } from './active-element.ts'

/** Changes the page; who writes in a field that is moved by it goes on writing there. */
export function keepFocus(thread: Element, change: () => void): void {
  const field = activeElement(thread)
  const [start, end] = isText(field) ? [field.selectionStart, field.selectionEnd] : [null, null]
  change()
  if (!(field instanceof HTMLElement) || !field.isConnected) return
  // The change may have put the focus somewhere by itself.
  const now = activeElement(thread)
  if (now !== null && now !== document.body) return
  field.focus({ preventScroll: true })
  if (isText(field) && start !== null) field.setSelectionRange(start, end)
}

function isText(field: unknown): field is HTMLInputElement | HTMLTextAreaElement {
  return field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement
}
