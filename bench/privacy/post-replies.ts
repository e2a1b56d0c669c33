import type { Server } from '../check/server-process.ts'

export const ORIGIN = 'https://news.example'

/** What its writer gets back for a reply. */
export interface Posted {
  readonly id: string
  readonly status: string
  readonly receiptUrl: string
  /** By which the server knows this writer again. */
  readonly writer: string
}

const THREADS = 20
const AT_ONCE = 16

/** Common words: no two replies are alike, so that none is taken for a repetition. */
const WORDS = `
  after again already always another answer article asked bridge city council could decided
  different early enough evening every family figures first friends government heard house last
  later letter long many minister money morning mother never nobody office often only paper
  people plan police price question read reason report road said same school second seen should
  since some still street summer taken than their there these they thing think those though
  through time today told town train trust under until very vote waited water week well were
  when where which while who whole why winter with without work world would written year years
  young`
  .trim()
  .split(/\s+/)

/** Posts `count` replies of one reader through the form, as a browser's script does. */
export async function postReplies(server: Server, count: number): Promise<readonly Posted[]> {
  const first = await postOne(server, undefined, 0)
  const posted = [first]
  let next = 1
  const postNext = async () => {
    while (next < count) {
      const n = next++
      posted.push(await postOne(server, first.writer, n))
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, postNext))
  return posted
}

async function postOne({ port }: Server, writer: string | undefined, n: number): Promise<Posted> {
  const origin = `http://127.0.0.1:${port}`
  const article = `${ORIGIN}/story-${n % THREADS}`
  const form = await fetch(`${origin}/v1/form?article=${encodeURIComponent(article)}`)
  const { formToken } = (await form.json()) as { readonly formToken: string }
  const answer = await fetch(`${origin}/v1/replies`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': `10.${n >> 8}.${n & 255}.7` },
    body: JSON.stringify({ article, name: 'Ada', text: textOf(n), formToken, writer }),
  })
  if (!answer.ok) throw new Error(`Reply ${n} was refused: ${await answer.text()}`)
  const posted = (await answer.json()) as Posted
  return { ...posted, receiptUrl: new URL(posted.receiptUrl, origin).pathname }
}

/** Where a multiplicative generator stands after `n` and a few steps: the same at each run. */
function textOf(n: number): string {
  let state = (n + 1) * 48_271
  const draw = () => {
    state = (state * 48_271) % 2_147_483_647
    return WORDS[state % WORDS.length]!
  }
  const sentence = () => Array.from({ length: 8 }, draw).join(' ')
  return [sentence(), sentence(), sentence()].map((it) => `${it}.`).join(' ')
}
