import type { ScriptKey, ScriptMessages } from '@riposte/messages'

export type Key = ScriptKey
export type Messages = ScriptMessages

/** Put in by the build, from the file of messages; other languages are loaded. */
declare const ENGLISH_MESSAGES: Messages
const ENGLISH = ENGLISH_MESSAGES

let messages: Messages = ENGLISH
let plurals = new Intl.PluralRules('en')
let numbers = new Intl.NumberFormat('en')

/** From now on the script speaks this language. */
export function speak(language: string, translated: Partial<Messages>): void {
  messages = { ...ENGLISH, ...translated }
  plurals = new Intl.PluralRules(language)
  numbers = new Intl.NumberFormat(language)
}

/** A message with its values in it; one with a count has a form for each kind of number. */
export function words(key: Key, values: Readonly<Record<string, string | number>> = {}): string {
  const message = messages[key]
  const form =
    typeof message === 'string'
      ? message
      : (message[plurals.select(Number(values['count']))] ?? message['other'] ?? '')
  return form.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name] ?? ''
    return typeof value === 'number' ? numbers.format(value) : value
  })
}

/** The heading of a thread: it counts the published replies, in the server's words. */
export function headingWords(count: number): string {
  return count === 0 ? words('noReplies') : words('replyCount', { count })
}

/** What is said aloud when replies arrive; a burst is one sentence. */
export function arrivalWords(names: readonly string[]): string {
  if (names.length > 2) return words('newReplies', { count: names.length })
  return words('newReplyBy', { names: names.join(', ') })
}
