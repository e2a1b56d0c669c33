import { printable } from '@riposte/markup'
import type { PageKey, Words } from '@riposte/messages'
import type { EpochMs } from '@riposte/protocol'
import type { JSX } from 'preact'
import { dayIn } from './moment.tsx'
import type { AppealView } from './page-views.ts'

interface ReceiptAppealProps {
  readonly appeal: AppealView
  readonly words: Words
}

/** How a reply's writer asks a person to look again, and what came of it. */
export function ReceiptAppeal({ appeal, words }: ReceiptAppealProps): JSX.Element {
  return (
    <>
      {appeal.last && <LastAppeal last={appeal.last} words={words} />}
      {appeal.url !== null && <AppealForm url={appeal.url} words={words} />}
    </>
  )
}

const STATES = {
  waits: 'appealWaits',
  published: 'appealPublished',
  stands: 'appealStands',
  settled: 'appealSettled',
} as const satisfies Record<NonNullable<AppealView['last']>['state'], PageKey>

interface LastAppealProps {
  readonly last: NonNullable<AppealView['last']>
  readonly words: Words
}

function LastAppeal({ last, words }: LastAppealProps): JSX.Element {
  const { state, at, keptUntil, answer } = last
  const day = (moment: EpochMs) => dayIn(words, new Date(moment).toISOString())
  return (
    <section aria-labelledby="your-appeal">
      <h2 id="your-appeal">{words.say('yourAppeal')}</h2>
      <p>{words.say(STATES[state], { day: day(answer?.at ?? at) })}</p>
      {keptUntil !== null && <p>{words.say('appealKept', { day: day(keptUntil) })}</p>}
      <Quoted title={words.say('appealTheyWrote')} text={answer?.words ?? ''} />
      <Quoted title={words.say('appealYouWrote')} text={last.words} />
    </section>
  )
}

/** Words between people who are not in the thread: plain text, with its lines. */
function Quoted({ title, text }: { title: string; text: string }): JSX.Element | null {
  if (text === '') return null
  return (
    <div class="appeal-words">
      <h3>{title}</h3>
      <div class="quoted">
        <div class="quoted-text" dir="auto">
          <p>{printable(text)}</p>
        </div>
      </div>
    </div>
  )
}

function AppealForm({ url, words }: { readonly url: string; readonly words: Words }): JSX.Element {
  return (
    <section class="panel" aria-labelledby="appeal">
      <h2 id="appeal">{words.say('appealTitle')}</h2>
      <p>{words.say('appealMeans')}</p>
      <form method="post" action={url}>
        <p>
          <label for="appeal-words">{words.say('appealWords')}</label>
          <textarea id="appeal-words" name="words" rows={3} dir="auto" />
        </p>
        <button class="button" type="submit">
          {words.say('appealSend')}
        </button>
      </form>
    </section>
  )
}
