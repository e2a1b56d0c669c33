/**
 * `text` with one kind of line end and without the control characters that HTML cannot carry: a
 * parser would drop or replace them, and what is read would not be what was judged.
 */
export function printable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what this line is about.
  return text.replace(/\r\n?/g, '\n').replace(/[\0-\x08\x0b-\x1f\x7f-\x9f]/g, '\ufffd')
}
