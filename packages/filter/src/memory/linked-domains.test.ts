import { expect, test } from 'vitest'
import { linkedDomains } from './linked-domains.ts'

test('the writer’s address and the links of the text, each domain once and at most eight', () => {
  const text = 'See https://shop.sheds.co.uk/a, https://www.sheds.co.uk/b and http://other.example/'
  expect(linkedDomains({ text, authorUrl: 'blog.ada.dev' })).toEqual([
    'ada.dev',
    'sheds.co.uk',
    'other.example',
  ])
  expect(linkedDomains({ text: 'No links here.' })).toEqual([])
  const many = Array.from({ length: 20 }, (_, i) => `http://site${i}.com/`).join(' ')
  expect(linkedDomains({ text: many })).toHaveLength(8)
})
