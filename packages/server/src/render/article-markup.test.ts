import type { Block } from '@riposte/markup'
import { expect, test } from 'vitest'
import { articleMarkup } from './article-markup.ts'

function textIn(blocks: readonly Block[]): string {
  return JSON.stringify(blocks, (key, value) => (key === 'type' ? undefined : value))
}

test('an article has headings below the title, lists, quotes, code and rules', () => {
  const types = articleMarkup('# a\n\n##### b\n\n- c\n\n> d\n\n    e\n\n---\n')
  expect(types.map((block) => (block.type === 'heading' ? `h${block.level}` : block.type))).toEqual(
    ['h2', 'h4', 'list', 'quote', 'code', 'rule'],
  )
})

test.each([
  ['javascript:alert(1)'],
  ['JaVaScRiPt:alert(1)'],
  ['java&#10;script:alert(1)'],
  ['data:text/html,x'],
  ['vbscript:x'],
  ['file:///etc/passwd'],
])('a link to %s is only its words', (url) => {
  const tree = textIn(articleMarkup(`[words](${url}) and [more][m]\n\n[m]: ${url}\n`))
  expect(tree).not.toContain('href')
  expect(tree).toContain('words')
})

test.each([['https://example.org/a'], ['mailto:desk@example.org'], ['/articles/x'], ['#top']])(
  'a link to %s is a link',
  (url) => {
    expect(textIn(articleMarkup(`[words](${url})`))).toContain(`"href":"${url}"`)
  },
)

test.each([['https://example.org/a.png'], ['//example.org/a.png'], ['data:image/png,x']])(
  'a picture from %s is only its description',
  (url) => {
    const tree = textIn(articleMarkup(`![a crane](${url})`))
    expect(tree).not.toContain('src')
    expect(tree).toContain('a crane')
  },
)

test('a picture from the same site is shown', () => {
  expect(textIn(articleMarkup('![a crane](crane.png)'))).toContain('"src":"crane.png"')
})

test('raw HTML in an article is shown as the text that it is', () => {
  const [block] = articleMarkup('<script>alert(1)</script>')
  expect(block).toEqual({
    type: 'paragraph',
    children: [{ type: 'text', text: '<script>alert(1)</script>' }],
  })
})

test('an article may nest as deep as it likes: the page does not', () => {
  expect(() => articleMarkup(`${'> '.repeat(500)}deep`)).not.toThrow()
})
