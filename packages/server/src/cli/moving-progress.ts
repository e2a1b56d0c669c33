import type { SourceFile } from '../moving/moved.ts'
import type { Terminal } from './command.ts'
import { countText } from './numerals.ts'
import { openProgress, progressBar } from './progress.ts'

/** Where standard error is no terminal, a line after so many replies. */
const REPLIES_PER_LINE = 50_000

/** Shows how far the reading of `files` has come: a bar on a terminal, else a line now and then. */
export function openMovingProgress(
  stderr: Terminal['stderr'],
  what: string,
  files: readonly SourceFile[],
): { readonly tell: (replies: number) => void; readonly end: () => void } {
  const progress = openProgress(stderr)
  let said = 0
  return {
    tell(replies) {
      if (stderr.isTTY) {
        progress.say(`${what} ${progressBar(shareRead(files))}  ${countText(replies)} replies`)
      } else if (replies - said >= REPLIES_PER_LINE) {
        said = replies
        stderr.write(`${what}: ${countText(replies)} replies\n`)
      }
    },
    end: progress.end,
  }
}

function shareRead(files: readonly SourceFile[]): number {
  const places = files.map((file) => file.progress())
  const bytes = places.reduce((sum, it) => sum + it.bytes, 0)
  const readBytes = places.reduce((sum, it) => sum + it.readBytes, 0)
  return bytes > 0 ? Math.min(1, readBytes / bytes) : 0
}
