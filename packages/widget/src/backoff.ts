const FIRST_MS = 1_000
const LONGEST_MS = 60_000

/**
 * How long to wait before the next try, in ms: anywhere below a limit that doubles each time.
 *
 * @param failures in a row, ≥ 1.
 * @param chance in [0, 1): the whole wait is left to it, so that readers whom a restart cut off
 * do not come back at once ("full jitter", M. Brooker, AWS Architecture Blog, 2015).
 */
export function backoffMs(failures: number, chance: number): number {
  return chance * Math.min(LONGEST_MS, FIRST_MS * 2 ** (failures - 1))
}
