/** What XML 1.0 cannot hold at all, not even escaped (section 2.2), and half characters. */
const NOT_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu

/** `text` as XML can hold it: what it cannot becomes `�`. */
function holdable(text: string): string {
  return text.replace(NOT_XML, '\ufffd')
}

/** `text` between tags. */
export function xmlText(text: string): string {
  return holdable(text).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}

/** `text` as it is, in a section that no text can end; returns would be read as line ends. */
export function cdata(text: string): string {
  const safe = holdable(text).replace(/\r\n?/g, '\n')
  return `<![CDATA[${safe.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`
}

/** Any value as JSON in ASCII, which XML holds as it is. */
export function asciiJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[^\x20-\x7e]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
