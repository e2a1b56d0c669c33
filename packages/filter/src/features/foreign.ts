import { ACCENTED_LATIN, NO_SCRIPT, OTHER_SCRIPT, writingOf } from './writing.ts'

/** Which languages are written in one script alone, by the numbers of `writingOf`. */
const LANGUAGES: readonly (readonly [writing: number, languages: string])[] = [
  [
    0,
    'af ca cs cy da de en es et eu fi fil fr ga gl hr hu id is it lt lv ms nb nl nn no pl pt ro ' +
      'sk sl sq sv sw tr vi',
  ],
  [1, 'el'],
  [2, 'be bg mk ru uk'],
  [3, 'he yi'],
  [4, 'ar fa ps ur'],
  [5, 'bn gu hi kn ml mr ne pa si ta te'],
  [6, 'th'],
  [7, 'ja zh'],
  [8, 'ko'],
]

const WRITING = new Map(
  LANGUAGES.flatMap(([writing, languages]) => languages.split(' ').map((it) => [it, writing])),
)

/** Whether `text` is in another script than the `language` (BCP 47) of its thread is written in. */
export function isForeign(language: string | undefined, text: string): boolean {
  if (!language) return false
  const expected = WRITING.get(language.toLowerCase().split(/[-_]/, 1)[0]!)
  if (expected === undefined) return false
  const writing = writingOf(text)
  return (
    writing !== NO_SCRIPT &&
    writing !== OTHER_SCRIPT &&
    expected !== (writing === ACCENTED_LATIN ? 0 : writing)
  )
}
