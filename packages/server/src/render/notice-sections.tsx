import type { Words } from '@riposte/messages'
import type { JSX } from 'preact'
import { HOW_SENTENCES, NOTICE_SENTENCES, RIGHT_SENTENCES } from './notice-sentences.ts'
import { Translated } from './translated.tsx'

interface SectionProps {
  readonly words: Words
}

export function HowTheFilterDecides({ words }: SectionProps): JSX.Element {
  const told = (text: string) => <Translated text={text} words={words} />
  return (
    <section aria-labelledby="filter">
      <h2 id="filter">{told(NOTICE_SENTENCES.filter)}</h2>
      {HOW_SENTENCES.map((sentence) => (
        <p>{told(sentence)}</p>
      ))}
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
