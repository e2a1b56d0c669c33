import type { Words } from '@riposte/messages'
import { LIMITS } from '@riposte/protocol'
import { websiteOf } from '../replies/reply-fields.ts'
import { InputProblems, problemsOfWords, tidy } from './read-new-reply.ts'

interface OtherWords {
  readonly text: string
  readonly name?: string
  readonly website?: string
}

const CHARS_MAX = {
  text: LIMITS.textCharsMax,
  name: LIMITS.nameCharsMax,
  website: LIMITS.websiteCharsMax,
} as const

/**
 * The words that a reader without a script gives a reply instead of what it says.
 *
 * @param takesNames whether a name and a website are looked for; what is not sent stays.
 * @throws InputProblems with every field that is wrong.
 */
export function otherWords(body: unknown, takesNames: boolean, words: Words): OtherWords {
  const { text = '', name, website } = tidy(body) as Readonly<Partial<Record<string, string>>>
  const given = {
    text,
    ...(takesNames && name !== undefined && { name }),
    ...(takesNames && website !== undefined && { website }),
  }
  const problems: Record<string, string> = { ...problemsOfWords(given, words) }
  if (text === '') problems['text'] = words.say('needTextOrErase')
  if (given.name === '') problems['name'] = words.say('needName')
  for (const [field, max] of Object.entries(CHARS_MAX)) {
    const said = given[field as keyof typeof given] ?? ''
    if ([...said].length > max) problems[field] = words.say('tooLong', { max })
  }
  if (Object.keys(problems).length > 0) throw new InputProblems(problems)
  const address = given.website === undefined ? undefined : websiteOf(given.website)
  return { ...given, ...(address !== undefined && { website: address }) }
}
