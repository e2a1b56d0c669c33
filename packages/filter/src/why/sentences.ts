/** A piece of a text, in UTF-16 units. */
export interface Piece {
  readonly start: number
  readonly end: number
}

/** What ends a sentence: its marks before white space, the marks of ideographs, or a line's end. */
const ENDS = /[.!?…]{1,8}["'”’»)\]]{0,3}(?=\s)|[。！？؟।]{1,8}["'”’»」』）]{0,3}|\n/gu

/** Longer runs without an end of a sentence are as a whole one piece. */
const LETTERS = /[\p{L}\p{N}]/u

/** The sentences of `text` that have a letter or digit, in their order; at most `most`. */
export function sentencesOf(text: string, most: number): readonly Piece[] {
  const pieces: Piece[] = []
  let from = 0
  const take = (to: number) => {
    const said = text.slice(from, to)
    const start = from + said.length - said.trimStart().length
    if (LETTERS.test(said)) pieces.push({ start, end: start + said.trim().length })
    from = to
  }
  for (const { index, 0: ending } of text.matchAll(ENDS)) {
    if (pieces.length === most) return pieces
    take(index + ending.length)
  }
  if (pieces.length < most) take(text.length)
  return pieces
}
