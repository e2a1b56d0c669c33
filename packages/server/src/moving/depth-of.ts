/** How many objects and arrays stand in each other; without recursion, and no deeper than 100. */
export function depthOf(value: unknown): number {
  let depth = 0
  for (let level = [value].filter(isNest); level.length > 0 && depth < 100; depth++) {
    level = level.flatMap((nest) => Object.values(nest).filter(isNest))
  }
  return depth
}

const isNest = (value: unknown): value is object => typeof value === 'object' && value !== null
