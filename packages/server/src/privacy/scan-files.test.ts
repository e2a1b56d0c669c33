import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { scanFiles } from './scan-files.ts'

const WORD = 'sentinelwordoftwentysixchars'
const PIECE = 1 << 18

const folderWith = (files: Readonly<Record<string, string>>) => {
  const folder = mkdtempSync(join(tmpdir(), 'riposte-'))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  return folder
}

const scan = (folder: string) => scanFiles(folder, (name) => name === 'secret', ['other', WORD])

test('a word is found wherever pieces end', async () => {
  const offsets = [0, PIECE - 30, PIECE - 27, PIECE - 1, PIECE, 3 * PIECE - 14]
  const files = offsets.map((offset) => [`at-${offset}`, ' '.repeat(offset) + WORD] as const)
  const { found, bytes } = await scan(folderWith(Object.fromEntries(files)))
  expect(found).toEqual(files.map(([name]) => name).toSorted())
  expect(bytes).toBe(files.reduce((sum, [, text]) => sum + text.length, 0))
})

test('what is almost the word, empty, or left out is not found', async () => {
  const almost = `${WORD.slice(0, -1)} ${WORD.slice(1)}`
  const folder = folderWith({ almost: ' '.repeat(PIECE - 9) + almost, empty: '', secret: WORD })
  expect((await scan(folder)).found).toEqual([])
})
