import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readMeasured } from './read-measured.ts'

const card = readFileSync(new URL('../../../models/base.md', import.meta.url), 'utf8')
const rows = card.split('\n').map((line) => line.split('|').map((cell) => cell.trim()))
const row = (name: string) => rows.find(([, first, ...more]) => first === name && more.length > 7)!
const percent = (part: number, of: number) => ((100 * part) / of).toFixed(2)

test('what the notice says was measured is what the model card says', () => {
  const { model, sets } = readMeasured()
  expect(card).toContain(`| version | \`${model}\` |`)
  const [blogs, news] = sets
  const [, , spam, ham, , , hamHeld, hamAsSpam, spamHeld] = row('all blogs in one ranking')
  expect(blogs!.ham.toLocaleString('en')).toBe(ham)
  expect(blogs!.spam.toLocaleString('en')).toBe(spam)
  expect(percent(blogs!.hamHeld, blogs!.ham)).toBe(hamHeld)
  expect(percent(blogs!.hamAsSpam, blogs!.ham)).toBe(hamAsSpam)
  expect(percent(blogs!.spamHeld, blogs!.spam)).toBe(spamHeld)
  const heated = rows.filter(([, name, spam]) => name?.startsWith('ham_') && spam === '0')
  const measured = heated.filter((cells) => cells.length > 9)
  const sum = (column: number) =>
    measured.reduce((total, cells) => total + Number(cells[column]!.replace(',', '')), 0)
  expect(news!.ham).toBe(sum(3))
  const held = measured.reduce(
    (total, cells) => total + (Number(cells[6]) / 100) * Number(cells[3]!.replace(',', '')),
    0,
  )
  expect(Math.abs(news!.hamHeld - held)).toBeLessThan(1)
  expect(measured.every((cells) => Number(cells[7]) === 0)).toBe(true)
})
