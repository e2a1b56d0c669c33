import { load, save } from './own-replies.ts'

const PAUSE_MS = 400

/** What is typed outlives the page, in the page's own storage, until it is posted. */
export function keepDraft(form: HTMLFormElement, article: string, signal: AbortSignal): () => void {
  const key = `riposte draft ${article}`
  const field = form.querySelector('textarea')
  if (!field) return () => {}
  const kept = load<string>(key)
  if (typeof kept === 'string' && field.value === '') field.value = kept
  let timer: ReturnType<typeof setTimeout> | undefined
  const keep = () => save(key, field.value || undefined)
  const keepSoon = () => {
    clearTimeout(timer)
    timer = setTimeout(keep, PAUSE_MS)
  }
  field.addEventListener('input', keepSoon, { signal })
  addEventListener('pagehide', () => timer && keep(), { signal })
  return () => {
    clearTimeout(timer)
    save(key, undefined)
  }
}
