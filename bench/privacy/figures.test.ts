import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Figure, figuresTable, replaceFigures, standingFigures } from './figures.ts'

const DOCUMENT = 'Before.\n<!-- figures:begin -->\nold\n<!-- figures:end -->\nAfter $& it.\n'

const figure = (what: string, measured = '1 ms'): Figure => ({
  what,
  goal: '≤ 2 s',
  measured,
  isMissed: false,
})

test('what stands between the marks is replaced, and nothing else', () => {
  const replaced = replaceFigures(DOCUMENT, "new $& $1 $'")
  expect(replaced).toBe(DOCUMENT.replace('old', () => "new $& $1 $'"))
})

test('replaced twice is what was put in last', () => {
  const once = replaceFigures(DOCUMENT, 'new')
  expect(replaceFigures(once, 'newer')).toBe(replaceFigures(DOCUMENT, 'newer'))
})

test.each(['No marks.', '<!-- figures:begin -->', '<!-- figures:end --> <!-- figures:begin -->'])(
  'a document without both marks in order is refused: %s',
  (document) => {
    expect(() => replaceFigures(document, 'new')).toThrow('figures:begin')
  },
)

test('rows that stand in the document are found by how they begin', () => {
  const table = figuresTable([figure('why: one'), figure('erase'), figure('why: two')])
  const document = replaceFigures(DOCUMENT, table)
  expect(standingFigures(document, 'why: ').map(({ what }) => what)).toEqual([
    'why: one',
    'why: two',
  ])
})

test('whatever rows are written are read again', () => {
  const cell = fc.stringMatching(/^[a-z0-9%≤·]([a-z0-9 %≤·,.]*[a-z0-9%≤·])?$/)
  const row = fc.record({ what: cell, goal: cell, measured: cell, isMissed: fc.boolean() })
  fc.assert(
    fc.property(fc.array(row), (rows) => {
      const figures = rows.map((it) => ({ ...it, what: `why: ${it.what}` }))
      const document = replaceFigures(DOCUMENT, figuresTable(figures))
      expect(standingFigures(document, 'why: ')).toEqual(figures)
    }),
  )
})
