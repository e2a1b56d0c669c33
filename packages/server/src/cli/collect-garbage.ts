import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** V8 keeps what reading the journal at the start leaves over, until it needs the memory itself. */
export function collectGarbage(): void {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  setFlagsFromString('--no-expose-gc')
  collect()
}
