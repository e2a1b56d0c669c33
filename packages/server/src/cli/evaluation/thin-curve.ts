import type { RocPoint } from '@riposte/filter'
import { normalDeviate } from './normal-deviate.ts'

/** Points nearer than this to the one before, in standard deviations, are left out. */
const STEP = 0.02

/**
 * The points of a ROC curve that an eye can tell apart, on straight axes or on those of a DET
 * curve: a thousand at most, however many scores there are. First and last stay.
 */
export function thinCurve(points: readonly RocPoint[]): readonly RocPoint[] {
  let [x, y] = [Number.NaN, Number.NaN]
  return points.filter(({ hamShare, spamShare }, i) => {
    const [nextX, nextY] = [normalDeviate(hamShare), normalDeviate(spamShare)]
    const isNear = Math.abs(nextX - x) < STEP && Math.abs(nextY - y) < STEP
    if (isNear && i < points.length - 1) return false
    ;[x, y] = [nextX, nextY]
    return true
  })
}
