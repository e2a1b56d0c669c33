import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mailAddressOf } from './mail-address.ts'
import { parseMailPlace } from './mail-place.ts'

const smtp = { kind: 'smtp', port: 587, encryption: 'required', login: undefined } as const

test.each([
  ['smtp://mail.example', { ...smtp, host: 'mail.example' }],
  ['smtp://mail.example:25?tls=no', { host: 'mail.example', port: 25, encryption: 'none' }],
  ['smtp://localhost:1025', { host: 'localhost', port: 1025, encryption: 'none' }],
  ['smtp://[::1]', { host: '::1', encryption: 'none' }],
  ['smtps://a%40b:p%3As@mail.example', { port: 465, login: { user: 'a@b', pass: 'p:s' } }],
  ['smtps://mail.example', { encryption: 'from-the-start' }],
  ['file:mail', { kind: 'file', folder: 'mail' }],
  ['file:///var/mail', { kind: 'file', folder: '/var/mail' }],
])('“%s” is understood', (word, expected) => {
  expect(parseMailPlace([word])).toMatchObject(expected)
})

test.each(['', 'mail.example', 'http://mail.example', 'smtp://', 'file:', 'smtp://a.example/b'])(
  '“%s” is refused with what is expected',
  (word) => {
    expect(() => parseMailPlace([word])).toThrow(/smtp:\/\//)
  },
)

test('a refusal does not repeat the password', () => {
  for (const word of ['smtq://u:SECRET@mail.example', 'smtp://u:SECRET%@mail.example']) {
    try {
      parseMailPlace([word])
      expect.unreachable()
    } catch (error) {
      expect(String(error)).not.toContain('SECRET')
    }
  }
})

test.each([
  ['ada@mail.example', 'ada@mail.example'],
  ['Ada.L+x@Mail.Example', 'Ada.L+x@mail.example'],
  ['ada@bücher.example', 'ada@xn--bcher-kva.example'],
])('“%s” is an address', (typed, address) => expect(mailAddressOf(typed)).toBe(address))

test.each([
  '',
  'ada',
  '@mail.example',
  'ada@',
  'a b@mail.example',
  'ada@mail.example,eve@evil.example',
  'ada@mail.example\r\nBcc: eve@evil.example',
  '"ada"@mail.example',
  '<ada@mail.example>',
  'ada@[192.0.2.1]',
  'ada@192.0.2.1',
  'a..b@mail.example',
  `${'a'.repeat(65)}@mail.example`,
])('“%s” is no address', (typed) => expect(mailAddressOf(typed)).toBeUndefined())

test('whatever was typed, an address is one address and nothing else', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.emailAddress()), (typed) => {
      const address = mailAddressOf(typed)
      if (address !== undefined) expect(address).toMatch(/^[!-~]+@[a-z0-9.-]+$/)
      if (address !== undefined) expect(address).not.toMatch(/[,;:<>()"\\]/)
    }),
  )
})
