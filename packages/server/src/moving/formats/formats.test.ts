import { expect, test } from 'vitest'
import { replyWith } from '../fields.ts'
import type { MovedReply } from '../moved.ts'
import { FORMATS } from './all-formats.ts'
import { FIXTURES, headOfFixture, readFixture } from './fixtures.fixture.ts'

const formatOf = (name: string) => FORMATS.find((it) => it.name === name)!
const read = (name: string, file = FIXTURES[name]![0]!) => readFixture(formatOf(name), file)
const reply = (said: Partial<MovedReply> & Pick<MovedReply, 'id'>) => {
  const rest = { parentId: null, page: '/ferry/', text: '', submittedAt: 0, status: 'published' }
  return replyWith({ ...rest, ...said } as Parameters<typeof replyWith>[0])
}
const page = (more: object) => ({ kind: 'page', title: '', state: 'open', ...more })
const ADA = { name: 'Ada', email: 'ada@mail.example', website: 'https://ada.example' }

const cases = Object.entries(FIXTURES).flatMap(([name, files]) => files.map((it) => [name, it]))

test.each(cases)('%s: %s is recognised as that and as nothing before it', async (name, file) => {
  const head = await headOfFixture(file!)
  expect(FORMATS.find((format) => format.isLike(head))?.name).toBe(name)
})

test('WordPress: statuses, dates, its mix of HTML, and what is no comment', async () => {
  const ferry = 'https://old.example/2026/11/ferry/'
  expect(await read('wordpress')).toEqual([
    reply({
      id: '1',
      page: ferry,
      ...ADA,
      website: 'https://ada.example/',
      address: '192.0.2.7',
      text: 'It left _early_.\nNobody knew. See https://times.example/ferry\n\nx',
      submittedAt: Date.UTC(2026, 10, 20, 13, 5),
      revisions: [],
    }),
    reply({
      id: '2',
      parentId: '1',
      page: ferry,
      name: 'Grace',
      text: 'I \\*did\\* know.',
      submittedAt: Date.UTC(2026, 10, 20, 15),
      status: 'held',
      revisions: [],
    }),
    { kind: 'left-out', id: '3', what: 'pingback' },
    { kind: 'left-out', id: '4', what: 'note' },
    page({ page: ferry, title: 'The last ferry & the first', state: 'closed' }),
    reply({
      id: '5',
      parentId: '99',
      page: 'https://old.example/clock/',
      name: 'Seller',
      text: 'Buy a clock',
      submittedAt: Date.UTC(2026, 10, 21),
      status: 'spam',
      revisions: [],
    }),
    page({ page: 'https://old.example/clock/', title: 'Clock' }),
  ])
})

test('Disqus: pages with replies, deleted places, spam, and replies to what is gone', async () => {
  const ferry = 'https://old.example/ferry'
  const again = 'http://old.example/ferry?utm_source=x'
  expect(await read('disqus')).toEqual([
    page({ page: ferry, title: 'The ferry', state: 'closed' }),
    reply({
      id: '100',
      page: ferry,
      ...ADA,
      website: '',
      address: '192.0.2.7',
      text: 'First & [best](https://times.example/).',
      submittedAt: Date.UTC(2011, 7, 31, 15, 16, 29),
    }),
    page({ page: again, title: 'The ferry' }),
    reply({
      id: '101',
      parentId: '100',
      page: again,
      text: 'An answer.',
      submittedAt: Date.UTC(2011, 8, 1),
    }),
    reply({
      id: '102',
      page: ferry,
      name: 'Eve',
      text: 'Regretted.',
      submittedAt: Date.UTC(2011, 8, 2),
      status: 'erased',
    }),
    reply({
      id: '103',
      page: ferry,
      name: 'Seller',
      text: 'Buy',
      submittedAt: Date.UTC(2011, 8, 3),
      status: 'spam',
    }),
    { kind: 'left-out', id: '104', what: 'reply to a missing page' },
    { kind: 'left-out', id: '105', what: 'reply to a deleted page' },
  ])
})

test('Isso: seconds with a fraction, three modes, and nothing of votes or keys', async () => {
  expect(await read('isso')).toEqual([
    page({ page: '/ferry/', title: 'The ferry' }),
    reply({ id: '1', ...ADA, text: 'It *left* early.', submittedAt: 1700000000250, votes: 3 }),
    reply({ id: '2', parentId: '1', text: 'Did it?', submittedAt: 1700000100000, status: 'held' }),
    reply({ id: '3', submittedAt: 1700000300000, status: 'erased' }),
  ])
  expect(JSON.stringify(await read('isso'))).not.toContain('secret')
})

test('Isso’s generic JSON: numbers that begin anew on each page', async () => {
  const replies = (await read('isso-json')).filter(({ kind }) => kind === 'reply')
  expect(replies).toMatchObject([
    { id: '/ferry/ 1', name: 'Ada', address: '192.0.2.7', submittedAt: 1400015786000 },
    { id: '/clock/ 1', page: '/clock/', name: 'Grace' },
  ])
})

