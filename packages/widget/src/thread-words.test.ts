import { expect, test } from 'vitest'
import { arrivalWords, headingWords } from './thread-words.ts'

test('the heading counts', () => {
  const [none, one, many] = [0, 1, 1234].map(headingWords)
  expect([none, one, many]).toEqual(['No replies yet', '1 reply', '1,234 replies'])
})

test('who replied is said by name, but a burst is only counted', () => {
  expect(arrivalWords(['Ann'])).toBe('New reply by Ann')
  expect(arrivalWords(['Ann', 'Bo'])).toBe('New reply by Ann, Bo')
  expect(arrivalWords(['Ann', 'Bo', 'Cy'])).toBe('3 new replies')
})
