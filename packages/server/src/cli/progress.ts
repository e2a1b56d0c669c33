import type { Terminal } from './command.ts'

/** One line on a terminal that is written over; silent where standard error is no terminal. */
export interface Progress {
  readonly say: (text: string) => void
  /** Takes the line away. */
  readonly end: () => void
}

const ERASE_LINE = '\r\u001b[K'
const BAR_CHARS = 24

export function openProgress(stderr: Terminal['stderr']): Progress {
  if (!stderr.isTTY) return { say: () => {}, end: () => {} }
  return {
    say: (text) => stderr.write(`${ERASE_LINE}${text}`),
    end: () => stderr.write(ERASE_LINE),
  }
}

/** A share from 0 to 1 as a bar: `██████░░░░  58 %`. */
export function progressBar(share: number): string {
  const full = Math.round(share * BAR_CHARS)
  const percent = String(Math.round(share * 100)).padStart(3)
  return `${'█'.repeat(full)}${'░'.repeat(BAR_CHARS - full)} ${percent} %`
}
