import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { learn as learnOne, loadModel, saveModel, siteModel } from '@riposte/filter'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { learn } from './learn.ts'
import { SHIPPED_MODEL } from './model-file.ts'
import { runCommand } from './terminal.fixture.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'riposte-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const ROWS = [
  { text: 'Knit a teapot warmer at our shop', label: 'spam' },
  { text: 'I think the bread was better then', label: 'ham' },
] as const
const LINES = ROWS.map((row) => `${JSON.stringify(row)}\n`)
const out = () => join(folder, 'site.model')
const taught = async (words: readonly string[], input: readonly string[] = []) => {
  const { stdout } = await runCommand(learn, ['--out', out(), ...words], input)
  return { stdout, bytes: readFileSync(out()) }
}
/** What a site's model is after `ROWS`, so many times over. */
const expected = (times: number) => {
  const model = siteModel(loadModel(readFileSync(SHIPPED_MODEL)))
  for (let i = 0; i < times; i++) {
    for (const { text, label } of ROWS) learnOne(model, { text }, {}, label)
  }
  return Buffer.from(saveModel(model))
}

describe('riposte learn', () => {
  test('writes the model that a site has after these lessons, in this order', async () => {
    const { stdout, bytes } = await taught([], LINES)
    expect(stdout).toBe(`Learned 2 lessons; the model in ${out()} has had 2 in all.\n`)
    expect(bytes.equals(expected(1))).toBe(true)
    expect(readdirSync(folder)).toEqual(['site.model'])
  })

  test('goes on where a taught model stopped, from files as from standard input', async () => {
    const file = join(folder, 'day.jsonl.gz')
    writeFileSync(file, gzipSync(LINES.join('')))
    await taught(['-', file], LINES)
    expect(readFileSync(out()).equals(expected(2))).toBe(true)
    const { stdout, bytes } = await taught([file, '--model', out()])
    expect(stdout).toContain('Learned 2 lessons')
    expect(stdout).toContain('has had 6 in all')
    expect(bytes.equals(expected(3))).toBe(true)
  })

  test.each([
    ['without a label', '{"text":"a"}', /standard input, line 3 has no label/],
    ['not JSON', 'x', /standard input, line 3 is not JSON/],
  ])('refuses a line that is %s, names it, and writes nothing', async (_, line, message) => {
    await expect(taught([], [...LINES, line])).rejects.toThrow(message)
    expect(readdirSync(folder)).toEqual([])
  })

  test('wants lines, a place to write, and a model to begin with', async () => {
    await expect(taught([], [])).rejects.toThrow('There is nothing to learn in -')
    await expect(runCommand(learn, [], LINES)).rejects.toThrow('Give --out FILE.')
    const lost = taught(['--model', join(folder, 'none')], LINES)
    await expect(lost).rejects.toThrow('The model cannot be read')
  })
})
