import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sentencesOf } from './sentences.ts'

const saidIn = (text: string) =>
  sentencesOf(text, 99).map(({ start, end }) => text.slice(start, end))

test.each([
  ['One. Two? Three', ['One.', 'Two?', 'Three']],
  ['See example.com/a.b now! “Yes.” he said', ['See example.com/a.b now!', '“Yes.”', 'he said']],
  ['谢谢。我爷爷在这里工作！', ['谢谢。', '我爷爷在这里工作！']],
  ['a line\n\n- another\n...', ['a line', '- another']],
  ['', []],
])('%s', (text, sentences) => {
  expect(saidIn(text)).toEqual(sentences)
})

test('no letter or digit is in none of the sentences, and none is in two', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const letters = (it: string) => it.match(/[\p{L}\p{N}]/gu) ?? []
      expect(letters(saidIn(text).join('\n'))).toEqual(letters(text))
    }),
  )
})
