import type { Words } from '@riposte/messages'
import type { JSX } from 'preact'
import { Translated } from './translated.tsx'

interface SectionProps {
  readonly words: Words
}

const HOW = [
  'Every reply is judged by a program on this server before it is shown: by its words, its ' +
    'links, the name and website given, how the form was sent, and what moderators decided ' +
    'about others.',
  'Most replies are published at once. What the program is not sure about waits for a person. ' +
    'What it takes for advertising is kept apart, and its writer can see that, with the reasons.',
  'Heated words are not advertising, and opinions are not judged.',
  'The program learns from what moderators of this site decide, and forgets what is erased: the ' +
    'model is then the same as if it had never learned from it.',
] as const

const RIGHTS = [
  'See what is held about your reply, and why it was decided so: on its receipt.',
  'Correct it, or erase it: on its receipt, without an account and without giving a reason.',
  'Take a copy of it with you.',
  'Object to what is done on the ground of our interest, and have a person decide.',
  'Complain to the authority for data protection where you live.',
] as const

const RECEIPT = 'The receipt is the private page whose address you get when you post a reply.'

export function HowTheFilterDecides({ words }: SectionProps): JSX.Element {
  const told = (text: string) => <Translated text={text} words={words} />
  return (
    <section aria-labelledby="filter">
      <h2 id="filter">{told('How the filter decides')}</h2>
      {HOW.map((sentence) => (
        <p>{told(sentence)}</p>
      ))}
    </section>
  )
}

export function YourRights({ words }: SectionProps): JSX.Element {
  const told = (text: string) => <Translated text={text} words={words} />
  return (
    <section aria-labelledby="rights">
      <h2 id="rights">{told('Your rights')}</h2>
      <p>{told(RECEIPT)}</p>
      <ul class="steps">
        {RIGHTS.map((right) => (
          <li>{told(right)}</li>
        ))}
      </ul>
    </section>
  )
}
