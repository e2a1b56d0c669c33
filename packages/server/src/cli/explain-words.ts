import { type Facts, judge, type Model, type Submission, scoreOf } from '@riposte/filter'

/** A word or a link of a text, and how far the score moves towards spam because it is there. */
export interface WordEffect {
  readonly word: string
  /** In log-odds: the score with it minus the score without any of its occurrences. */
  readonly effect: number
  readonly count: number
}

/** Judging without a word costs as much as judging: more words than this are not tried. */
const TRIED_MAX = 200
const SHOWN_MAX = 10

/** What `explainWords` found, and of how many words. */
export interface ExplainedWords {
  /** The strongest first. */
  readonly effects: readonly WordEffect[]
  /** The distinct words and links of the text, of which the first 200 were tried. */
  readonly words: number
  readonly tried: number
}

/**
 * The ten words and links whose removal moves the score most. Each is left out by itself, so the
 * effects need not add up: of two words that say the same, either alone may seem to say little.
 */
export function explainWords(model: Model, submission: Submission, facts: Facts): ExplainedWords {
  const places = findWords(submission.text.slice(0, TEXT_CHARS_MAX))
  const score = scoreOf(judge(model, submission, facts))
  const tried = [...places].slice(0, TRIED_MAX)
  const effects = tried.map(([word, found]): WordEffect => {
    const text = without(submission.text, found)
    const left = scoreOf(judge(model, { ...submission, text }, facts))
    return { word, effect: score - left, count: found.length }
  })
  const strongest = effects
    .filter(({ effect }) => effect !== 0)
    .sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect))
    .slice(0, SHOWN_MAX)
  return { effects: strongest, words: places.size, tried: tried.length }
}

/** Where something stands in a text, in UTF-16 units. */
type Span = readonly [start: number, end: number]

/** How far words are looked for: four times what the filter reads of a text's words. */
const TEXT_CHARS_MAX = 16_384

// Counted repetitions keep a long run of letters from being tried from each of them to its end.
const SCHEMED = String.raw`(?:https?:\/\/|www\.)[^\s"'<>()[\]]{1,300}`
const HOST = String.raw`(?:[\p{L}\p{N}][\p{L}\p{N}-]{0,62}\.){1,8}\p{L}{2,24}`
const PATH = String.raw`(?:\/[^\s"'<>()[\]]{0,300})?`
const LINK = new RegExp(`${SCHEMED}|${HOST}${PATH}`, 'giu')

/** The distinct links, then the distinct words, in lower case, and where each stands. */
function findWords(text: string): ReadonlyMap<string, readonly Span[]> {
  const found = new Map<string, Span[]>()
  const take = (word: string, start: number) => {
    const key = word.toLowerCase()
    const spans = found.get(key) ?? []
    spans.push([start, start + word.length])
    found.set(key, spans)
  }
  for (const { 0: link, index } of text.matchAll(LINK)) take(link, index)
  // Each link as so many spaces, so that its parts are not words and all else stays in its place.
  const rest = text.replace(LINK, (link) => ' '.repeat(link.length))
  for (const { segment, index, isWordLike } of segmenter.segment(rest)) {
    if (isWordLike) take(segment, index)
  }
  return found
}

/** Finds words in scripts that put no spaces between them as well. */
const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' })

function without(text: string, spans: readonly Span[]): string {
  let [left, end] = ['', 0]
  for (const [start, stop] of spans) {
    left += text.slice(end, start)
    end = stop
  }
  return left + text.slice(end)
}
