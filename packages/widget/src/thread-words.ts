/** English, as the server has it; another language comes with the thread that is in it. */
const ENGLISH = {
  sending: 'Sending …',
  keepReceipt: 'Your receipt, a private page',
  seeReply: 'See it in the thread',
  answering: 'Answering {name}',
  cancel: 'Cancel',
  unreachable: 'The server could not be reached. Nothing you wrote is lost: please try again.',
  broken: 'Something went wrong on the server. Nothing you wrote is lost: please try again.',
  loading: 'Loading the replies …',
  notLoaded: 'The replies could not be loaded.',
  retry: 'Try again',
  noReplies: 'No replies yet',
  replyCount: { one: '{count} reply', other: '{count} replies' },
  newReplyBy: 'New reply by {names}',
  newReplies: { one: '{count} new reply', other: '{count} new replies' },
  change: 'Change',
  delete: 'Delete',
  deleteSure: 'Delete this reply for good? Its words and your name are erased.',
  deleted: 'Your reply is deleted.',
  changeWords: 'Your reply',
  save: 'Save',
  preview: 'Preview',
  signedInAs: 'Signed in as {name}',
  aReader: 'a reader',
  reportWhat: 'What is wrong with it?',
  reportSpam: 'It is advertising',
  reportAbuse: 'It attacks or insults somebody',
  reportIllegal: 'It is against the law',
  reportOther: 'Something else',
  reportMore: 'What a moderator should know (optional)',
  reportSend: 'Report it',
  reportThanks: 'Thank you. A moderator will look at it.',
} as const

export type Key = keyof typeof ENGLISH
type Message = string | Readonly<Record<string, string>>
export type Messages = Readonly<Record<Key, Message>>

let messages: Messages = ENGLISH
let plurals = new Intl.PluralRules('en')

/** From now on the script speaks this language. */
export function speak(language: string, translated: Partial<Messages>): void {
  messages = { ...ENGLISH, ...translated }
  plurals = new Intl.PluralRules(language)
}

/** A message with its values in it; one with a count has a form for each kind of number. */
export function words(key: Key, values: Readonly<Record<string, string | number>> = {}): string {
  const message = messages[key]
  const form =
    typeof message === 'string'
      ? message
      : (message[plurals.select(Number(values['count']))] ?? message['other'] ?? '')
  return form.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''))
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
