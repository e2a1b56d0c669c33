import { ReplyExport } from '@riposte/protocol'
import { Compile } from 'typebox/compile'
import { expect, test } from 'vitest'
import { LIVES } from '../privacy/register.ts'
import { MODELS, openTestApp } from './app.fixture.ts'

const replyExport = Compile(ReplyExport)

test('everything held can be downloaded as a file of the documented shape', async () => {
  const { app, needs, post, receiptOf, stop } = await openTestApp({ model: MODELS.holding })
  const { id } = (await post({ text: 'My own words.', website: 'https://ada.example' })).json()
  const file = await app.inject(`${receiptOf(id)}/export.json`)
  expect(file.statusCode).toBe(200)
  expect(file.headers['content-disposition']).toBe(`attachment; filename="reply-${id}.json"`)
  expect([...replyExport.Errors(file.json())]).toEqual([])
  expect(file.json()).toMatchObject({ reply: id, status: 'held', article: { title: 'The ferry' } })
  const words = file.json().held.find(({ entry }: { entry: string }) => entry === 'text')
  const ends = new Date(needs.now() + LIVES.held).toISOString()
  expect(words).toMatchObject({ values: { text: 'My own words.' }, until: ends })
  await stop()
})

test('and be read on a page, both for nobody but who has the receipt', async () => {
  const { app, post, receiptOf, stop } = await openTestApp()
  const { id } = (await post({ text: 'My own words.' })).json()
  for (const url of [`${receiptOf(id)}/export`, `${receiptOf(id)}/export.json`]) {
    const answer = await app.inject(url)
    expect(answer.body).toContain('My own words.')
    expect(answer.headers).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex',
    })
    expect((await app.inject(url.replace(/(.)\/export/, '_/export'))).statusCode).toBe(404)
  }
  expect((await app.inject(receiptOf(id))).body).toContain(`${receiptOf(id)}/export`)
  await stop()
})

test('of a reply that is erased the export has its place and who erased it', async () => {
  const { app, needs, post, receiptOf, stop } = await openTestApp()
  const { id } = (await post({ text: 'My own words.' })).json()
  await app.inject({
    method: 'POST',
    url: `${receiptOf(id)}/erase`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: 'confirm=yes',
  })
  const { held } = (await app.inject(`${receiptOf(id)}/export.json`)).json()
  expect(held.map(({ entry }: { entry: string }) => entry)).toEqual([
    'thread-place',
    'decisions',
    'tombstone',
  ])
  expect(held[1].values).toEqual({
    erasedBy: 'writer',
    at: new Date(needs.now()).toISOString(),
  })
  await stop()
})
