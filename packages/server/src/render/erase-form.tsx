import type { PageKey, Words } from '@riposte/messages'
import type { JSX } from 'preact'

const SAYS = {
  one: { title: 'eraseIt', means: 'eraseMeans', sure: 'eraseSure', button: 'eraseReply' },
  all: {
    title: 'mineErase',
    means: 'mineEraseMeans',
    sure: 'mineEraseSure',
    button: 'mineEraseButton',
  },
} as const satisfies Record<string, Readonly<Record<string, PageKey>>>

interface EraseFormProps {
  readonly url: string
  readonly words: Words
  readonly of: keyof typeof SAYS
}

/** The box is required, so that no stray press and no prefetching program erases anything. */
export function EraseForm({ url, words, of }: EraseFormProps): JSX.Element {
  const { title, means, sure, button } = SAYS[of]
  return (
    <section class="panel" aria-labelledby="erase">
      <h2 id="erase">{words.say(title)}</h2>
      <p>{words.say(means)}</p>
      <form method="post" action={url}>
        <label class="tick">
          <input type="checkbox" name="confirm" value="yes" required />
          <span>{words.say(sure)}</span>
        </label>
        <button class="button button-grave" type="submit">
          {words.say(button)}
        </button>
      </form>
    </section>
  )
}
