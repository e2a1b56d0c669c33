import type { Words } from '@riposte/messages'
import type { JSX } from 'preact'
import {
  HOW_SENTENCES,
  MOST_AT_ONCE,
  NOTICE_SENTENCES,
  RIGHT_SENTENCES,
} from './notice-sentences.ts'
import { HOLD_KEYS } from './reason-keys.ts'
import { Translated } from './translated.tsx'

interface SectionProps {
  readonly words: Words
}

interface DecidesProps extends SectionProps {
  /** What waits for a person whatever the filter says. */
  readonly holds: readonly string[]
}

export function HowTheFilterDecides({ words, holds }: DecidesProps): JSX.Element {
  const holdsAll = holds.includes('all')
  const sentences = HOW_SENTENCES.filter((it) => !(holdsAll && it === MOST_AT_ONCE))
  const told = (text: string) => <Translated text={text} words={words} />
  return (
    <section aria-labelledby="filter">
      <h2 id="filter">{told(NOTICE_SENTENCES.filter)}</h2>
      {sentences.map((sentence) => (
        <p>{told(sentence)}</p>
      ))}
      {holds.map((mode) => HOLD_KEYS[mode] && <p>{words.say(HOLD_KEYS[mode])}</p>)}
    </section>
  )
}

export function YourRights({ words }: SectionProps): JSX.Element {
  const told = (text: string) => <Translated text={text} words={words} />
  return (
    <section aria-labelledby="rights">
      <h2 id="rights">{told(NOTICE_SENTENCES.rights)}</h2>
      <p>{told(NOTICE_SENTENCES.receipt)}</p>
      <ul class="steps">
        {RIGHT_SENTENCES.map((right) => (
          <li>{told(right)}</li>
        ))}
      </ul>
    </section>
  )
}
