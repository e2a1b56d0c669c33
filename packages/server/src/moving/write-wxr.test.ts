import fc from 'fast-check'
import { expect, test } from 'vitest'
import { erased, idOf, moved, ruled, SITE, submitted, voted } from '../backend/events.fixture.ts'
import { renderReplyText } from '../render/draw-markup.tsx'
import { openEmbedded, threadsIn } from './moving.fixture.ts'
import { randomHistory } from './random-threads.fixture.ts'
import { writeWxr } from './write-wxr.ts'
import { WXR_META } from './wxr-meta.ts'

const needs = { site: SITE, htmlOf: renderReplyText }
const wxrOf = (file: string, isPublishedOnly = false) =>
  [...writeWxr(needs, threadsIn(file), { isPublishedOnly })].join('\n')

/** What stands in the CDATA sections of each meta field named `key`, put together. */
function metaOf(wxr: string, key: string): readonly string[] {
  const field = new RegExp(
    `<wp:meta_key>${key}</wp:meta_key><wp:meta_value>(.*?)</wp:meta_value>`,
    'gs',
  )
  return [...wxr.matchAll(field)].map(([, value]) =>
    [...value!.matchAll(/<!\[CDATA\[(.*?)\]\]>/gs)].map(([, part]) => part).join(''),
  )
}

test('a thread is an item with its comments, as WordPress has them', async () => {
  const { backend, file } = openEmbedded()
  const { journal } = backend
  await journal.record(
    submitted('x', { text: 'Some *words* & <b>', website: 'https://a.example/?a&b' }),
  )
  await journal.record(submitted('y', { parentId: idOf('x'), status: 'held', badge: 'Staff' }))
  await journal.record(moved('z', { status: 'spam' }, 4))
  await journal.record(voted('x', 'a'))
  await journal.record(erased('y', { parentId: idOf('x') }))
  await journal.record(ruled('closed'))
  const wxr = wxrOf(file)
  expect(wxr).toContain('<wp:wxr_version>1.2</wp:wxr_version>')
  expect(wxr).toContain('<wp:comment_status>closed</wp:comment_status>')
  expect(wxr).toContain('<wp:comment_content><![CDATA[<p>Some <em>words</em> &amp; &lt;b></p>]]>')
  expect(wxr).toContain('<wp:comment_author_url>https://a.example/?a&amp;b</wp:comment_author_url>')
  expect([...wxr.matchAll(/<wp:comment_approved>(.*?)</g)].map(([, it]) => it)).toEqual([
    '1',
    'trash',
    'spam',
  ])
  const idsAndParents = [...wxr.matchAll(/<wp:comment_(?:id|parent)>(\d+)</g)].map(([, it]) => it)
  expect(idsAndParents).toEqual(['1', '0', '5', '1', '3', '0'])
  expect(wxr).toContain('<wp:comment_date_gmt>2026-11-20 00:00:00</wp:comment_date_gmt>')
  expect(metaOf(wxr, WXR_META.article)).toEqual(['/articles/ferry'])
  expect(metaOf(wxr, WXR_META.votes)).toEqual(['1', '4'])
  expect(metaOf(wxr, WXR_META.status)).toEqual(['published', 'erased', 'spam'])
  expect(metaOf(wxr, WXR_META.text)[0]).toBe('"Some *words* & <b>"')
})

test('whatever readers wrote, the file is XML and gives their words back', async () => {
  const property = fc.asyncProperty(randomHistory, async (history) => {
    const { backend, file } = openEmbedded()
    await Promise.all(history.map((event) => backend.journal.record(event)))
    const wxr = wxrOf(file)
    expect(wxr).not.toMatch(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u)
    const outside = wxr.replace(/<!\[CDATA\[.*?\]\]>/gs, '')
    expect(outside).not.toContain(']]>')
    expect(outside.replace(/&(amp|lt|gt);/g, '')).not.toContain('&')
    expect(unclosedTags(outside)).toEqual([])
    const texts: string[] = []
    for (const thread of threadsIn(file)) {
      for (const { reply } of thread.replies) if (reply.status !== 'erased') texts.push(reply.text)
    }
    expect(metaOf(wxr, WXR_META.text).map((it) => JSON.parse(it))).toEqual(texts)
    await backend.close()
  })
  await fc.assert(property, { numRuns: 30 })
}, 60_000)

test('an export of what is published has nothing that readers do not see', async () => {
  const { backend, file } = openEmbedded()
  const { journal } = backend
  await journal.record(submitted('held', { status: 'held', text: 'SECRET', name: 'SECRET' }))
  await journal.record(submitted('answer', { parentId: idOf('held') }))
  await journal.record(submitted('spam', { status: 'spam', text: 'SECRET' }))
  const wxr = wxrOf(file, true)
  expect(wxr).not.toContain('SECRET')
  expect(metaOf(wxr, WXR_META.status)).toEqual(['erased', 'published'])
})

/** Tags that are open at the end, or closed out of turn. */
function unclosedTags(xml: string): readonly string[] {
  const open: string[] = []
  for (const [, slash, name] of xml.matchAll(/<(\/?)([a-z:_A-Z]+)[^<>]*>/g)) {
    if (!slash) open.push(name!)
    else if (open.pop() !== name) return [`/${name}`]
  }
  return open
}
