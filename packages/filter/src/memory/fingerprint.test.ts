import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ModelError } from '../model/model-error.ts'
import { anySubmission } from '../submissions.fixture.ts'
import type { Fingerprint } from './fingerprint.ts'
import { fingerprint } from './fingerprint.ts'
import { decodeFingerprint, encodeFingerprint } from './fingerprint-codec.ts'
import { anyPrint, distinctText, PITCH, printOf } from './memory.fixture.ts'

const shared = (one: Fingerprint, other: Fingerprint) =>
  one.bins.filter((bin, i) => bin === other.bins[i]).length

test('a fingerprint comes back from its bytes, which are at most 56', () => {
  fc.assert(
    fc.property(anyPrint, (print) => {
      const bytes = encodeFingerprint(print)
      expect(bytes.length).toBeLessThanOrEqual(56)
      expect(decodeFingerprint(bytes)).toEqual(print)
    }),
  )
})

test('damaged and foreign bytes are refused', () => {
  const bytes = encodeFingerprint(printOf(PITCH))
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (i, flip) => {
      const damaged = bytes.slice()
      damaged[i]! ^= flip
      expect(() => decodeFingerprint(damaged)).toThrow(ModelError)
    }),
  )
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), (foreign) => {
      expect(() => decodeFingerprint(foreign)).toThrow(ModelError)
    }),
  )
})

test('the same submission has the same fingerprint, whatever came between', () => {
  fc.assert(
    fc.property(anySubmission, anySubmission, (submission, other) => {
      const print = fingerprint(submission)
      fingerprint(other)
      expect(fingerprint(submission)).toEqual(print)
    }),
  )
})

test.each([
  ['case, spaces and marks', PITCH.toUpperCase().replaceAll(' ', '  ').replaceAll('.', '!!')],
  ['digits', PITCH.replace('much', '100% much 24/7')],
  ['look-alike letters', PITCH.replaceAll('e', 'е').replaceAll('o', 'о')],
  ['invisible marks', PITCH.replaceAll('r', 'r\u200b')],
  ['tags', `<p><a href="http://x.example/" rel="nofollow">${PITCH}</a></p>`],
  ['words that begin with @', `@reader @another_reader ${PITCH}`],
])('%s make no difference to the bins of a text', (_, text) => {
  expect(printOf(text).bins).toEqual(printOf(PITCH).bins)
})

test('where a link points makes no difference to the bins of a text', () => {
  const [one, other] = ['a.example/b?c=d', 'second.example:8080/#e'].map((address) =>
    printOf(`https://${address} ${PITCH} (https://${address})`),
  )
  expect(one!.bins).toEqual(other!.bins)
  expect(one!.domains).not.toEqual(other!.domains)
})

test.each([
  ['one other letter', PITCH.replace('interest', 'interezt')],
  ['another tail', `${PITCH} Zebra quartz vow.`],
  ['two swapped letters', PITCH.replace('family', 'famliy')],
])('%s leaves at least half of the bins', (_, text) => {
  expect(shared(printOf(text), printOf(PITCH))).toBeGreaterThanOrEqual(4)
})

test('different texts share next to nothing', () => {
  const prints = Array.from({ length: 200 }, (_, i) => printOf(distinctText(i)))
  prints.forEach((print, i) => {
    for (const other of prints.slice(0, i)) expect(shared(print, other)).toBeLessThan(3)
  })
})

test('a short text is one hash of its letters', () => {
  expect(printOf('First!').bins).toEqual(printOf('f i r s t 1').bins)
  expect(printOf('First!').bins).toHaveLength(1)
  expect(printOf('First!').bins).not.toEqual(printOf('Last!').bins)
  expect(printOf('+44 20 7946 0000').bins).not.toEqual(printOf('+44 20 7946 0001').bins)
})

test('links count by their registrable domain, once each, and four at most', () => {
  const domains = (text: string) => [...printOf(text).domains]
  expect(domains('http://a.example.co.uk/x http://b.example.co.uk/y')).toHaveLength(1)
  expect(domains('www.example.com')).toEqual(domains('https://shop.example.com/z'))
  const many = Array.from({ length: 9 }, (_, i) => `http://site-${i}.example.com.`)
  expect(domains(many.join(' '))).toHaveLength(1)
  expect(domains(many.join(' ').replaceAll('.example', ''))).toHaveLength(4)
})

test.each([
  ['one letter', 'a'.repeat(1 << 20)],
  ['lone surrogates', '\ud800'.repeat(1 << 20)],
  ['open tags', '<a '.repeat(1 << 19)],
  ['closed tags', '<a>'.repeat(1 << 19)],
  ['at signs', '@'.repeat(1 << 20)],
  ['schemes', '://'.repeat(1 << 19)],
  ['dots', 'a.'.repeat(1 << 19)],
  ['ideographs', '\u4e00\u4e01'.repeat(1 << 19)],
])('a mebibyte of %s is read like any text', (_, text) => {
  const print = printOf(text)
  expect(print.length).toBeLessThanOrEqual(255)
  expect(decodeFingerprint(encodeFingerprint(print))).toEqual(print)
})

test('a name or an address before ideographs hides none of them', () => {
  const text = '谢谢这篇文章我爷爷以前就在这个港口工作情况和你写的一模一样'
  for (const before of ['@reader', 'https://a.example/']) {
    expect(shared(printOf(before + text), printOf(text))).toBeGreaterThanOrEqual(4)
  }
})

test('a tag that is never closed hides nothing', () => {
  expect(printOf(`<a ${PITCH}`).length).toBeGreaterThan(100)
  expect(shared(printOf(`<a ${PITCH}`), printOf(PITCH))).toBeGreaterThanOrEqual(4)
})
