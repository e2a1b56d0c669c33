import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { readWords } from '../read-words.ts'
import { HeldValues } from './held-values.tsx'

const draw = (values: Readonly<Record<string, unknown>>) =>
  renderToString(<HeldValues values={values} words={readWords('de')} />)

test('what stands inside a value is drawn as its own values', () => {
  const answer = { at: '2026-02-03T04:05:06.000Z', by: 'moderator', words: 'Entschuldigung.' }
  const html = draw({ appeals: [{ words: 'Bitte noch einmal.', answer }] })
  expect(html).not.toContain('[object')
  expect([...html.matchAll(/<dt>(?:<[^>]*>)?([^<]*)/g)].map(([, label]) => label)).toEqual([
    'Was Sie geschrieben haben',
    'Wann',
    'Von wem',
    'Was die Moderation geschrieben hat',
  ])
  expect(html).toMatch(/dir="auto">Entschuldigung\./)
})

test('a field without words of its own is marked as English', () => {
  expect(draw({ somethingNew: 1 })).toContain('<span lang="en" dir="ltr">somethingNew</span>')
})
