import { bucketOf, hashText } from './bucket.ts'
import type { Collector } from './collector.ts'
import { type ReadText, readText } from './read-words.ts'

const TITLE_CHARS_MAX = 300
const WORD_LETTERS_MIN = 4
const WORDS_MAX = 32

const SHARED = hashText('article/shared')
const SHARED_FOR_LENGTH = hashText('article/shared-for-length')
const SHARE = hashText('article/share')

const title = new Int32Array(WORDS_MAX)
const found = new Uint8Array(WORDS_MAX)

/**
 * Adds how many words of the article's title the text takes up, after Mishne, Carmel & Lempel,
 * "Blocking Blog Spam with Language Model Disagreement" (2005): a reader answers the article.
 */
export function addArticle(
  articleTitle: string | undefined,
  text: ReadText,
  scratch: ReadText,
  into: Collector,
): void {
  if (!articleTitle) return
  readText(articleTitle.slice(0, TITLE_CHARS_MAX), scratch)
  const words = takeTitle(scratch)
  if (words === 0) return
  const titleWords = title.subarray(0, words)
  const { hashes, count } = text.words
  for (let i = 0; i < count; i++) {
    const at = titleWords.indexOf(hashes[i]!)
    if (at >= 0) found[at] = 1
  }
  let shared = 0
  for (let i = 0; i < words; i++) shared += found[i]!
  const length = Math.min(5, (32 - Math.clz32(text.length + 1)) >> 1)
  into.add(bucketOf(SHARED, Math.min(shared, 3)))
  into.add(bucketOf(SHARED_FOR_LENGTH, Math.min(shared, 3) * 8 + length))
  into.add(bucketOf(SHARE, Math.floor((4 * shared) / words)))
}

/** Notes the title's distinct words that are long enough to mean something; says how many. */
function takeTitle({ units, words: { hashes, starts, sizes, count } }: ReadText): number {
  let words = 0
  for (let i = 0; i < count && words < WORDS_MAX; i++) {
    if (sizes[i]! < WORD_LETTERS_MIN && units[starts[i]!]! < 0x80) continue
    if (title.subarray(0, words).includes(hashes[i]!)) continue
    found[words] = 0
    title[words++] = hashes[i]!
  }
  return words
}
