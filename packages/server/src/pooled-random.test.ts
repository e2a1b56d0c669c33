import { expect, test } from 'vitest'
import { pooledRandom } from './pooled-random.ts'

/** Fills with 1, 2, 3, …, so that a byte that is given out twice shows. */
function counting() {
  let last = 0
  const pools: Uint8Array[] = []
  const random = pooledRandom((pool) => {
    pools.push(pool)
    new Uint32Array(pool.buffer, 0, pool.length >> 2).forEach((_, i, words) => {
      words[i] = ++last
    })
  })
  const word = () => new Uint32Array(random(4).buffer)[0]
  return { random, word, pools }
}

test('no bytes are given out twice, over many pools', () => {
  const { word } = counting()
  const words = Array.from({ length: 5_000 }, word)
  expect(new Set(words).size).toBe(5_000)
})

test('what was given out is wiped from the pool', () => {
  const { random, pools } = counting()
  random(16)
  expect(pools[0]!.subarray(0, 16).every((byte) => byte === 0)).toBe(true)
  expect(pools[0]![16]).not.toBe(0)
})

test('as many bytes come as are asked for, also more than a pool holds', () => {
  const { random } = counting()
  expect([0, 1, 32, 4_096, 10_000].map((count) => random(count).length)).toEqual([
    0, 1, 32, 4_096, 10_000,
  ])
})
