import type { LessonId } from '@riposte/protocol'
import { expect, test } from 'vitest'
import type { Backend } from './backend.ts'
import { keptCheck, usageRow } from './checks.fixture.ts'
import { OTHER_SITE, SITE } from './events.fixture.ts'

/** What every back end promises of the checks of Akismet clients. */
export function describeChecks(name: string, open: () => Promise<Backend>): void {
  test(`${name}: a check is found by its GUID, by nobody but its own account`, async () => {
    const { checks } = await open()
    await checks.write([], [keptCheck('g')])
    expect(await checks.check('acme', 'g')).toEqual(keptCheck('g'))
    expect(await checks.check('other', 'g')).toBeUndefined()
    expect(await checks.check('acme', 'h')).toBeUndefined()
  })

  test(`${name}: of several checks of one comment the newest is found, in its site`, async () => {
    const { checks } = await open()
    await checks.write([], [keptCheck('new', { at: 2 }), keptCheck('old')])
    expect((await checks.checkAbout(SITE, 'l' as LessonId))?.guid).toBe('new')
    expect(await checks.checkAbout(OTHER_SITE, 'l' as LessonId)).toBeUndefined()
  })

  test(`${name}: counts add up by account, site and day`, async () => {
    const { checks } = await open()
    const less = { spam: 0, ham: 0, missedSpam: -1, falsePositives: 3 }
    const elsewhere = usageRow('2026-11-20', { account: 'other', blog: 'b.example' })
    await checks.write([usageRow('2026-11-20'), elsewhere, usageRow('2026-11-22')], [])
    await checks.write([usageRow('2026-11-20', { counts: less })], [])
    const counts = { spam: 1, ham: 2, missedSpam: -1, falsePositives: 3 }
    expect(await checks.usage('acme', '2026-11-01', '2026-11-21')).toEqual([
      usageRow('2026-11-20', { counts }),
    ])
    expect(await checks.usage('acme', '', '9')).toHaveLength(2)
    expect(await checks.accountsWithUsage()).toEqual(['acme', 'other'])
  })

  test(`${name}: old checks, the oldest of too many, and old counts are forgotten`, async () => {
    const { checks } = await open()
    const kept = [1, 2, 3, 4].map((at) => keptCheck(`g${at}`, { at }))
    await checks.write([usageRow('2026-11-20'), usageRow('2026-11-21')], kept)
    expect(await checks.forgetChecks(2, 2)).toBe(2)
    expect(await checks.check('acme', 'g2')).toBeUndefined()
    expect(await checks.check('acme', 'g3')).toBeDefined()
    expect(await checks.forgetChecks(2, 2)).toBe(0)
    expect(await checks.forgetUsage('2026-11-21')).toBe(1)
    expect(await checks.usage('acme', '', '9')).toHaveLength(1)
  })
}
