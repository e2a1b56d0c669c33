import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { Problem } from '@riposte/protocol'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Moved, SourceFormat } from '../moved.ts'
import { FORMATS } from './all-formats.ts'
import { FIXTURES, fixturePath, readFixture, readPath } from './fixtures.fixture.ts'

const formatOf = (name: string) => FORMATS.find((it) => it.name === name)!
const cases = Object.entries(FIXTURES).flatMap(([name, files]) => files.map((it) => [name, it]))

const newFile = (bytes: Uint8Array) => {
  const file = join(mkdtempSync(join(tmpdir(), 'riposte-')), 'export')
  writeFileSync(file, bytes)
  return file
}

test.each(cases)('%s: %s is read the same when it is gzipped', async (name, file) => {
  if (file!.endsWith('.sql')) return
  const packed = newFile(gzipSync(readFileSync(fixturePath(file!))))
  expect(await readPath(formatOf(name!), packed)).toEqual(await readFixture(formatOf(name!), file!))
})

/** Reads to the end, or to a Problem; anything else that is thrown is a fault of ours. */
async function readOrRefuse(format: SourceFormat, bytes: Uint8Array): Promise<readonly Moved[]> {
  try {
    return await readPath(format, newFile(bytes))
  } catch (error) {
    expect(error).toBeInstanceOf(Problem)
    return []
  }
}

test.each(cases)('%s: %s with something changed is read or refused', async (name, file) => {
  const bytes = readFileSync(fixturePath(file!))
  const change = fc.record({ at: fc.nat(bytes.length - 1), with: fc.uint8Array({ maxLength: 6 }) })
  await fc.assert(
    fc.asyncProperty(change, fc.boolean(), async ({ at, with: inserted }, isCut) => {
      const rest = isCut ? [] : [bytes.subarray(at + inserted.length)]
      await readOrRefuse(formatOf(name!), Buffer.concat([bytes.subarray(0, at), inserted, ...rest]))
    }),
    { numRuns: 60 },
  )
})

test.each(FORMATS.map((it) => [it.name, it] as const))(
  '%s: any bytes are read or refused',
  async (_, format) => {
    const bytes = fc.oneof(
      fc.uint8Array(),
      fc.json().map((it) => Buffer.from(it)),
    )
    await fc.assert(
      fc.asyncProperty(bytes, async (it) => void (await readOrRefuse(format, it))),
      { numRuns: 40 },
    )
  },
)
