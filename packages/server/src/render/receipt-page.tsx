import { replyMarkup } from '@riposte/markup'
import type { PageKey, Words } from '@riposte/messages'
import type { JSX } from 'preact'
import { WayBack } from './answer-page.tsx'
import { Markup } from './draw-markup.tsx'
import { EraseForm } from './erase-form.tsx'
import { Moment } from './moment.tsx'
import { renderPage } from './page.tsx'
import type { ReceiptView } from './page-views.ts'
import { PersonName } from './person-name.tsx'
import { ReceiptAppeal } from './receipt-appeal.tsx'
import { ReceiptErasure } from './receipt-erasure.tsx'
import { ReceiptMail } from './receipt-mail.tsx'
import { ReceiptObjection } from './receipt-objection.tsx'
import { SeeEverything } from './receipt-rights.tsx'
import { ReceiptWhy } from './receipt-why.tsx'
import { STATUS_SENTENCES, STATUS_TITLES } from './receipt-words.ts'
import { Translated } from './translated.tsx'

const DONE = {
  erased: 'doneErased',
  changed: 'doneChanged',
  corrected: 'doneCorrected',
  appealed: 'doneAppealed',
} as const satisfies Record<NonNullable<ReceiptView['justDone']>, PageKey>

const HELD_COLUMNS = [
  ['form', 'heldForm'],
  ['life', 'heldLife'],
  ['recipients', 'exportRecipients'],
] as const

const EDIT = { summary: 'changeIt', means: 'changeMeans', button: 'changeReply' } as const
const CORRECT = { summary: 'correctIt', means: 'correctMeans', button: 'correctReply' } as const

/** The writer's private page for one reply. */
export function renderReceiptPage(view: ReceiptView): string {
  const { words } = view.site
  return renderPage({
    site: view.site,
    title: words.say('yourReceipt'),
    isPrivate: true,
    kind: 'receipt-page',
    children: (
      <>
        <p class="kicker">{words.say('yourReceipt')}</p>
        <h1 class="page-title">{words.say(STATUS_TITLES[view.reply.status])}</h1>
        {view.justDone && (
          <p class="done" role="status">
            {words.say(DONE[view.justDone])}
          </p>
        )}
        <p class="standfirst">{words.say(STATUS_SENTENCES[view.reply.status])}</p>
        <WayBack url={view.articleUrl} title={view.articleTitle} words={words} />
        {view.reply.status !== 'erased' && <YourReply view={view} />}
        <OtherWords view={view} words={words} />
        <ReceiptWhy view={view} />
        <ReceiptAppeal appeal={view.appeal} words={words} />
        {view.mail && <ReceiptMail mail={view.mail} words={words} />}
        {view.erasure && <ReceiptErasure erasure={view.erasure} words={words} />}
        <WhatIsHeld {...view} words={words} />
        <SeeEverything rights={view.rights} words={words} />
        {view.objection && <ReceiptObjection objection={view.objection} words={words} />}
        {view.eraseUrl !== null && <EraseForm of="one" url={view.eraseUrl} words={words} />}
      </>
    ),
  })
}

function YourReply({ view }: { readonly view: ReceiptView }): JSX.Element {
  const { reply, site } = view
  const { words } = site
  return (
    <section aria-labelledby="your-reply">
      <h2 id="your-reply">{words.say('yourReply')}</h2>
      <div class="quoted">
        <p class="byline">
          <PersonName name={reply.name} />
          <Moment at={reply.submittedAt} words={words} />
        </p>
        {reply.website && (
          <p class="byline">
            <bdi>{reply.website}</bdi>
          </p>
        )}
        <div class="quoted-text" dir="auto">
          <Markup blocks={replyMarkup(reply.text)} />
        </div>
      </div>
    </section>
  )
}

interface WhatIsHeldProps extends Pick<ReceiptView, 'held' | 'notice'> {
  readonly words: Words
}

/** What is held, in the register's words. */
function WhatIsHeld({ held, notice, words }: WhatIsHeldProps): JSX.Element {
  return (
    <section aria-labelledby="what-is-held">
      <h2 id="what-is-held">{words.say('whatIsHeld')}</h2>
      {held.length === 0 ? (
        <p>{words.say('nothingHeld')}</p>
      ) : (
        <table class="cards">
          <thead>
            <tr>
              <th scope="col">{words.say('heldWhat')}</th>
              {HELD_COLUMNS.map(([, label]) => (
                <th scope="col">{words.say(label)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {held.map((entry) => (
              <tr>
                <th scope="row">
                  <Translated text={entry.name} words={words} />
                </th>
                {HELD_COLUMNS.map(([column, label]) => (
                  <td data-label={words.say(label)}>
                    <Translated text={entry[column]} words={words} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {notice && (
        <p>
          <a href={notice.url}>{words.say('noticeVersion', { version: notice.version })}</a>
        </p>
      )}
    </section>
  )
}

/** In the time for that, an edit; later, a correction. */
function OtherWords({ view, words }: { view: ReceiptView; words: Words }): JSX.Element | null {
  const url = view.editUrl ?? view.correctUrl ?? null
  if (url === null) return null
  const says = view.editUrl === null ? CORRECT : EDIT
  return (
    <details>
      <summary>{words.say(says.summary)}</summary>
      <form method="post" action={url}>
        {view.editUrl === null && view.mayRename && <Names reply={view.reply} words={words} />}
        <p>
          <label for="receipt-text">{words.say('yourReply')}</label>
          <textarea id="receipt-text" name="text" rows={6} required dir="auto">
            {view.reply.text}
          </textarea>
        </p>
        <p>{words.say(says.means)}</p>
        <button class="button" type="submit">
          {words.say(says.button)}
        </button>
      </form>
    </details>
  )
}

function Names({ reply, words }: Pick<ReceiptView, 'reply'> & { words: Words }): JSX.Element {
  return (
    <>
      <p>
        <label for="receipt-name">{words.say('name')}</label>
        <input id="receipt-name" name="name" value={reply.name} required dir="auto" />
      </p>
      <p>
        <label for="receipt-website">{words.say('website')}</label>
        <input
          id="receipt-website"
          name="website"
          value={reply.website}
          inputMode="url"
          dir="ltr"
        />
      </p>
    </>
  )
}
