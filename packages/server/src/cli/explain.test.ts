import { readFileSync } from 'node:fs'
import { PassThrough } from 'node:stream'
import { judge, loadModel, scoreOf } from '@riposte/filter'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { explain } from './explain.ts'
import { explainWords } from './explain-words.ts'
import { SHIPPED_MODEL } from './model-file.ts'
import { runCommand } from './terminal.fixture.ts'

const ADVERT = 'Play online casino slots, free casino bonus: http://casino-bonus.xyz/play'
const model = loadModel(readFileSync(SHIPPED_MODEL))
const explained = async (input: readonly string[], ...words: string[]) =>
  runCommand(explain, words, input)

describe('riposte explain', () => {
  test('prints verdict, reasons by strength with bars, and words', async () => {
    const { code, stdout } = await explained([ADVERT])
    expect(code).toBe(0)
    const [head, limits, , ...rows] = stdout.split('\n')
    expect(head).toMatch(/^(SPAM|UNSURE|HAM) {2}\d+\.\d % spam, score [+−]\d+\.\d\d/)
    expect(limits).toMatch(/^\(unsure from \+\d\.\d\d, spam from \+\d\.\d\d\)$/)
    const reasons = rows.slice(0, rows.indexOf(''))
    const numbers = reasons.flatMap(
      (row) => /^ {2} *([+−][\d.]+) {2}[█▏▎▍▌▋▊▉]/.exec(row)?.[1] ?? [],
    )
    const sizes = numbers.map((it) => Number(it.slice(1)))
    expect(sizes.length).toBeGreaterThan(2)
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a))
    expect(stdout).toMatch(/ http:\/\/casino-bonus\.xyz\/play\n/)
    expect(stdout).toMatch(/ casino {2}×2\n/)
  })

  test('takes plain text of several lines as one submission, and JSON line by line', async () => {
    const plain = await explained(['\n{Hello|Hi} all\n', 'second line\n'], '--json')
    expect(plain.stdout.trim().split('\n')).toHaveLength(1)
    const json = await explained(['{"text":"a"}\n\n{"text":"b","id":"x"}\nno\n'], '--json')
    const lines = json.stdout.trim().split('\n')
    expect(json.code).toBe(1)
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      expect.objectContaining({
        label: 'ham',
        score: expect.any(Number),
        words: expect.any(Array),
      }),
      expect.objectContaining({ id: 'x' }),
      { error: 'Line 4 is not JSON: write one object a line.' },
    ])
  })

  test('has colours only on a terminal that wants them', async () => {
    const coloured = async (isTTY: boolean, plain: boolean) => {
      const stdout = Object.assign(new PassThrough(), { isTTY, columns: 60 })
      const stdin = Object.assign(new PassThrough(), { isTTY: false })
      stdin.end(ADVERT)
      const options = { files: ['-'], model: SHIPPED_MODEL, json: false, plain }
      await explain.run(options, { stdin, stdout, stderr: new PassThrough() })
      return String(stdout.read()).includes('\u001b[')
    }
    expect(await coloured(true, false)).toBe(true)
    expect(await coloured(true, true)).toBe(false)
    expect(await coloured(false, false)).toBe(false)
  })

  test('keeps to the width, and lets no text act on the terminal', async () => {
    const stdout = Object.assign(new PassThrough(), { columns: 50 })
    const stdin = new PassThrough()
    stdin.end(`\u001b]0;title\u0007 \u202eevil \u009b31m ${'long'.repeat(40)} ${ADVERT}`)
    const options = { files: ['-'], model: SHIPPED_MODEL, json: false, plain: true }
    await explain.run(options, { stdin, stdout, stderr: new PassThrough() })
    const text = String(stdout.read())
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(50)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that they are not there is the test.
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/)
  })

  test.each([
    ['nothing', [], [], 'There is nothing in standard input'],
    ['two files', ['a', 'b'], [], 'Give one FILE'],
    ['a file that is not there', ['/no/such'], [], 'There is no file /no/such'],
    ['a text that is too long', [], [`${'x'.repeat(9_999)}\n`.repeat(220)], 'shorten it'],
  ])('says what to do about %s', async (_, words, input, message) => {
    await expect(explained(input, ...words)).rejects.toThrow(message)
  })
})

describe('the words of an explanation', () => {
  test('each effect is the score with the word minus the score without it', () => {
    const submission = { text: 'Cheap casino, cheap loans.', author: 'Bo' }
    const { effects } = explainWords(model, submission, {})
    const without = judge(model, { ...submission, text: ' casino,  loans.' })
    const effect = scoreOf(judge(model, submission)) - scoreOf(without)
    expect(effects).toContainEqual({ word: 'cheap', effect, count: 2 })
  })

  test('a link is one word, wherever it stands, and a script without spaces has words', () => {
    const found = (text: string) =>
      explainWords(model, { text }, {}).effects.map(({ word }) => word)
    const link = found('<a href="http://x.example/a?b=1">here</a>')
    expect(link).toContain('http://x.example/a?b=1')
    expect(link).not.toContain('example')
    expect(found('在线赌场免费奖金').length).toBeGreaterThan(1)
  })

  test('shows ten of at most two hundred, the strongest first, whatever the text', () => {
    const text = Array.from({ length: 300 }, (_, i) => `word${i}`).join(' ')
    const { effects, words, tried } = explainWords(model, { text }, {})
    expect([words, tried]).toEqual([300, 200])
    expect(effects.length).toBeLessThanOrEqual(10)
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (any) => {
        const sizes = explainWords(model, { text: any }, {}).effects.map((it) => it.effect ** 2)
        expect(sizes).toEqual([...sizes].sort((a, b) => b - a))
      }),
      { numRuns: 30 },
    )
  })
})
