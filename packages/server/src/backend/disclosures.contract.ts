import { expect, test } from 'vitest'
import type { Backend } from './backend.ts'
import { OTHER_SITE, SITE } from './events.fixture.ts'

/** What every back end promises of what readers were told and who was contacted. */
export function describeDisclosures(name: string, open: () => Promise<Backend>): void {
  test(`${name}: a version of the notice is kept once, as it was first said`, async () => {
    const { disclosures } = await open()
    await disclosures.keepNotice(SITE, { version: 'a', at: 1, body: '{"a":1}' })
    await disclosures.keepNotice(SITE, { version: 'b', at: 2, body: '{"b":1}' })
    await disclosures.keepNotice(SITE, { version: 'a', at: 3, body: '{"a":2}' })
    expect(await disclosures.notice(SITE, 'a')).toEqual({ version: 'a', at: 1, body: '{"a":1}' })
    expect(await disclosures.notice(OTHER_SITE, 'a')).toBeUndefined()
    expect((await disclosures.notices(SITE)).map(({ version }) => version)).toEqual(['b', 'a'])
  })

  test(`${name}: contacts are counted by recipient and day, and forgotten by day`, async () => {
    const { disclosures } = await open()
    for (const day of ['2026-11-01', '2026-11-01', '2026-11-20']) {
      await disclosures.noteContact(SITE, 'mail.example', day)
    }
    const counts = async () => (await disclosures.contactsSince(SITE, '')).map((it) => it.count)
    expect(await counts()).toEqual([2, 1])
    expect(await disclosures.contactsSince(OTHER_SITE, '')).toEqual([])
    expect(await disclosures.contactsSince(SITE, '2026-11-02')).toEqual([
      { recipient: 'mail.example', day: '2026-11-20', count: 1 },
    ])
    expect(await disclosures.forgetContacts('2026-11-20')).toBe(1)
    expect(await counts()).toEqual([1])
  })
}
