import { expect, test } from 'vitest'
import { moved } from '../backend/events.fixture.ts'
import { openTestApp } from './app.fixture.ts'

async function openMoved() {
  const opened = await openTestApp()
  const { needs, backend, app } = opened
  const record = (id: string, more: object) =>
    backend.journal.record(
      moved(id, { site: needs.site, replyId: needs.movedIds.replyIdOf('old-blog', id), ...more }),
    )
  await record('17', {})
  await record('18', { article: 'https://news.example/?p=7' })
  await record('19', { status: 'held' })
  const go = (path: string) => app.inject({ url: path, headers: { accept: 'text/html' } })
  return { go, idOf: (id: string) => needs.movedIds.replyIdOf('old-blog', id) }
}

test('the number that a reply had elsewhere leads to its place under an article here', async () => {
  const { go, idOf } = await openMoved()
  const answer = await go('/r/old-blog/17')
  expect(answer.statusCode).toBe(302)
  const id = idOf('17')
  expect(answer.headers['location']).toBe(`/articles/ferry?reply=${id}#reply-${id}`)
  expect((await go(String(answer.headers['location']))).body).toContain('The words of 17.')
})

test('on a page elsewhere it leads to that page', async () => {
  const { go, idOf } = await openMoved()
  const { location } = (await go('/r/old-blog/18')).headers
  expect(location).toBe(`https://news.example/?p=7#reply-${idOf('18')}`)
})

test('what is not shown, of another source, unknown or too long is not there', async () => {
  const { go } = await openMoved()
  for (const path of ['old-blog/19', 'disqus/17', 'old-blog/4', `old-blog/${'9'.repeat(201)}`]) {
    const answer = await go(`/r/${path}`)
    expect([path, answer.statusCode]).toEqual([path, 404])
    expect(answer.body).toContain('<html')
  }
})
