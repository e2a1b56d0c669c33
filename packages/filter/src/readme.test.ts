import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import * as filter from './index.ts'

const ROOT = new URL('../../../', import.meta.url)
const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
const example = /```js\n([\s\S]*?)```/.exec(readme)![1]!

/** Runs the example as it stands, with its two imports given to it, and collects what it prints. */
async function runExample(): Promise<unknown[][]> {
  const [files, library] = example.matchAll(/^import (\{.*\}) from '(.*)'$/gm)
  expect([files![2], library![2]]).toEqual(['node:fs/promises', '@riposte/filter'])
  const parameters = [files![1]!, library![1]!, 'console']
  const AsyncFunction = Object.getPrototypeOf(async () => {}).constructor
  const run = new AsyncFunction(...parameters, example.replace(/^import .*$/gm, ''))
  const printed: unknown[][] = []
  const readFromRoot = { readFile: (path: string) => readFile(new URL(path, ROOT)) }
  await run(readFromRoot, filter, { log: (...words: unknown[]) => printed.push(words) })
  return printed
}

test('the example prints a verdict, its reasons, and what a correction made of it', async () => {
  const printed = await runExample()
  expect(printed[0]).toEqual(['spam'])
  expect(printed.at(-1)).toEqual(['ham'])
  const reasons = printed.slice(1, -1)
  expect(reasons.length).toBeGreaterThan(3)
  for (const [logOdds, sentence] of reasons) {
    expect(logOdds).toMatch(/^-?\d+\.\d\d$/)
    expect(sentence).toMatch(/^[A-Z].*\.$/)
  }
})

test('the example has the ten lines that it promises', () => {
  expect(example.split('\n').filter((line) => line !== '').length).toBe(10)
})

test('everything that its table names is there', () => {
  const calls = readme.split('\n').filter((line) => /^\| .* \| `/.test(line))
  const names = calls.flatMap((line) => [...line.matchAll(/`(\w+)`/g)].map(([, name]) => name!))
  expect(names.length).toBeGreaterThan(10)
  for (const name of names) expect(filter).toHaveProperty(name)
})
