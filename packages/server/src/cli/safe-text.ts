const EXCERPT_CHARS_MAX = 300

/**
 * `text` with what could act on a terminal or a page made visible: control characters, marks that
 * turn the direction of writing, invisible joiners and half characters each become one `�`; line
 * breaks and tabs become spaces.
 */
export function safeText(text: string): string {
  return text
    .replace(/[\s\u0085]+/gu, ' ')
    .replace(/[\p{Cc}\p{Cs}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]/gu, '�')
    .replace(/(\p{M}{4})\p{M}+/gu, '$1')
}

/** The first 300 characters of a text, made safe, with `…` where it was cut. */
export function excerptOf(text: string): string {
  const characters = Array.from(safeText(text).trim())
  if (characters.length <= EXCERPT_CHARS_MAX) return characters.join('')
  return `${characters.slice(0, EXCERPT_CHARS_MAX).join('').trimEnd()}…`
}
