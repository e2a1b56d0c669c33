import { expect, test } from 'vitest'
import type { Backend } from './backend.ts'
import { CANARIES_MAX, type Canary } from './canaries.ts'

const canary = (at: number, failure: string | null = null): Canary => ({
  at,
  failure,
  scannedBytes: 5,
})

/** What every back end promises of what came of trying erasures. */
export function describeCanaries(name: string, open: () => Promise<Backend>): void {
  test(`${name}: the newest result is the last, in whatever order they come`, async () => {
    const { canaries } = await open()
    expect(await canaries.last()).toBeUndefined()
    for (const at of [2, 9, 4]) await canaries.note(canary(at))
    expect(await canaries.last()).toEqual(canary(9))
    await canaries.note(canary(9, 'words'))
    expect(await canaries.last()).toEqual(canary(9, 'words'))
    expect(await canaries.count()).toBe(3)
  })

  test(`${name}: old results make room`, async () => {
    const { canaries } = await open()
    for (let at = 1; at <= CANARIES_MAX + 5; at++) await canaries.note(canary(at))
    expect(await canaries.count()).toBe(CANARIES_MAX)
    expect(await canaries.last()).toEqual(canary(CANARIES_MAX + 5))
  })
}
