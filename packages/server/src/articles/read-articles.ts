import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Problem } from '@riposte/protocol'
import { parse } from 'yaml'

/** One Markdown file of the articles folder. */
export interface ArticleFile {
  /** The file's name without `.md`: `[a-z0-9-]+`. */
  readonly slug: string
  readonly title: string
  readonly author: string
  /** `2026-11-20`. */
  readonly date: string
  readonly summary: string
  readonly body: string
  readonly closed: boolean
}

const FRONT_MATTER = /^---\r?\n([\s\S]*?)\r?\n---\r?\n([\s\S]*)$/

/**
 * Reads a folder of Markdown articles, newest first.
 *
 * @throws Problem `invalid-request` naming the file and what is wrong with it.
 */
export function readArticles(directory: string): readonly ArticleFile[] {
  const names = listed(directory).filter((name) => name.endsWith('.md'))
  const articles = names.map((name) => {
    const file = join(directory, name)
    return parseArticle(file, name.slice(0, -'.md'.length), readFileSync(file, 'utf8'))
  })
  return articles.toSorted((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0))
}

function listed(directory: string): readonly string[] {
  try {
    return readdirSync(directory)
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    const why = code === 'ENOENT' ? 'is not there' : `cannot be read: ${message}`
    throw new Problem('invalid-request', `The folder of articles ${directory} ${why}.`)
  }
}

function parseArticle(file: string, slug: string, text: string): ArticleFile {
  const fault = (what: string) => new Problem('invalid-request', `${file}: ${what}`)
  if (!/^[a-z0-9-]{1,100}$/.test(slug)) {
    throw fault('its name must be lower-case letters, digits and hyphens, then .md.')
  }
  const [, front, body] = FRONT_MATTER.exec(text) ?? []
  if (front === undefined || body === undefined) {
    throw fault('must begin with front matter: title, author, date and summary between two ---.')
  }
  let matter: unknown
  try {
    // The core schema: a date stays the text that was written.
    matter = parse(front, { schema: 'core' })
  } catch (error) {
    throw fault(`its front matter is not YAML: ${(error as Error).message}`)
  }
  const field = (name: string): string => {
    const value = (matter as Record<string, unknown> | null)?.[name]
    if (typeof value === 'string' && value.trim()) return value.trim()
    throw fault(`its front matter lacks “${name}”, or it is not text.`)
  }
  const [title, author, summary] = [field('title'), field('author'), field('summary')]
  const date = field('date')
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) throw fault('its date must be like 2026-11-20.')
  const replies = (matter as Record<string, unknown>)['replies'] ?? 'open'
  if (replies !== 'open' && replies !== 'closed') throw fault('replies must be open or closed.')
  return { slug, title, author, date, summary, body, closed: replies === 'closed' }
}
