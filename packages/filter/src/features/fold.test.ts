import { expect, test } from 'vitest'
import { createFolded, excerpt, fold } from './fold.ts'

const scratch = createFolded()
const folded = (text: string) => {
  fold(text, scratch)
  return String.fromCharCode(...scratch.units.subarray(0, scratch.length))
}

test.each([
  ['case and accents', 'ÀÉîõÜ Ža', 'aeiou za'],
  ['full width', 'ｆｒｅｅ　ＣＡＳＨ', 'free cash'],
  ['Cyrillic look-alikes', 'сasіnо', 'casino'],
  ['Greek look-alikes', 'cαsινο', 'casivo'],
  ['mathematical letters', '𝑩𝒐𝒏𝒖𝒔', 'bonus'],
  ['letters in boxes', '🅱🅾🅽🆄🆂', 'bonus'],
  ['invisible marks', 'c\u200ba\u00ads\ufeffino', 'casino'],
  ['long runs', 'sooooooo!!!!!!', 'sooo!!!'],
  ['white space', 'a \t\n b', 'a b'],
])('folds %s', (_, text, plain) => {
  expect(folded(text)).toBe(plain)
})

test.each([
  ['Arabic', 'شكرا على هذا المقال'],
  ['Hindi', 'इस लेख के लिए धन्यवाद'],
  ['Chinese', '谢谢这篇文章'],
  ['Korean', '좋은 기사 감사합니다'],
  ['Thai', 'ขอบคุณสำหรับบทความนี้'],
])('leaves %s as it is', (_, text) => {
  expect(folded(text)).toBe(text)
})

test('counts what nobody types by accident, and not what honest scripts need', () => {
  fold('a\u200bb\u2060c می\u200cخواهم 👩\u200d🚒\ufe0f', scratch)
  expect(scratch.invisibles).toBe(2)
})

test('tags that only break lines are line breaks', () => {
  expect(excerpt('<p>One<br>two<br />three</p>')).toBe('\nOne\ntwo\nthree\n')
})
