import { Readable, Writable } from 'node:stream'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { check } from './check.ts'
import { LINE_BYTES_MAX } from './submission-lines.ts'
import { closingPipe, runCommand } from './terminal.fixture.ts'

const judged = async (...input: (string | Uint8Array)[]) => judgedWith([], ...input)
const judgedWith = async (words: readonly string[], ...input: (string | Uint8Array)[]) => {
  const { code, stdout } = await runCommand(check, words, input)
  return {
    code,
    lines: stdout
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line)),
  }
}

describe('riposte check', () => {
  test('gives a verdict with reasons for each line, in order', async () => {
    const { code, lines } = await judged(
      '{"text":"Thank you, I remember that harbour well."}\n',
      '{"text":"Online casino bonus http://casino-bonus.xyz","honeypotFilled":true}\n',
    )
    expect(code).toBe(0)
    expect(lines.map(({ label }) => label)).toEqual(['ham', 'spam'])
    expect(lines[1].reasons).toContainEqual({
      code: 'form',
      logOdds: expect.closeTo(6, 1),
      text: expect.stringMatching(/\.$/),
    })
  })

  test('understands the names of labelled sets and of the Akismet protocol alike', async () => {
    const { lines } = await judged(
      '{"text":"Me too","author":"Marta","authorUrl":"http://a.org"}\n',
      '{"text":"Me too","author":"Marta","author_url":"http://a.org","lang":"en","meta":{}}\n',
      '{"comment_content":"Me too","comment_author":"Marta","comment_author_url":"http://a.org"}',
    )
    expect(lines[1]).toEqual(lines[0])
    expect(lines[2]).toEqual(lines[0])
  })

  test('gives the score that the reasons add up to, and the id of the line', async () => {
    const { lines } = await judged('{"id":7,"text":"Casino http://casino-bonus.xyz"}\n')
    const [{ id, score, probability, reasons }] = lines
    const sum = reasons.reduce((all: number, it: { logOdds: number }) => all + it.logOdds, 0)
    expect(id).toBe('7')
    expect(score).toBeCloseTo(sum, 9)
    expect(probability).toBeCloseTo(1 / (1 + Math.exp(-score)), 9)
  })

  test.each([
    ['honeypotFilled', { honeypotFilled: true }],
    ['a filled field that the form named', { honeypot_field_name: 'nick', nick: 'Bob' }],
    ['the field of Akismet’s own form', { POST_ak_hp_textarea: 'Bob' }],
  ])('knows a filled honeypot by %s', async (_, filled) => {
    const empty = { ...filled, honeypotFilled: false, nick: '', POST_ak_hp_textarea: '' }
    const line = (row: object) => `${JSON.stringify({ text: 'Me too', ...row })}\n`
    const { lines } = await judged(line(filled), line(empty), line({}))
    const form = lines.map(({ reasons }) =>
      reasons.find(({ code }: { code: string }) => code === 'form'),
    )
    expect(form).toEqual([expect.objectContaining({ code: 'form' }), undefined, undefined])
  })

  test('reads WordPress’s backslashes and entities as its writer typed them', async () => {
    const { lines } = await judged(
      `${JSON.stringify({ text: 'It\'s "A & B"' })}\n`,
      `${JSON.stringify({ comment_content: 'It\\\'s \\"A &amp; B\\"' })}\n`,
    )
    expect(lines[1]).toEqual(lines[0])
  })

  test('with --learn, judges each line first and then learns its label', async () => {
    const advert = '{"text":"Knit your own teapot warmer at our shop","label":"spam"}\n'
    const unlabelled = advert.replace(',"label":"spam"', '')
    const { code, lines } = await judgedWith(['--learn'], ...Array(8).fill(advert), unlabelled)
    const before = await judged(unlabelled)
    expect(code).toBe(0)
    expect(lines[0].score).toBe(before.lines[0].score)
    expect(lines[1].score).toBeGreaterThan(lines[0].score)
    expect(lines[8].score).toBeGreaterThan(lines[7].score)
    expect(lines.map(({ truth }) => truth)).toEqual([...Array(8).fill('spam'), undefined])
    const plain = await judged(advert, advert)
    expect(plain.lines[1]).toEqual(plain.lines[0])
  })

  test('tells a program from a browser by the user agent of the Akismet protocol', async () => {
    const { lines } = await judged(
      '{"comment_content":"Me too","user_agent":"curl/8.5.0"}\n',
      '{"comment_content":"Me too","user_agent":"Mozilla/5.0 (X11; Linux x86_64)"}\n',
    )
    const form = lines.map(({ reasons }) =>
      reasons.find(({ code }: { code: string }) => code === 'form'),
    )
    expect(form).toEqual([expect.objectContaining({ logOdds: expect.closeTo(1.5, 1) }), undefined])
  })

  test.each([
    ['not JSON', 'hello', /^Line 2 is not JSON/],
    ['not an object', '[1]', /^Line 2 is not an object/],
    ['without a text', '{"author":"x"}', /^Line 2 has no text/],
    ['with a text that is no string', '{"text":5}', /^Line 2 has a "text" that is not a string/],
    ['empty', '', /^Line 2 is not JSON/],
    ['too long', `{"text":"${'x'.repeat(LINE_BYTES_MAX)}"}`, /^Line 2 is longer than/],
    ['not UTF-8', Buffer.from('{"text":"caf\xe9"}', 'latin1'), /^Line 2 is not UTF-8/],
  ])('a line that is %s gives an error in its place', async (_, line, message) => {
    const { code, lines } = await judged('{"text":"a"}\n', line, '\n{"text":"b"}\n')
    expect(code).toBe(1)
    expect(lines.length).toBe(3)
    expect(lines[1]).toEqual({ error: expect.stringMatching(message) })
    expect(lines[2].label).toBe('ham')
  })

  test('gives one line for each line, wherever the input is cut into chunks', async () => {
    const lines = ['{"text":"añb"}', 'x', '{"text":"é"}', '{}', '{"text":"🙂"}']
    const bytes = Buffer.from(lines.join('\n'))
    const whole = await judged(bytes)
    const cuts = fc.uniqueArray(fc.nat(bytes.length), { maxLength: 8 })
    await fc.assert(
      fc.asyncProperty(cuts, async (places) => {
        const ends = [...places, bytes.length].sort((a, b) => a - b)
        const chunks = ends.map((end, i) => bytes.subarray(ends[i - 1] ?? 0, end))
        expect(await judged(...chunks)).toEqual(whole)
      }),
      { numRuns: 20 },
    )
  })

  test('ends quietly, and reads no further, when the reader of its output has gone', async () => {
    let read = 0
    const stdin = Readable.from(
      (function* () {
        for (; read < 1_000_000; read++) yield Buffer.from('{"text":"Me too"}\n')
      })(),
    )
    const stdout = closingPipe(3)
    const stderr = new Writable()
    const options = { model: check.options['model']?.fallback }
    expect(await check.run(options, { stdin, stdout, stderr })).toBe(0)
    expect(read).toBeLessThan(10_000)
  })

  test('says what to do about a model that is none', async () => {
    const run = runCommand(check, ['--model', new URL(import.meta.url).pathname], ['{"text":"a"}'])
    await expect(run).rejects.toThrow(/riposte train/)
  })
})
