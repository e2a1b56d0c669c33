import type { Words } from '@riposte/messages'
import type { JSX } from 'preact'
import { IN_ENGLISH } from './page.tsx'

interface TranslatedProps {
  readonly text: string
  readonly words: Words
}

/** A sentence of the register; in English, and marked so, where there is no translation. */
export function Translated({ text, words }: TranslatedProps): JSX.Element {
  if (words.hasTranslation(text)) return <>{words.translate(text)}</>
  return <span {...IN_ENGLISH}>{text}</span>
}
