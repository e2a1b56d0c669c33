import { readFileSync } from 'node:fs'
import type { Language } from '@riposte/messages'

const MESSAGES = new URL('../../../messages/src/', import.meta.url)
/** Shorter ones, as `Name`, are words of other languages too. */
const LETTERS_MIN = 5

function sentencesOf(language: Language): readonly string[] {
  const read = (group: string) =>
    JSON.parse(readFileSync(new URL(`${group}/${language}.json`, MESSAGES), 'utf8'))
  return Object.values({ ...read('page'), ...read('reasons') })
    .flatMap((message) =>
      typeof message === 'string' ? message : Object.values(message as object),
    )
    .flatMap((text: string) => text.split(/\{\w+\}|\n/))
    .map((piece) => piece.replace(/^[^\p{L}]+|[^\p{L}.]+$/gu, ''))
    .filter((piece) => (piece.match(/\p{L}/gu) ?? []).length >= LETTERS_MIN)
}

const ENGLISH = new Set(sentencesOf('en'))

/** Which of our English sentences stand in a text, or on a page but where it says it is English. */
export function englishLeftovers(text: string, language: Language): readonly string[] {
  const own = new Set(sentencesOf(language))
  const shown = shownOn(text)
  return [...ENGLISH].filter((piece) => {
    const escaped = piece.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    return !own.has(piece) && new RegExp(`(?<!\\p{L})${escaped}(?!\\p{L})`, 'u').test(shown)
  })
}

/** The text of a page and of the attributes that people read or hear. */
function shownOn(html: string): string {
  const native = html
    .replace(/<(span|li|main)\b[^>]* lang="en"[^>]*>.*?<\/\1>/gs, '')
    .replace(/https?:[^\s"<]+/g, '')
    .replace(/<script\b.*?<\/script>/gs, '')
  const attributes = [...native.matchAll(/ (?:title|aria-label|data-label|content)="([^"]*)"/g)]
  return [native.replace(/<[^>]+>/g, '\n'), ...attributes.map(([, value]) => value)].join('\n')
}
