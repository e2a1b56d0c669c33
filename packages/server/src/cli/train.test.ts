import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { runCommand } from './terminal.fixture.ts'
import { train } from './train.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'riposte-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const ROWS = ['tea', 'rain', 'bread', 'snow'].flatMap((word) => [
  { label: 'ham', text: `I think that ${word} is best in the morning`, ts: '2019-01-01T00:00:00Z' },
  { label: 'spam', text: `Casino ${word} http://${word}.xyz`, ts: '2020-01-01T00:00:00Z' },
])
const lines = (rows: readonly object[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join('')
const write = (name: string, bytes: string | Uint8Array) => writeFileSync(join(folder, name), bytes)
const out = () => join(folder, 'my.model')
const trained = async (...words: string[]) => {
  await runCommand(train, ['--data', folder, '--out', out(), ...words])
  return readFileSync(out())
}

describe('riposte train', () => {
  test('makes the same bytes of the same lines, zipped or not', async () => {
    write('mine.ndjson', lines(ROWS))
    const plain = await trained()
    rmSync(join(folder, 'mine.ndjson'))
    write('mine.ndjson.gz', gzipSync(lines(ROWS)))
    expect((await trained()).equals(plain)).toBe(true)
    expect((await trained('--seed', '2')).equals(plain)).toBe(false)
  })

  test('learns the small set that ships as well, unless told not to', async () => {
    write('mine.ndjson', lines(ROWS))
    expect((await trained('--no-primer')).equals(await trained())).toBe(false)
  })

  test('leaves out what came on the given day or later', async () => {
    write('mine.ndjson', lines(ROWS.filter(({ label }) => label === 'ham')))
    const early = await trained()
    write('mine.ndjson', lines(ROWS))
    expect((await trained('--until', '2019-06-01')).equals(early)).toBe(true)
  })

  test.each([
    ['a line without a label', '{"text":"a"}', /mine\.ndjson, line 1 has no label/],
    ['a line that is not JSON', '{"text":"a","label":"ham"}\nx', /line 2 is not JSON/],
  ])('stops at %s and says where', async (_, text, message) => {
    write('mine.ndjson', text)
    await expect(trained()).rejects.toThrow(message)
  })

  test('wants a folder and a file', async () => {
    await expect(runCommand(train, [])).rejects.toThrow('Give --data DIR and --out FILE.')
  })
})
