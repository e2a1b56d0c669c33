import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { emptyModel, saveModel } from '@riposte/filter'
import { type Newsroom, newFolder, startNewsroom } from '../start-newsroom.ts'
import { READER_OPTIONS } from './ask-newsroom.ts'
import { cellName, DIAGONAL_CELLS } from './cells.ts'
import { fillThreads, type Landmarks } from './fill-threads.ts'
import { READERS_WORDS, type ReadersWords } from './readers-words.ts'
import { writeArticles } from './write-articles.ts'

/** A newsroom in one language, with everything in it that readers can meet. */
export interface Walked {
  readonly newsroom: Newsroom
  readonly landmarks: Landmarks
  readonly words: ReadersWords
  /** Where its mails are, a file each. */
  readonly mails: string
}

/** @param site the origin of another site, whose pages show its threads. */
export async function startWalk(language: 'en' | 'ar', site: string): Promise<Walked> {
  const words = READERS_WORDS[language]
  const mails = newFolder()
  const cells = DIAGONAL_CELLS.map(([, cell]) => cellName(cell))
  const newsroom = await startNewsroom([
    ...['--language', language, '--origin', site, '--posts-per-minute', '100000'],
    ...['--articles', writeArticles(words, cells), '--model', publishingModel()],
    ...['--mail', `file:${mails}`, '--mail-from', 'replies@news.example'],
    // So that a link is what makes a reply wait for a person.
    ...['--hold', 'links', '--trust-after', '0', '--depth', '4'],
    ...READER_OPTIONS,
  ])
  return { newsroom, landmarks: await fillThreads(newsroom, words), words, mails }
}

/** The walk is about looks: nothing is unsure of by itself. */
function publishingModel(): string {
  const thresholds = { unsure: 1e6, spam: 1e7, discard: 1e8 }
  const file = join(newFolder(), 'publishing.model')
  writeFileSync(file, saveModel({ ...emptyModel(), thresholds }))
  return file
}
