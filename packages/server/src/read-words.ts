import { readFileSync } from 'node:fs'
import { type Language, type PageMessages, type Words, wordsOf } from '@riposte/messages'

const MESSAGES = new URL('../../messages/src/', import.meta.url)

/** What pages say in a language, and its reasons, from their files. */
export function readWords(language: Language): Words {
  const read = (group: 'page' | 'reasons') =>
    JSON.parse(readFileSync(new URL(`${group}/${language}.json`, MESSAGES), 'utf8')) as object
  return wordsOf(language, { ...read('page'), ...read('reasons') } as PageMessages)
}
