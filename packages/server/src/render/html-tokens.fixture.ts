/** A tag or a run of text, with its entities read. */
export type HtmlToken =
  | { readonly type: 'open' | 'close'; readonly name: string; readonly attributes: Attributes }
  | { readonly type: 'text'; readonly text: string }

type Attributes = Readonly<Record<string, string>>

const TAG = /<(\/?)([a-z][a-z0-9-]*)((?:\s[a-z-]+(?:="[^"<]*")?)*)\s*(\/?)>/y
const ATTRIBUTE = /([a-z-]+)(?:="([^"]*)")?/g
const TEXT = /[^<]+/y

/**
 * Reads what the renderer writes and nothing looser: it throws at any `<` that does not begin a
 * well-formed tag, so that whatever it accepts a browser reads the same way.
 */
export function htmlTokens(html: string): readonly HtmlToken[] {
  const tokens: HtmlToken[] = []
  for (let at = 0; at < html.length; ) {
    TAG.lastIndex = at
    TEXT.lastIndex = at
    const tag = TAG.exec(html)
    const text = tag ? null : TEXT.exec(html)
    if (tag) tokens.push(...tagTokens(tag))
    else if (text) tokens.push({ type: 'text', text: decoded(text[0]) })
    else throw new Error(`not a tag: ${html.slice(at, at + 60)}`)
    at += (tag ?? text)![0].length
  }
  return tokens
}

const VOID = new Set(['br', 'hr', 'input', 'img', 'meta', 'link'])

function tagTokens([, slash, name, attributeText]: RegExpExecArray): HtmlToken[] {
  const attributes = Object.fromEntries(
    [...attributeText!.matchAll(ATTRIBUTE)].map(([, key, value]) => [key!, decoded(value ?? '')]),
  )
  const open = { type: slash ? 'close' : 'open', name: name!, attributes } as const
  return VOID.has(name!) ? [open, { type: 'close', name: name!, attributes: {} }] : [open]
}

function decoded(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
}
