import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type Newsroom, newFolder, publishingModel, startNewsroom } from './start-newsroom.ts'
import { postReply } from './states/ask-newsroom.ts'

interface Notice {
  readonly version: string
  readonly text: string
  readonly jsonLd: string
}

const textOf = (html: string) => html.replace(/<[^>]*>/g, '')

async function noticeOf({ notice, origin }: Newsroom): Promise<Notice> {
  const [page, data] = await Promise.all([
    fetch(notice),
    fetch(`${origin}/.well-known/comment-data.json`),
  ])
  const text = textOf(await page.text())
  const version = /Version ([0-9a-f]{12})/.exec(text)?.[1]
  const jsonLd = await data.text()
  expect(JSON.parse(jsonLd)).toMatchObject({ 'dct:hasVersion': version })
  return { version: version!, text, jsonLd }
}

test('with other options the notice is another at once, and the earlier one stays', async () => {
  const data = newFolder()
  const options = ['--model', publishingModel()]
  const first = await startNewsroom(options, data)
  const before = await noticeOf(first)
  expect(before.text).toContain('advertising 15 days')
  expect(before.text).toContain('none: this server connects to none')
  expect(before.text).toContain('none: every writer is told')
  const { receiptUrl } = await postReply(first, new URL(first.article).pathname, { text: 'Here.' })
  expect(await first.stop()).toBe(0)

  const mail = ['--mail', `file:${join(newFolder(), 'mail')}`, '--mail-from', 'news@mail.example']
  const second = await startNewsroom([...options, '--keep', 'spam=20', ...mail], data)
  const after = await noticeOf(second)
  expect(after.version).not.toBe(before.version)
  expect(after.text).toContain('advertising 20 days')
  expect(after.text).not.toContain('advertising 15 days')
  expect(after.jsonLd).not.toBe(before.jsonLd)

  const earlier = await fetch(`${second.notice}/versions/${before.version}`)
  expect(earlier.status).toBe(200)
  expect(textOf(await earlier.text())).toContain('advertising 15 days')
  const receipt = await (await fetch(new URL(receiptUrl, second.origin))).text()
  expect(textOf(receipt)).toContain(`under version ${before.version}`)
  expect(await second.stop()).toBe(0)

  const third = await startNewsroom(options, data)
  expect((await noticeOf(third)).version).toBe(before.version)
  expect(await third.stop()).toBe(0)
})
