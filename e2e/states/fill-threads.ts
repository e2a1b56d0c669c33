import type { Newsroom } from '../start-newsroom.ts'
import { changeReply, type Desk, openDesk, postReply, readerToken } from './ask-newsroom.ts'
import type { ReadersWords } from './readers-words.ts'
import { ARTICLES } from './write-articles.ts'

/** What there is in a full thread, by what it is there for. */
export interface Landmarks {
  readonly opening: string
  /** The deepest of the chain of answers. */
  readonly deepest: string
}

/** Roots in a page, and some on the next. */
const LONG_ROOTS = 23
/** Below one root, two more than a page shows. */
const MANY_ANSWERS = 7

/** Puts into a newsroom what readers find there: all that a thread can hold. */
export async function fillThreads(newsroom: Newsroom, words: ReadersWords): Promise<Landmarks> {
  const desk = await openDesk(newsroom)
  const landmarks = await fillThread(newsroom, desk, ARTICLES.lively, words)
  await fillThread(newsroom, desk, ARTICLES.closed, words)
  await fillThread(newsroom, desk, ARTICLES.readOnly, words)
  await desk.rule(ARTICLES.closed, 'closed')
  await desk.rule(ARTICLES.readOnly, 'read-only')
  await fillLongThread(newsroom, words)
  return landmarks
}

async function fillThread(
  newsroom: Newsroom,
  desk: Desk,
  article: string,
  words: ReadersWords,
): Promise<Landmarks> {
  const { names, longName, chain, opening, rich, mixed, short, author, staff } = words
  const post = (fields: Readonly<Record<string, unknown>>) => postReply(newsroom, article, fields)
  const written = await post({ text: opening, reader: readerToken(names[0]!, author) })
  await desk.mark(written.id, 'pinned')
  await post({ text: short, name: names[5], parentId: written.id })

  let above: string | undefined
  for (const [i, text] of chain.entries()) {
    const name = i === 2 ? longName : names[i]
    const who = i === 3 ? { reader: readerToken(names[3]!, staff) } : { name }
    above = (await post({ text, ...who, parentId: above })).id
  }
  const gone = await post({ text: short, name: names[4] })
  await post({ text: chain[1], name: names[1], parentId: gone.id })
  await changeReply(newsroom, gone, null)

  const picked = await post({ text: rich, name: names[2], website: 'https://wren.example' })
  await desk.approve(picked.id) // It waited, for its link.
  await desk.mark(picked.id, 'picked')
  await changeReply(newsroom, await post({ text: short, name: longName }), mixed)
  const many = await post({ text: chain[0], name: names[3] })
  for (let n = 0; n < MANY_ANSWERS; n++) {
    await post({ text: `${chain[n % chain.length]} (${n})`, name: names[n % 5], parentId: many.id })
  }
  return { opening: written.id, deepest: above! }
}

async function fillLongThread(newsroom: Newsroom, { chain, names }: ReadersWords): Promise<void> {
  for (let n = 0; n < LONG_ROOTS; n++) {
    const [text, name] = [`${chain[n % chain.length]} ${n + 1}.`, names[n % names.length]]
    await postReply(newsroom, ARTICLES.long, { text, name })
  }
}
