import { expect, test } from 'vitest'
import { isForeign } from './foreign.ts'

test.each([
  ['en', 'Дешёвые кредиты без справок', true],
  ['ru-RU', 'Дешёвые кредиты без справок', false],
  ['ru', 'Cheap loans, no questions asked', true],
  ['vi', 'Vay tiền nhanh, không cần thế chấp', false],
  ['zh_TW', '請問這篇文章的資料來源', false],
  ['ja', 'これは本当ですか', false],
  ['ko', '好文章', true],
  ['sr', 'Ово је тачно', false],
  ['tlh', 'Qapla', false],
  [undefined, 'Qapla', false],
  ['en', '👍 +1 …', false],
])('in a thread of language %s, “%s” is in another script: %s', (language, text, foreign) => {
  expect(isForeign(language, text)).toBe(foreign)
})
