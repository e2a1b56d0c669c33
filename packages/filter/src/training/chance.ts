/** Numbers in [0, 1) that look like chance and are the same again for the same seed. */
export type Chance = () => number

/** A 32-bit counter through a mixing function: Steele & Vigna's SplitMix idea, at half width. */
export function createChance(seed: number): Chance {
  let state = seed | 0
  return () => {
    state = (state + 0x9e3779b9) | 0
    let mixed = state ^ (state >>> 16)
    mixed = Math.imul(mixed, 0x21f0aaad)
    mixed ^= mixed >>> 15
    mixed = Math.imul(mixed, 0x735a2d97)
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 0x1_0000_0000
  }
}

/** Shuffles in place: Fisher & Yates, as Durstenfeld has it. */
export function shuffle(items: Uint32Array, chance: Chance): void {
  for (let i = items.length - 1; i > 0; i--) {
    const other = Math.floor(chance() * (i + 1))
    const item = items[i]!
    items[i] = items[other]!
    items[other] = item
  }
}
