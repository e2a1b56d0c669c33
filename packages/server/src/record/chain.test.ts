import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SITE, submitted } from '../backend/events.fixture.ts'
import { openMemoryBackend } from '../backend/memory/memory-backend.ts'
import { CHAIN_START, canonicalJson, chained, verifyChain } from './chain.ts'
import type { ChainLink, KeptEntry, RecordEntry } from './record-entry.ts'

const COUNT = 8

async function newChain(): Promise<readonly KeptEntry[]> {
  const { journal, recordBook } = openMemoryBackend()
  for (let n = 0; n < COUNT; n++) await journal.record(submitted(`x${n}`, { status: 'spam' }))
  return recordBook.entries(SITE, 0, COUNT)
}

const chain = await newChain()
const headOf = (entries: readonly KeptEntry[]): ChainLink => {
  const { number, hash } = entries.at(-1)!
  return { number, hash }
}
const head = headOf(chain)
const verify = (entries: readonly KeptEntry[], noted = head) =>
  verifyChain(CHAIN_START, entries, noted)

/** The same text with one bit of one character turned over. */
function flipped(text: string, at: number, bit: number): string {
  const bytes = Buffer.from(text)
  bytes[at % bytes.length]! ^= 1 << bit
  return bytes.toString('latin1')
}

test('a chain that nobody touched is intact, whole and from any place on', () => {
  expect(verify(chain)).toEqual({ intact: true, entries: COUNT, head })
  for (let from = 1; from <= COUNT; from++) {
    const anchor = headOf(chain.slice(0, from))
    expect(verifyChain(anchor, chain.slice(from), head)).toMatchObject({ intact: true })
  }
})

test('every turned bit is found, in the entry where it is', () => {
  for (const [index, entry] of chain.entries()) {
    // Every bit of one entry, and one of each byte of the others.
    const step = index === 3 ? 1 : 8
    for (let bit = 0; bit < entry.body.length * 8; bit += step) {
      const body = flipped(entry.body, bit >> 3, step === 1 ? bit & 7 : (bit >> 3) % 8)
      const found = verify(chain.with(index, { ...entry, body }))
      expect(found).toMatchObject({ intact: false, number: index + 1 })
    }
    for (let bit = 0; bit < entry.hash.length * 8; bit += 3) {
      const hash = flipped(entry.hash, bit >> 3, bit & 7)
      expect(verify(chain.with(index, { ...entry, hash }))).toMatchObject({
        intact: false,
        number: index + 1,
      })
    }
  }
})

test('entries that changed places, were taken out, doubled or cut off are found', () => {
  for (let a = 0; a < COUNT; a++) {
    expect(verify(chain.toSpliced(a, 1))).toMatchObject({ intact: false, number: a + 1 })
    expect(verify(chain.slice(0, a))).toMatchObject({ intact: false, number: a + 1 })
    expect(verify(chain.toSpliced(a, 0, chain[a]!))).toMatchObject({ intact: false })
    for (let b = a + 1; b < COUNT; b++) {
      const swapped = chain.with(a, chain[b]!).with(b, chain[a]!)
      expect(verify(swapped)).toMatchObject({ intact: false, number: a + 1 })
    }
  }
})

test('entries that changed places and took each other’s numbers are found', () => {
  const [a, b] = [chain[2]!, chain[3]!]
  const renumbered = chain.with(2, { ...b, number: a.number }).with(3, { ...a, number: b.number })
  expect(verify(renumbered)).toMatchObject({ intact: false, number: 3 })
})

test('a chain that was made anew from the middle does not end in the head that was noted', () => {
  const changed: KeptEntry[] = chain.slice(0, 3)
  for (const { body } of chain.slice(3)) {
    const entry = { ...(JSON.parse(body) as RecordEntry), at: 1 }
    changed.push(chained(changed.at(-1)!, entry))
  }
  expect(verify(changed)).toMatchObject({ intact: false, number: COUNT })
  expect(verify(changed, headOf(changed))).toMatchObject({ intact: true })
})

test('one that ends too late, or follows another anchor, is found', () => {
  expect(verify(chain, headOf(chain.slice(0, 5)))).toMatchObject({ intact: false })
  const anchor = { ...CHAIN_START, hash: '1'.repeat(64) }
  expect(verifyChain(anchor, chain, head)).toMatchObject({ intact: false, number: 1 })
})

test('canonical JSON says the same whatever the order of fields, and reads back', () => {
  const leaf = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
  )
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { maxDepth: 3 },
      leaf,
      fc.array(tie('tree'), { maxLength: 4 }),
      fc.dictionary(fc.string(), tie('tree'), { maxKeys: 5 }),
    ),
  }))
  fc.assert(
    fc.property(tree, (value) => {
      const text = canonicalJson(value)
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
      expect(canonicalJson(turned(value))).toBe(text)
    }),
  )
})

/** The same with the fields of every object in the opposite order. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned)
  if (typeof value !== 'object' || value === null) return value
  const fields = Object.entries(value).map(([key, it]) => [key, turned(it)])
  return Object.fromEntries(fields.reverse())
}
