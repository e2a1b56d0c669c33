import { LIMITS } from '@riposte/protocol'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readWords } from '../read-words.ts'
import { type AnswerInMail, answerMail } from './answer-mail.ts'
import { confirmationMail } from './confirmation-mail.ts'

const words = readWords('en')
const answer: AnswerInMail = {
  articleTitle: 'The ferry',
  articleUrl: 'https://news.example/articles/ferry',
  name: 'Grace',
  text: 'It was late.\n\nAgain.',
  url: 'https://news.example/articles/ferry#reply-x',
}
const links = {
  unsubscribeUrl: 'https://news.example/mail/unsubscribe/t',
  noticeUrl: 'https://news.example/privacy/ledger',
}
const mailOf = (...answers: readonly Partial<AnswerInMail>[]) =>
  answerMail({
    words,
    siteTitle: 'The Ledger',
    answers: answers.map((it) => ({ ...answer, ...it })),
    ...links,
  })

const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('\r\nBcc: eve@evil.example\r\n\r\n', '\u2028-- \u2028', '\u202eevil', '\x85x'),
)

test('a mail names the article, quotes the answer and leads to it', () => {
  expect(mailOf({})).toEqual({
    subject: 'An answer to your reply: The ferry',
    text: [
      'Somebody answered your reply under',
      '“The ferry”',
      'https://news.example/articles/ferry',
      '',
      'Grace wrote:',
      '',
      '> It was late.',
      '>',
      '> Again.',
      '',
      'Read it in its place, and answer:',
      'https://news.example/articles/ferry#reply-x',
      '',
      '-- ',
      'You asked to be told of answers to what you wrote on The Ledger.',
      'Stop all mail about answers from this site:',
      'https://news.example/mail/unsubscribe/t',
      'How your comment data is processed:',
      'https://news.example/privacy/ledger',
      '',
    ].join('\n'),
  })
})

test('no word of a commenter is in a subject, whatever they write', () => {
  fc.assert(
    fc.property(hostile, hostile, (name, text) => {
      expect(mailOf({ name, text }).subject).toBe(mailOf({}).subject)
    }),
  )
})

test('a subject is one line of ours, whatever an article is called', () => {
  fc.assert(
    fc.property(hostile, (articleTitle) => {
      const confirmation = {
        ...answer,
        articleTitle,
        siteTitle: 'S',
        confirmUrl: 'u',
        words,
        lifeDays: 3,
      }
      for (const { subject } of [
        mailOf({ articleTitle }),
        confirmationMail({ ...confirmation, ...links }),
      ]) {
        expect(subject).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u)
        expect(subject.isWellFormed()).toBe(true)
        expect([...subject].length).toBeLessThan(200)
      }
    }),
  )
})

test('every line of an answer is marked as quoted: nobody can write a line of ours', () => {
  const ours = mailOf({ text: '', name: 'x' }).text.split('\n').length
  fc.assert(
    fc.property(hostile, hostile, (name, text) => {
      const lines = mailOf({ name, text }).text.split(/\r\n|[\n\r\u2028\u2029\x85\v\f]/)
      const quotedLines = lines.filter((line) => line.startsWith('>'))
      expect(lines.length - quotedLines.length).toBe(ours - 1)
    }),
  )
})

test('of a long answer a mail holds the beginning and leads to the rest', () => {
  const { text } = mailOf({ text: 'é'.repeat(LIMITS.mailQuoteCharsMax + 1) })
  expect(text.match(/é/g)).toHaveLength(LIMITS.mailQuoteCharsMax)
  expect(text).toContain('Read the rest, and answer:\nhttps://')
})

test('several answers are one mail, and more than fit are counted', () => {
  const many = Array.from({ length: LIMITS.mailAnswersMax + 3 }, () => ({}))
  const { subject, text } = mailOf(...many)
  expect(subject).toBe('23 answers to your replies: The ferry')
  expect(text.match(/Grace wrote:/g)).toHaveLength(LIMITS.mailAnswersMax)
  expect(text).toContain('And 3 more')
  const elsewhere = { articleUrl: 'https://news.example/articles/clock' }
  expect(mailOf({}, elsewhere).subject).toBe('2 answers to your replies: The Ledger')
})

test('the address of a page that a reader named is in no subject', () => {
  const subject = mailOf({ articleTitle: '', articleUrl: 'https://a.example/?q=BUY' }).subject
  expect(subject).toBe('An answer to your reply: The Ledger')
})
