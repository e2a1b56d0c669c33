import type { EpochMs, JournalEvent } from '@riposte/protocol'
import { describe, expect, test } from 'vitest'
import { CHAIN_START, verifyChain } from '../record/chain.ts'
import type { RecordEntry } from '../record/record-entry.ts'
import type { Backend } from './backend.ts'
import {
  decided,
  edited,
  erased,
  idOf,
  moved,
  OTHER_SITE,
  reported,
  ruled,
  SITE,
  submitted,
  taught,
  undone,
  voted,
} from './events.fixture.ts'
import type { RecordNeeds } from './record-book.ts'

const RECORD_NEEDS: RecordNeeds = {
  context: (site) => ({ rules: `rules of ${site}`, notice: 'n1', language: 'EN' }),
}

const AT = Date.UTC(2026, 10, 20)

/** What every back end promises of its record of decisions. */
export function describeRecordBook(
  name: string,
  open: (needs: RecordNeeds) => Promise<Backend>,
): void {
  const openWith = async (...events: JournalEvent[]) => {
    const backend = await open(RECORD_NEEDS)
    for (const event of events) await backend.journal.record(event)
    return backend
  }
  const held = (id: string, at: EpochMs = AT) => submitted(id, { status: 'held', at })

  describe(`${name}: record of decisions`, () => {
    test('it holds what did not simply publish, what people decided, and erasures', async () => {
      const backend = await openWith(
        submitted('p'),
        voted('p', 'v'),
        reported('p'),
        taught('q', 'spam'),
        moved('m', { status: 'spam' }),
        held('x'),
        decided('x', 'approve'),
        undone('x', 'approve'),
        edited('p', { status: 'spam' }),
        ruled('closed'),
        erased('x'),
      )
      expect((await entriesOf(backend)).map(({ act, subject }) => [act, subject])).toEqual([
        ['held', 1],
        ['approved', 1],
        ['undone', 1],
        ['kept-apart', 4],
        ['thread-ruled', null],
        ['erased', 1],
      ])
      expect(await backend.recordBook.ends(OTHER_SITE)).toMatchObject({ head: { number: 0 } })
    })

    test('what changes nothing leaves nothing in it', async () => {
      const backend = await openWith(
        held('x'),
        held('x'),
        erased('x'),
        erased('x'),
        decided('x', 'spam'),
        decided('unknown', 'spam'),
      )
      expect((await entriesOf(backend)).map(({ act }) => act)).toEqual(['held', 'erased'])
      await backend.journal.record(decided('x', 'spam'), 99)
      expect(await entriesOf(backend)).toHaveLength(2)
    })

    test('an entry has the versions of its time and no word of the reply', async () => {
      const backend = await openWith(held('x'), decided('x', 'spam'))
      const [first, second] = await entriesOf(backend)
      expect(first?.versions).toEqual({ model: 'test', rules: `rules of ${SITE}`, notice: 'n1' })
      expect(second).toMatchObject({ before: 'held', outcome: 'spam', waitedMs: 1 })
      expect(JSON.stringify([first, second])).not.toMatch(/Ada|words of|aaaax|ferry/)
    })

    test('entries of a reply are found until it is erased, and then by nobody', async () => {
      const backend = await openWith(held('x'), held('y'), decided('x', 'approve'))
      const about = async () =>
        (await backend.recordBook.about(SITE, idOf('x'))).map(({ number }) => number)
      expect(await about()).toEqual([1, 3])
      expect(await backend.recordBook.about(OTHER_SITE, idOf('x'))).toEqual([])
      await backend.journal.record(erased('x'))
      expect(await about()).toEqual([])
      expect(await entriesOf(backend)).toHaveLength(4)
    })

    test('the oldest go when their life is over, and the rest still verifies', async () => {
      const backend = await openWith(held('a', AT), held('b', AT + 10), held('c', AT + 20))
      const { recordBook } = backend
      expect(await recordBook.dropBefore(SITE, AT, 9)).toBe(0)
      expect(await recordBook.overdueCount(SITE, AT + 20)).toBe(2)
      expect(await recordBook.dropBefore(SITE, AT + 20, 1)).toBe(1)
      expect(await recordBook.dropBefore(SITE, AT + 20, 9)).toBe(1)
      expect(await recordBook.dropBefore(SITE, AT + 20, 9)).toBe(0)
      expect(await recordBook.overdueCount(SITE, AT + 20)).toBe(0)
      await backend.journal.record(held('d'))
      expect((await entriesOf(backend)).map(({ number }) => number)).toEqual([3, 4])
      expect(await verify(backend)).toMatchObject({ intact: true, entries: 2 })
      const { anchor } = await recordBook.ends(SITE)
      expect(anchor.number).toBe(2)
    })

    test('the whole record may go, and the next entry follows what was the last', async () => {
      const backend = await openWith(held('a'), held('b'))
      await backend.recordBook.dropBefore(SITE, AT + 1, 9)
      expect(await entriesOf(backend)).toEqual([])
      expect(await verify(backend)).toMatchObject({ intact: true, entries: 0 })
      await backend.journal.record(decided('a', 'spam'))
      const [entry] = await entriesOf(backend)
      expect(entry).toMatchObject({ number: 3, subject: 3 })
      expect(await verify(backend)).toMatchObject({ intact: true, entries: 1 })
    })

    test('folding the views anew leaves it as it is', async () => {
      const backend = await openWith(held('x'), decided('x', 'spam'), erased('x'))
      const before = await backend.recordBook.entries(SITE, 0, 9)
      await backend.rebuildViews()
      expect(await backend.recordBook.entries(SITE, 0, 9)).toEqual(before)
    })

    test('the first entry follows the fixed start of all chains', async () => {
      const { recordBook } = await openWith()
      expect(await recordBook.ends(SITE)).toEqual({ anchor: CHAIN_START, head: CHAIN_START })
    })
  })
}

async function entriesOf({ recordBook }: Backend): Promise<readonly RecordEntry[]> {
  return (await recordBook.entries(SITE, 0, 99)).map(({ body }) => JSON.parse(body))
}

async function verify({ recordBook }: Backend) {
  const { anchor, head } = await recordBook.ends(SITE)
  return verifyChain(anchor, await recordBook.entries(SITE, 0, 99), head)
}
