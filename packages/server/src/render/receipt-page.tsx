import { replyMarkup } from '@riposte/markup'
import type { Words } from '@riposte/messages'
import type { JSX } from 'preact'
import { WayBack } from './answer-page.tsx'
import { Markup } from './draw-markup.tsx'
import { Moment } from './moment.tsx'
import { IN_ENGLISH, renderPage } from './page.tsx'
import type { ReceiptView } from './page-views.ts'
import { PersonName } from './person-name.tsx'
import { ReceiptMail } from './receipt-mail.tsx'
import { ReceiptWhy } from './receipt-why.tsx'
import { STATUS_SENTENCES, STATUS_TITLES } from './receipt-words.ts'

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
            {words.say(view.justDone === 'erased' ? 'doneErased' : 'doneChanged')}
          </p>
        )}
        <p class="standfirst">{words.say(STATUS_SENTENCES[view.reply.status])}</p>
        <WayBack url={view.articleUrl} title={view.articleTitle} words={words} />
        {view.reply.status !== 'erased' && <YourReply view={view} />}
        {view.editUrl !== null && (
          <EditForm url={view.editUrl} text={view.reply.text} words={words} />
        )}
        <ReceiptWhy view={view} />
        {view.mail && <ReceiptMail mail={view.mail} words={words} />}
        <WhatIsHeld held={view.held} words={words} />
        {view.eraseUrl !== null && <EraseForm url={view.eraseUrl} words={words} />}
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

interface WhatIsHeldProps extends Pick<ReceiptView, 'held'> {
  readonly words: Words
}

/** What is held is in the register's words: in English. */
function WhatIsHeld({ held, words }: WhatIsHeldProps): JSX.Element {
  const [inForm, forLife] = [words.say('heldForm'), words.say('heldLife')]
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
              <th scope="col">{inForm}</th>
              <th scope="col">{forLife}</th>
            </tr>
          </thead>
          <tbody>
            {held.map(({ name, form, life }) => (
              <tr>
                <th scope="row">
                  <span {...IN_ENGLISH}>{name}</span>
                </th>
                <td data-label={inForm}>
                  <span {...IN_ENGLISH}>{form}</span>
                </td>
                <td data-label={forLife}>
                  <span {...IN_ENGLISH}>{life}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

interface FormProps {
  readonly url: string
  readonly words: Words
}

function EditForm({ url, text, words }: FormProps & { readonly text: string }): JSX.Element {
  return (
    <details>
      <summary>{words.say('changeIt')}</summary>
      <form method="post" action={url}>
        <p>
          <label for="receipt-text">{words.say('yourReply')}</label>
          <textarea id="receipt-text" name="text" rows={6} required dir="auto">
            {text}
          </textarea>
        </p>
        <p>{words.say('changeMeans')}</p>
        <button class="button" type="submit">
          {words.say('changeReply')}
        </button>
      </form>
    </details>
  )
}

/** The box is required, so that no stray press and no prefetching program erases anything. */
function EraseForm({ url, words }: FormProps): JSX.Element {
  return (
    <section class="panel" aria-labelledby="erase">
      <h2 id="erase">{words.say('eraseIt')}</h2>
      <p>{words.say('eraseMeans')}</p>
      <form method="post" action={url}>
        <label class="tick">
          <input type="checkbox" name="confirm" value="yes" required />
          <span>{words.say('eraseSure')}</span>
        </label>
        <button class="button button-grave" type="submit">
          {words.say('eraseReply')}
        </button>
      </form>
    </section>
  )
}
