import { nameOf } from './reply-list.ts'
import { arrivalWords } from './thread-words.ts'

const GATHER_MS = 1_000

/**
 * Tells listeners who replied, politely, without a word on the screen: there the reply itself
 * appears. What arrives within a second is one sentence.
 */
export function announceArrivals(
  thread: HTMLElement,
  isOwn: (reply: HTMLElement) => boolean,
  leaving: AbortSignal,
): (reply: HTMLElement) => void {
  const line = document.createElement('p')
  line.setAttribute('role', 'status')
  Object.assign(line.style, {
    position: 'absolute',
    width: '1px',
    height: '1px',
    margin: '-1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  })
  thread.append(line)

  let gathered: HTMLElement[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  const say = () => {
    // A writer's own reply may come over the stream before the answer to the post does.
    const names = gathered.filter((reply) => !isOwn(reply)).map(nameOf)
    gathered = []
    if (names.length > 0) line.textContent = arrivalWords(names)
  }
  leaving.addEventListener('abort', () => {
    clearTimeout(timer)
    line.remove()
  })
  return (reply) => {
    if (gathered.push(reply) === 1) timer = setTimeout(say, GATHER_MS)
  }
}
