import type { Words } from '@riposte/messages'
import type { EpochMs } from '@riposte/protocol'
import type { JSX } from 'preact'
import { dayIn } from './moment.tsx'

/** Where a writer objects to the filter's learning, or that they did. */
export interface ObjectionView {
  readonly url: string
  readonly objectedAt: EpochMs | null
}

interface ObjectionProps {
  readonly objection: ObjectionView
  readonly words: Words
}

export function ReceiptObjection({ objection, words }: ObjectionProps): JSX.Element {
  const { url, objectedAt } = objection
  return (
    <section aria-labelledby="objection">
      <h2 id="objection">{words.say('objectTitle')}</h2>
      {objectedAt === null ? (
        <>
          <p>{words.say('objectMeans')}</p>
          <form method="post" action={url}>
            <button class="button" type="submit">
              {words.say('objectButton')}
            </button>
          </form>
        </>
      ) : (
        <p>{words.say('objectDone', { day: dayIn(words, new Date(objectedAt).toISOString()) })}</p>
      )}
    </section>
  )
}
