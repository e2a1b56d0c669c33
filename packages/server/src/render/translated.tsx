import type { Words } from '@riposte/messages'
import type { JSX } from 'preact'
import { IN_ENGLISH } from './page.tsx'

interface TranslatedProps {
  /** With `{names}` in it where `values` stand. */
  readonly text: string
  /** Numbers and names, which are of every language. */
  readonly values?: Readonly<Record<string, string>> | undefined
  readonly words: Words
}

/** A sentence of the register; in English, and marked so, where there is no translation. */
export function Translated({ text, values = {}, words }: TranslatedProps): JSX.Element {
  const hasWords = /[a-z]/i.test(text.replace(/\{\w+\}/g, ''))
  const parts = partsOf(hasWords ? words.translate(text) : text, values, words)
  if (!hasWords || words.hasTranslation(text)) return <>{parts}</>
  return <span {...IN_ENGLISH}>{parts}</span>
}

function partsOf(text: string, values: Readonly<Record<string, string>>, words: Words) {
  return text.split(/(\{\w+\})/).map((part) => {
    const value = values[part.slice(1, -1)]
    return value === undefined ? part : <bdi>{words.number(value)}</bdi>
  })
}
