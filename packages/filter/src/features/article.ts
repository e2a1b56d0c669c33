import { bucketOf, hashText } from './bucket.ts'
import type { Collector } from './collector.ts'
import { type Folded, fold } from './fold.ts'
import { forEachWord } from './words.ts'

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
  text: Folded,
  scratch: Folded,
  into: Collector,
): void {
  if (!articleTitle) return
  fold(articleTitle.slice(0, TITLE_CHARS_MAX), scratch)
  let words = 0
  forEachWord(scratch, (hash, start, end) => {
    if (end - start < WORD_LETTERS_MIN && scratch.units[start]! < 0x80) return
    if (words < WORDS_MAX && title.subarray(0, words).indexOf(hash | 0) < 0) {
      found[words] = 0
      title[words++] = hash | 0
    }
  })
  if (words === 0) return
  const titleWords = title.subarray(0, words)
  forEachWord(text, (hash) => {
    const at = titleWords.indexOf(hash | 0)
    if (at >= 0) found[at] = 1
  })
  let shared = 0
  for (let i = 0; i < words; i++) shared += found[i]!
  const length = Math.min(5, (32 - Math.clz32(text.length + 1)) >> 1)
  into.add(bucketOf(SHARED, Math.min(shared, 3)))
  into.add(bucketOf(SHARED_FOR_LENGTH, Math.min(shared, 3) * 8 + length))
  into.add(bucketOf(SHARE, Math.floor((4 * shared) / words)))
}
