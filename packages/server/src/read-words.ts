import { readFileSync } from 'node:fs'
import { type Language, type PageMessages, type Words, wordsOf } from '@riposte/messages'

const MESSAGES = new URL('../../messages/src/page/', import.meta.url)

/** What pages say in a language, from its file. */
export function readWords(language: Language): Words {
  const messages = readFileSync(new URL(`${language}.json`, MESSAGES), 'utf8')
  return wordsOf(language, JSON.parse(messages) as PageMessages)
}
