import { readFileSync } from 'node:fs'
import {
  type Language,
  type PageMessages,
  type RegisterSentences,
  type Words,
  wordsOf,
} from '@riposte/messages'

const MESSAGES = new URL('../../messages/src/', import.meta.url)

/** What pages say in a language, and its reasons, from their files. */
export function readWords(language: Language): Words {
  const read = (kind: 'page' | 'reasons' | 'register') =>
    JSON.parse(readFileSync(new URL(`${kind}/${language}.json`, MESSAGES), 'utf8')) as object
  // The register itself is English.
  const sentences = language === 'en' ? {} : (read('register') as RegisterSentences)
  const messages = { ...read('page'), ...read('reasons') } as PageMessages
  return wordsOf(language, messages, sentences)
}
