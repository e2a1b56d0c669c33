import { readFileSync } from 'node:fs'

/** Where the guides say that things are, and where they are now. */
export interface Places {
  /** For `https://news.example`. */
  readonly site: string
  /** For `https://replies.news.example`. */
  readonly riposte: string
}

/** The text of the guide `docs/guides/NAME.md`. */
const readGuide = (name: string): string =>
  readFileSync(new URL(`../docs/guides/${name}.md`, import.meta.url), 'utf8')

/**
 * The one block of code of a guide that has `mark` in it, as it stands there but for the places: so
 * that what is tried is what readers copy. Throws when there is none, or more than one.
 */
export function codeOf(guide: string, mark: string, { site, riposte }: Places): string {
  const blocks = [...readGuide(guide).matchAll(/^```[\w-]*\n(.*?)^```$/gms)].map(
    ([, code]) => code!,
  )
  const marked = blocks.filter((it) => it.includes(mark))
  if (marked.length !== 1)
    throw new Error(`docs/guides/${guide}.md has ${marked.length} blocks with ${mark}`)
  return marked[0]!
    .replaceAll('https://replies.news.example', riposte)
    .replaceAll('https://news.example', site)
}
