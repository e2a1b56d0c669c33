import { expect, test } from 'vitest'
import { SERVE_OPTIONS } from './config.ts'
import {
  OptionFaults,
  optionHelp,
  parseOptions,
  parseShare,
  parseSwitch,
  parseText,
  parseWords,
  usageOf,
} from './options.ts'

const parse = (words: string, environment = {}) =>
  parseOptions(SERVE_OPTIONS, words ? words.split(' ') : [], environment)

test('options come from the words, then from the environment, then from their fallback', () => {
  expect(parse('').port).toBe(8080)
  expect(parse('', { PORT: '9000' }).port).toBe(9000)
  expect(parse('--port 9001', { PORT: '9000' }).port).toBe(9001)
  expect(parse('--port=9002 --port 9003').port).toBe(9003)
  expect(parse('--origin https://a.example --origin https://b.example').origin).toEqual([
    'https://a.example',
    'https://b.example',
  ])
})

test('all faults are reported at once', () => {
  const faults = () => parse('--port many --site UPPER --colour red stray --data')
  expect(faults).toThrow(OptionFaults)
  try {
    faults()
  } catch (error) {
    expect((error as OptionFaults).faults).toEqual([
      'There is no option --colour.',
      '“red” is not expected here.',
      '“stray” is not expected here.',
      '--data wants a value: --data DIR.',
      '--port: “many” is not a whole number from 0 to 65535.',
      '--site: “UPPER” must be 1 to 40 lower-case letters, digits and hyphens.',
    ])
  }
})

test.each([
  '--port 65536',
  '--port -1',
  '--origin news.example',
  '--origin https://news.example/path',
  '--url ftp://x',
  '--trust-proxy everybody',
  '--trust-proxy 0',
  '--trust-proxy 10',
  '--posts-per-minute 0',
])('%s is refused', (words) => {
  expect(() => parse(words)).toThrow(OptionFaults)
})

test('proxies are believed by address or by number, and nobody is unless it is said', () => {
  expect(parse('--trust-proxy 127.0.0.1,10.0.0.0/8')['trust-proxy']).toBe('127.0.0.1,10.0.0.0/8')
  expect(parse('--trust-proxy 1')['trust-proxy']).toBe(1)
  expect(parse('')['trust-proxy']).toBe(false)
})

test('the help names every option', () => {
  const help = optionHelp(SERVE_OPTIONS)
  for (const name of Object.keys(SERVE_OPTIONS)) expect(help).toContain(`--${name}`)
  expect(help).toContain('default 8080; also PORT')
})

const FILES = {
  files: {
    summary: 'Files to read',
    placeholder: 'FILE…',
    positional: true,
    fallback: [] as readonly string[],
    parse: parseWords,
  },
  out: { summary: 'Where to', placeholder: 'FILE', fallback: '', parse: parseText },
  share: { summary: 'How much', placeholder: 'SHARE', fallback: 0.5, parse: parseShare(0.1) },
  quick: { summary: 'Hurry', fallback: false, variable: 'QUICK', parse: parseSwitch },
}
const parseFiles = (words: string, environment = {}) =>
  parseOptions(FILES, words ? words.split(' ') : [], environment)

test('words that belong to no option go to the one that takes them', () => {
  expect(parseFiles('').files).toEqual([])
  expect(parseFiles('a --out x b -').files).toEqual(['a', 'b', '-'])
  expect(parseFiles('--quick a').files).toEqual(['a'])
  expect(parseFiles('-- --out').files).toEqual(['--out'])
  expect(() => parseFiles('--files a')).toThrow('There is no option --files.')
})

test('a switch is on when it is given, or its variable is not empty', () => {
  expect(parseFiles('').quick).toBe(false)
  expect(parseFiles('--quick').quick).toBe(true)
  expect(parseFiles('', { QUICK: '1' }).quick).toBe(true)
  expect(parseFiles('', { QUICK: '' }).quick).toBe(false)
})

test.each(['0', '-0.1', '0.2', '1e-3', 'x', '.'])('%s is no share', (word) => {
  expect(() => parseFiles(`--share=${word}`)).toThrow('is not a share above 0 and at most 0.1')
})

test('the help shows how words are given', () => {
  expect(parseFiles('--share .001').share).toBe(0.001)
  expect(usageOf('count', FILES)).toBe('riposte count [FILE…] [OPTIONS]')
  expect(usageOf('count', { out: FILES.out })).toBe('riposte count [OPTIONS]')
  expect(optionHelp(FILES)).toMatch(/^ {2}FILE… +Files to read$/m)
})
