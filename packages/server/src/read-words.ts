import { readFileSync } from 'node:fs'
import {
  type Language,
  type PageMessages,
  type RegisterSentences,
  type Words,
  wordsOf,
} from '@riposte/messages'

const MESSAGES = new URL('../../messages/src/', import.meta.url)

/** What pages say in a language, from its files. */
export function readWords(language: Language): Words {
  const read = (kind: string) =>
    JSON.parse(readFileSync(new URL(`${kind}/${language}.json`, MESSAGES), 'utf8'))
  // The register itself is English.
  const sentences = language === 'en' ? {} : (read('register') as RegisterSentences)
  return wordsOf(language, read('page') as PageMessages, sentences)
}