test('Remark42: the typed words where there are some, scores, pins and staff', async () => {
  const ferry = 'https://old.example/ferry'
  expect(await read('remark42')).toEqual([
    page({ page: ferry, state: 'closed' }),
    reply({
      id: 'a-1',
      page: ferry,
      name: 'Ada',
      text: 'It *left*.',
      submittedAt: Date.UTC(2023, 10, 14, 21, 13, 20, 500),
      badge: 'Staff',
      votes: 3,
      isPinned: true,
    }),
    reply({
      id: 'a-2',
      parentId: 'a-1',
      page: ferry,
      name: 'Grace & Co',
      text: 'Did it & why?',
      submittedAt: Date.UTC(2023, 10, 14, 22, 20),
      votes: -2,
    }),
    reply({
      id: 'a-3',
      parentId: 'a-1',
      page: ferry,
      name: 'deleted',
      submittedAt: Date.UTC(2023, 10, 15),
      status: 'erased',
    }),
  ])
})

test('Commento: names that stand behind the comments, and three states', async () => {
  expect(await read('commento')).toMatchObject([
    {
      id: 'c1',
      parentId: null,
      page: 'https://old.example/ferry',
      ...ADA,
      badge: 'Staff',
      votes: 2,
    },
    { id: 'c2', parentId: 'c1', name: '', text: 'Did it?', status: 'held' },
    { id: 'c3', page: 'https://old.example/clock', status: 'erased' },
  ])
})

test('Comentario: pages by their ids, what waits, and what was refused', async () => {
  expect(await read('commento', 'comentario.json')).toMatchObject([
    { kind: 'page', page: '/ferry', title: 'The ferry', state: 'closed' },
    { id: 'c1', page: '/ferry', ...ADA, votes: 4, isPinned: true, status: 'published' },
    { id: 'c2', parentId: 'c1', name: 'Grace', status: 'held' },
    { id: 'c3', parentId: 'c1', name: 'Eve', status: 'rejected' },
  ])
  const [, first] = await read('commento', 'comentario.json')
  expect(first).toMatchObject({ submittedAt: Date.UTC(2024, 2, 1, 10, 0, 0, 123) })
})

test('Coral: the last revision, names of users, and advertising told from manners', async () => {
  const ferry = 'https://old.example/ferry'
  expect(await read('coral')).toMatchObject([
    { kind: 'page', page: ferry, title: 'The ferry', state: 'closed' },
    {
      id: 'c1',
      page: ferry,
      name: 'Ada',
      text: 'It **left** early.',
      submittedAt: Date.UTC(2026, 0, 1, 10),
      votes: 5,
      isPicked: true,
      badge: 'Staff',
    },
    { id: 'c2', parentId: 'c1', name: 'Seller', status: 'spam', submittedAt: 1767262000000 },
    { kind: 'left-out', id: 'c3', what: 'reply to a missing page' },
    { id: 'c4', name: '', text: '', status: 'erased' },
  ])
})

test('Waline: users, statuses, and no address before the words; no password', async () => {
  const moved = await read('waline')
  expect(moved).toMatchObject([
    {
      id: 'w1',
      ...ADA,
      page: '/ferry/',
      text: 'It *left*.',
      badge: 'Staff',
      votes: 7,
      isPinned: true,
    },
    { id: 'w2', parentId: 'w1', text: 'Did it?', status: 'held' },
    { id: 'w3', parentId: null, status: 'spam' },
  ])
  expect(JSON.stringify(moved)).not.toContain('notread')
})

test('Valine, Twikoo, Artrans: parents, spam, votes and dates in their own spellings', async () => {
  expect(await read('valine')).toMatchObject([
    { id: 'v1', ...ADA, text: 'It _left_.', submittedAt: Date.UTC(2019, 10, 14, 22, 13, 20) },
    { id: 'v2', parentId: 'v1', text: 'Did it?', status: 'published' },
    { id: 'v3', status: 'spam' },
  ])
  expect(await read('twikoo')).toMatchObject([
    {
      id: '61',
      parentId: null,
      ...ADA,
      text: 'It **left**.',
      badge: 'Staff',
      votes: 2,
      isPinned: true,
    },
    { id: '62', parentId: '61', votes: 1, page: 'https://old.example/ferry/' },
    { id: '63', parentId: null, status: 'spam' },
  ])
  expect(await read('artrans')).toMatchObject([
    { id: '1', parentId: null, ...ADA, badge: 'Author', votes: 4, isPinned: true },
    { id: '2', parentId: '1', status: 'held', submittedAt: Date.UTC(2020, 10, 9, 16) },
  ])
  const pages = (await read('artrans')).map((it) => 'page' in it && it.page)
  expect(pages).toEqual(['https://old.example/ferry/', 'https://old.example/ferry/'])
  const [first] = await read('artrans')
  expect(first).toMatchObject({ submittedAt: Date.UTC(2020, 10, 9, 7, 48, 41) })
})
