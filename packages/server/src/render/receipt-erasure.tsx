import type { PageKey, Words } from '@riposte/messages'
import type { EpochMs } from '@riposte/protocol'
import type { JSX } from 'preact'
import type { CheckedEntry, ErasureState } from '../privacy/check-erased.ts'
import { Moment } from './moment.tsx'
import { Translated } from './translated.tsx'

/** What was erased, and what is found of it now. */
export interface ErasureView {
  readonly erasedAt: EpochMs
  readonly lookedAt: EpochMs
  readonly entries: readonly CheckedEntry[]
  readonly model: ErasureState
  readonly memory: ErasureState
  /** Drawn ones, in the server's memory. */
  readonly copies: ErasureState
  readonly pages: ErasureState
}

const STATES = {
  gone: 'erasureGone',
  stays: 'erasureStays',
  untied: 'erasureUntied',
  'under-way': 'erasureUnderWay',
} as const satisfies Record<ErasureState, PageKey>

interface ErasureProps {
  readonly erasure: ErasureView
  readonly words: Words
}

/** The list of what was erased, looked for again; and what nobody can take back. */
export function ReceiptErasure({ erasure, words }: ErasureProps): JSX.Element {
  const { erasedAt, lookedAt, entries, model, memory, copies, pages } = erasure
  const times = {
    erased: <Moment at={erasedAt} words={words} />,
    looked: <Moment at={lookedAt} words={words} />,
  }
  const others = [
    ['erasureModel', model],
    ['erasureMemory', memory],
    ['erasureCopies', copies],
  ] as const
  return (
    <>
      <section aria-labelledby="erasure">
        <h2 id="erasure">{words.say('erasureTitle')}</h2>
        <p>{words.parts('erasureMeans', times)}</p>
        <table class="cards">
          <thead>
            <tr>
              <th scope="col">{words.say('heldWhat')}</th>
              <th scope="col">{words.say('erasureNow')}</th>
            </tr>
          </thead>
          <tbody>
            {entries.map(({ name, state }) => (
              <Row words={words} says={STATES[state]}>
                <Translated text={name} words={words} />
              </Row>
            ))}
            {others.map(([what, state]) => (
              <Row words={words} says={STATES[state]}>
                {words.say(what)}
              </Row>
            ))}
            <Row words={words} says={pages === 'gone' ? 'erasureTold' : STATES[pages]}>
              {words.say('erasurePages')}
            </Row>
          </tbody>
        </table>
      </section>
      <section aria-labelledby="not-back">
        <h2 id="not-back">{words.say('erasureNotBack')}</h2>
        <p>{words.say('erasureNotBackMeans')}</p>
      </section>
    </>
  )
}

interface RowProps {
  readonly words: Words
  readonly says: PageKey
  readonly children: JSX.Element | string
}

function Row({ words, says, children }: RowProps): JSX.Element {
  return (
    <tr>
      <th scope="row">{children}</th>
      <td data-label={words.say('erasureNow')}>{words.say(says)}</td>
    </tr>
  )
}
