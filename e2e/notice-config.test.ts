import { expect, test } from 'vitest'
import { freePort } from './free-port.ts'
import { type Newsroom, newFolder, publishingModel, startNewsroom } from './start-newsroom.ts'
import { postReply } from './states/ask-newsroom.ts'

/** What the notice says to people and to programs. */
interface Told {
  readonly version: string
  readonly page: string
  readonly data: string
}

const read = async (url: string) => (await fetch(url)).text()

/** Without what moves by itself: only what follows from the options. */
async function readNotice({ origin, notice }: Newsroom): Promise<Told> {
  const [page, data] = [await read(notice), await read(`${origin}/.well-known/comment-data.json`)]
  return { version: JSON.parse(data)['dct:hasVersion'], page, data }
}

/** Starts, does something, and stops. */
async function whileServing<T>(
  data: string,
  options: readonly string[],
  act: (newsroom: Newsroom) => Promise<T>,
): Promise<T> {
  const newsroom = await startNewsroom(['--model', publishingModel(), ...options], data)
  try {
    return await act(newsroom)
  } finally {
    await newsroom.stop()
  }
}

interface Change {
  readonly options: readonly string[]
  readonly page: readonly string[]
  readonly data: readonly string[]
}

/** Mail wants to know the server's own address before it listens. */
async function ownAddress(): Promise<readonly string[]> {
  const port = await freePort()
  return ['--port', port, '--url', `http://localhost:${port}`]
}

/** What only a server with these options says: on the page, and to programs. */
const CHANGES: readonly Change[] = [
  {
    options: ['--keep', 'spam=31,rejected=200', '--keep', 'record=401'],
    page: ['advertising 31 days, rejected replies 200 days', '401 days'],
    data: ['advertising 31 days, rejected replies 200 days', '"401 days"'],
  },
  {
    options: ['--mail', 'smtp://mail.news.example:2525', '--mail-from', 'replies@news.example'],
    page: ['<bdi>mail.news.example</bdi>, which takes the mail'],
    data: ['"dpv:hasName": "mail.news.example"'],
  },
  {
    options: ['--hold', 'links', '--hold', 'first'],
    page: ['looks at replies with links before', 'looks at the first replies of every writer'],
    data: ['"hold-links"', '"hold-first"'],
  },
  {
    options: ['--hold', 'all'],
    page: ['This site looks at every reply before it is published'],
    data: ['"hold-all"'],
  },
  {
    options: ['--quiet-blocks'],
    page: ['blocks quietly: they are kept apart like advertising'],
    data: ['"blocked-quietly"'],
  },
  {
    options: ['--contact', 'data@news.example', '--title', 'The Sentinel'],
    page: ['mailto:data@news.example', '<bdi>The Sentinel</bdi>'],
    data: ['"data@news.example"', '"The Sentinel"'],
  },
]

const DEFAULT = [
  'advertising 15 days, rejected replies 180 days',
  'Most replies are published at once',
]

/** Fails for words that the notice said before, and for those that it does not say now. */
function expectNew(words: readonly string[], before: string, now: string): void {
  expect(words.filter((it) => before.includes(it))).toEqual([])
  expect(words.filter((it) => !now.includes(it))).toEqual([])
}

test('after a restart the notice says what is so now, and what was said before stays', async () => {
  const data = newFolder()
  const [first, { receiptUrl }] = await whileServing(data, [], async (newsroom) => {
    const path = new URL(newsroom.article).pathname
    const posted = await postReply(newsroom, path, { text: 'Written before any change.' })
    return [await readNotice(newsroom), posted]
  })
  /** What each version said, by its name. */
  const said = new Map<string, readonly string[]>([[first.version, DEFAULT]])
  const addressOf = (version: string) => `/privacy/newsroom/versions/${version}`
  for (const { options, page, data: programs } of CHANGES) {
    const place = options.includes('--mail') ? await ownAddress() : []
    await whileServing(data, [...options, ...place], async (newsroom) => {
      const now = await readNotice(newsroom)
      expectNew(page, first.page, now.page)
      expectNew(programs, first.data, now.data)
      expect([...said.keys()]).not.toContain(now.version)
      for (const [version, words] of said) {
        expect(now.page).toContain(`href="${addressOf(version)}"`)
        const past = await read(newsroom.origin + addressOf(version))
        expect(past).toContain(`An earlier version: ${version}`)
        expectNew(page, past, now.page)
        expect(words.filter((it) => !past.includes(it))).toEqual([])
      }
      said.set(now.version, page)
      const receipt = await read(newsroom.origin + receiptUrl)
      expect(receipt).toContain(`href="${addressOf(first.version)}"`)
      expect(receipt).toContain(`under version ${first.version} of the notice`)
    })
  }
  const back = await whileServing(data, [], readNotice)
  expect(back.version).toBe(first.version)
  expect(DEFAULT.filter((it) => !back.page.includes(it))).toEqual([])
})
