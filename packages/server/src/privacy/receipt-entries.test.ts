import { expect, test } from 'vitest'
import { receiptEntries } from './receipt-entries.ts'
import { KEPT, LIVES } from './register.ts'

const names = (...ids: string[]) => KEPT.filter(({ id }) => ids.includes(id)).map((it) => it.name)
const shown = (reply: Parameters<typeof receiptEntries>[0]) =>
  receiptEntries(reply, LIVES).map(({ name }) => name)

const PLAIN: Parameters<typeof receiptEntries>[0] = {
  status: 'published',
  website: '',
  badge: '',
  writer: null,
  votes: 0,
  isPinned: false,
  isPicked: false,
  revisions: [],
  reports: [],
  decisions: [],
  appeals: [],
  imported: null,
  notice: null,
}

test('a receipt lists what is held about its reply, and nothing that is not', () => {
  const always = ['name', 'text', 'thread-place', 'verdict', 'features']
  expect(shown(PLAIN)).toEqual(names(...always))
  const given = { website: 'https://a.example/', decisions: [1], badge: 'Staff', votes: 2 }
  const full = { ...PLAIN, ...given, status: 'spam' } as const
  expect(shown(full)).toEqual(
    names(...always, 'website', 'badge', 'votes', 'decisions', 'decision-record'),
  )
  expect(shown({ ...PLAIN, appeals: [1] })).toEqual(names(...always, 'appeals'))
  expect(shown({ ...PLAIN, imported: {} })).toEqual(names(...always, 'moved'))
  expect(shown({ ...PLAIN, notice: 'abc' })).toEqual(names(...always, 'notice'))
  expect(shown({ ...full, status: 'erased' })).toEqual(names('thread-place', 'tombstone'))
})

test('it says the life that this reply has', () => {
  const life = (status: 'published' | 'spam' | 'rejected') =>
    receiptEntries({ ...PLAIN, status }, LIVES)[0]?.life
  expect(life('published')).toBe('Until you erase it')
  expect(life('spam')).toContain('15 days')
  expect(life('rejected')).toContain('180 days')
})

test('it lists the e-mail address, its hash and what was mailed only to who asked for mail', () => {
  const reply = PLAIN
  const ofMail = names('mail-address', 'mail-address-hash', 'mail-outbox')
  expect(shown({ ...reply, wantsMail: true })).toEqual(expect.arrayContaining(ofMail))
  expect(ofMail.filter((name) => shown(reply).includes(name))).toEqual([])
})
