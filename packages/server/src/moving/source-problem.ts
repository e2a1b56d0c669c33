import { basename } from 'node:path'
import { Problem } from '@riposte/protocol'

/** What is wrong with a file, where in it, and what to do: `comments.xml, line 7: …`. */
export function sourceProblem(path: string, place: string, wrong: string, cause?: unknown) {
  const where = place === '' ? shownName(path) : `${shownName(path)}, ${place}`
  return new Problem('invalid-request', `${where}: ${wrong}`, {}, cause)
}

/** A file's name without what a terminal would act on. */
function shownName(path: string): string {
  return basename(path).replace(/\p{C}/gu, '\ufffd')
}
