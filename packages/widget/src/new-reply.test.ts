import { expect, test } from 'vitest'
import { newReply } from './new-reply.ts'

const form = (fields: Record<string, string>) => {
  const typed = new FormData()
  for (const [name, value] of Object.entries(fields)) typed.set(name, value)
  return typed
}

test('what was left empty is not sent, nor is a field that we do not know', () => {
  const typed = form({
    article: '/articles/a',
    formToken: 't',
    name: 'Ann',
    email: '',
    website: '',
    text: 'Well said',
    parentId: '',
    subject: '',
    newsletter: 'yes',
  })
  expect(newReply(typed)).toEqual({
    article: '/articles/a',
    formToken: 't',
    name: 'Ann',
    text: 'Well said',
  })
})

test('a missing text is sent as empty, so that the server can say what is wrong', () => {
  expect(newReply(form({ article: '/a', formToken: 't', name: 'Ann' })).text).toBe('')
})

test('the honeypot and whom it answers go along', () => {
  const typed = form({ name: 'A', text: 'x', subject: 'Cheap', parentId: 'abc' })
  expect(newReply(typed)).toMatchObject({ subject: 'Cheap', parentId: 'abc' })
})

test('a ticked box for mail is sent as true, an empty one not at all', () => {
  expect(newReply(form({ name: 'A', text: 'x', notify: 'yes' }))).toMatchObject({ notify: true })
  expect(newReply(form({ name: 'A', text: 'x' }))).not.toHaveProperty('notify')
})
