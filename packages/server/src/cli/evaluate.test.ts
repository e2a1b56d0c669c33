import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { loadModel } from '@riposte/filter'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { evaluate } from './evaluate.ts'
import { SHIPPED_MODEL } from './model-file.ts'
import { runCommand } from './terminal.fixture.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'riposte-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const HAM = ['harbour', 'bread', 'railway', 'snow'].map((word) => ({
  label: 'ham',
  text: `Thank you, I remember the ${word} in our street as you describe it.`,
  ts: '2019-01-01T00:00:00Z',
}))
const SPAM = ['slots', 'poker', 'bonus', 'loans'].map((word) => ({
  label: 'spam',
  text: `Online casino ${word}, cheap viagra: http://casino-${word}.xyz`,
  ts: '2020-01-01T00:00:00Z',
  lang: 'en-GB',
}))
const lines = (rows: readonly object[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join('')
const path = (name: string) => join(folder, name)
const write = (name: string, content: string | Uint8Array) => {
  writeFileSync(path(name), content)
  return path(name)
}
const mine = (rows: readonly object[] = [...HAM, ...SPAM]) => write('mine.jsonl', lines(rows))
const run = (words: readonly string[], input: readonly string[] = []) =>
  runCommand(evaluate, words, input)

describe('riposte evaluate', () => {
  test('prints a row for each file, with an interval, and one for all', async () => {
    const other = write('other.ndjson.gz', gzipSync(lines(HAM)))
    const { stdout, code } = await run([mine(), other])
    expect(code).toBe(0)
    expect(stdout).toMatch(/^set +spam +ham +1-AUC % +95 % interval .*\n/)
    expect(stdout).toMatch(/\nmine +4 +4 +0\.00 +0\.00–0\.00 +100\.0 /)
    expect(stdout).toMatch(/\nother +0 +4 +– +– +– /)
    expect(stdout).toMatch(/\nall together +4 +8 +0\.00 /)
  })

  test('reads standard input, and the files of a folder', async () => {
    const { stdout } = await run(['-'], [lines(SPAM)])
    expect(stdout).toMatch(/\nstandard input +4 +0 /)
    write('day.ndjson', lines(HAM))
    expect((await run(['--data', folder])).stdout).toMatch(/\nday +0 +4 /)
  })

  test('measures only the days that were asked for', async () => {
    const { stdout } = await run([mine(), '--since', '2019-06-01'])
    expect(stdout).toMatch(/\nmine +4 +0 +– /)
    await expect(run([mine(), '--since', '2030-01-01'])).rejects.toThrow('nothing to measure')
  })

  test('chooses thresholds from the ham, says what they are worth, and writes them', async () => {
    const out = path('chosen.model')
    const words = [mine(), '--max-false-positives', '0.05', '--write', out]
    const { stdout } = await run(words)
    expect(stdout).toContain('at most 5 % of this ham is taken for spam')
    expect(stdout).toMatch(/ham +0\.00 % as spam, 50\.00 % held, of 4\n/)
    expect(stdout).toMatch(/spam +100\.00 % as spam/)
    expect(stdout).toContain('4 ham are few for 5 %')
    expect(stdout).toContain('up to 52.7 % may be taken for spam (95 % bound)')
    expect(stdout).toContain('give at least 60.')
    const [shipped, chosen] = [SHIPPED_MODEL, out].map((file) => loadModel(readFileSync(file)))
    expect(chosen!.thresholds).not.toEqual(shipped!.thresholds)
    expect({ ...chosen, thresholds: 0 }).toEqual({ ...shipped, thresholds: 0 })
    expect(readdirSync(folder)).not.toContain('chosen.model.part')
  })

  test('with enough ham says nothing of uncertainty', async () => {
    const many = Array.from({ length: 30 }, () => HAM[0]!)
    const { stdout } = await run([mine(many), '--max-false-positives', '0.1'])
    expect(stdout).not.toContain('uncertain')
    expect(stdout).toContain('none here, so nothing is known of what they catch')
  })

  test('writes the same numbers as JSON', async () => {
    const out = path('numbers.json')
    await run([mine(), '--json', out])
    const { all, sets, languages, chosen, ...rest } = JSON.parse(readFileSync(out, 'utf8'))
    expect(rest.model.version).toMatch(/^\d+-[0-9a-f]{8}$/)
    expect(chosen).toMatchObject({ share: 0.001, ham: 4, hamAsSpam: 0, isUncertain: true })
    expect(all).toMatchObject({ ham: 4, spam: 4, areaAbove: 0, areaInterval: [0, 0] })
    expect(sets[0].outcomes.ham).toEqual({ ham: 4, unsure: 0, spam: 0 })
    expect(sets[0].worst.ham).toHaveLength(4)
    expect(sets[0].worst.spam[0]).toEqual({
      score: expect.any(Number),
      text: expect.stringContaining('casino'),
      reasons: expect.arrayContaining([{ logOdds: expect.any(Number), text: expect.any(String) }]),
    })
    expect(languages.map(({ name }: { name: string }) => name).sort()).toEqual(['en', 'und'])
    expect(rest.reliability).toHaveLength(10)
  })

  test('the worst mistakes come first, ten of a kind at most', async () => {
    const out = path('numbers.json')
    const rows = [...HAM, ...SPAM, ...HAM, ...SPAM, ...HAM, ...SPAM]
    await run([mine(rows), '--json', out])
    const { ham, spam } = JSON.parse(readFileSync(out, 'utf8')).sets[0].worst
    const scores = (worst: { score: number }[]) => worst.map(({ score }) => score)
    expect(ham).toHaveLength(10)
    expect(scores(ham)).toEqual(scores(ham).sort((a, b) => b - a))
    expect(scores(spam)).toEqual(scores(spam).sort((a, b) => a - b))
  })

  test.each([
    ['no file', [], 'Give FILE… or --data DIR.'],
    ['--write alone', ['a', '--write', 'b'], 'add --max-false-positives'],
    ['a file that is not there', ['/no/such.jsonl'], 'There is no file /no/such.jsonl'],
    ['a folder for a file', [tmpdir()], 'is a folder'],
    ['a folder that is not there', ['--data', '/no/such'], 'The folder /no/such is not there'],
  ])('says what to do about %s', async (_, words, message) => {
    await expect(run(words)).rejects.toThrow(message)
  })

  test.each([
    ['empty', '', 'nothing to measure in'],
    ['not JSON', '{"text":"a","label":"ham"}\nx', 'line 2 is not JSON'],
    ['without a label', '{"text":"a"}', 'line 1 has no label'],
    ['bytes that are no text', Buffer.from([0xff, 0xfe, 0x00, 0x81]), 'line 1 is not UTF-8'],
    ['a line too long', `{"text":"${'x'.repeat(3_000_000)}"}`, 'line 1 is longer than'],
  ])('names the file and the line of what is %s', async (_, content, message) => {
    await expect(run([write('mine.jsonl', content)])).rejects.toThrow(message)
  })

  test('says when a zipped file is cut short or is none', async () => {
    const whole = gzipSync(lines([...HAM, ...SPAM]))
    const half = write('half.jsonl.gz', whole.subarray(0, whole.length / 2))
    await expect(run([half])).rejects.toThrow('half.jsonl.gz is cut short or not gzip')
    await expect(run([write('no.jsonl.gz', 'plain')])).rejects.toThrow('not gzip')
  })

  test('says that thresholds need ham, and that a folder must be there to write into', async () => {
    const words = [mine(SPAM), '--max-false-positives', '0.01']
    await expect(run(words)).rejects.toThrow('Thresholds are chosen from ham')
    const lost = run([mine(), '--json', path('no/such.json')])
    await expect(lost).rejects.toThrow('its folder is not there; make it first')
    mkdirSync(path('taken'))
    await expect(run([mine(), '--json', path('taken')])).rejects.toThrow('cannot be written')
  })
})
