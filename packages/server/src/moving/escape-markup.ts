/**
 * Words so that none of them is read as markup, with as few escapes as will do: a text with
 * hundreds of signs is not read as markup at all. `before` and `after` are the signs around it.
 */
export function escapeText(text: string, before: string, after: string): string {
  const whole = before + text + after
  return text.replace(/[\\`*_<\]]/g, (sign, at: number) => {
    const previous = whole[before.length + at - 1] ?? '\n'
    const rest = whole.slice(before.length + at + 1, before.length + at + 1 + LOOK_AHEAD_CHARS)
    return isMarkup(sign, previous, rest) ? `\\${sign}` : sign
  })
}

/** An address between `<` and `>` is no longer. */
const LOOK_AHEAD_CHARS = 2_100

function isMarkup(sign: string, previous: string, rest: string): boolean {
  const next = rest[0] ?? '\n'
  switch (sign) {
    case '\\':
      return next === '\n' || /[!-/:-@[-`{-~]/.test(next)
    case ']':
      return next === '('
    case '<':
      return /^[^\s<>]*[:@][^\s<>]*(>|$)/.test(rest)
    case '*':
      return !(/\s/.test(previous) && /\s/.test(next))
    case '_':
      return !(/[\p{L}\p{N}]/u.test(previous) && /[\p{L}\p{N}]/u.test(next))
    default:
      return true
  }
}

/** What would open a quote, a list or a fence where a line begins is escaped. */
export function escapeLineStarts(text: string): string {
  return text
    .replace(/^(?:>|~~~|[-+*](?=\s|$))/gm, '\\$&')
    .replace(/^(\d{1,9})(?=[.)](?:\s|$))/gm, '$1\\')
}
