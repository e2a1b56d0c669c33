import { replyMarkup } from '@riposte/markup'
import type { JSX } from 'preact'
import { WayBack } from './answer-page.tsx'
import { Markup } from './draw-markup.tsx'
import { Moment } from './moment.tsx'
import { renderPage } from './page.tsx'
import type { ReceiptView } from './page-views.ts'
import { PersonName } from './person-name.tsx'
import { ReceiptMail } from './receipt-mail.tsx'
import { decidedBy, reasonsByDirection, STATUS_TITLES, statusSentence } from './receipt-words.ts'

/** The writer's private page for one reply. */
export function renderReceiptPage(view: ReceiptView): string {
  return renderPage({
    site: view.site,
    title: 'Your receipt',
    isPrivate: true,
    kind: 'receipt-page',
    children: (
      <>
        <p class="kicker">Your receipt</p>
        <h1 class="page-title">{STATUS_TITLES[view.reply.status]}</h1>
        {view.justDone && (
          <p class="done" role="status">
            Done: your reply has been {view.justDone}.
          </p>
        )}
        <p class="standfirst">{statusSentence(view)}</p>
        <WayBack url={view.articleUrl} title={view.articleTitle} />
        {view.reply.status !== 'erased' && <YourReply view={view} />}
        {view.editUrl !== null && <EditForm url={view.editUrl} text={view.reply.text} />}
        <WhoDecided view={view} />
        {view.mail && <ReceiptMail mail={view.mail} />}
        <WhatIsHeld held={view.held} />
        {view.eraseUrl !== null && <EraseForm url={view.eraseUrl} />}
      </>
    ),
  })
}

function YourReply({ view: { reply } }: { readonly view: ReceiptView }): JSX.Element {
  return (
    <section aria-labelledby="your-reply">
      <h2 id="your-reply">Your reply</h2>
      <div class="quoted">
        <p class="byline">
          <PersonName name={reply.name} />
          <Moment at={reply.submittedAt} />
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

function WhoDecided({ view }: { readonly view: ReceiptView }): JSX.Element {
  const { speakFor, speakAgainst } = reasonsByDirection(view.verdict.reasons)
  return (
    <section aria-labelledby="who-decided">
      <h2 id="who-decided">Who decided, and why</h2>
      <p>{decidedBy(view)}</p>
      {speakFor.length + speakAgainst.length > 0 && (
        <p>What the filter noticed when your reply came in, the strongest first:</p>
      )}
      <div class="reasons">
        <Reasons title="Spoke for advertising" sentences={speakFor} />
        <Reasons title="Spoke against advertising" sentences={speakAgainst} />
      </div>
    </section>
  )
}

function Reasons({ title, sentences }: { title: string; sentences: readonly string[] }) {
  if (sentences.length === 0) return null
  return (
    <div>
      <h3>{title}</h3>
      <ul>
        {sentences.map((sentence) => (
          <li dir="auto">{sentence}</li>
        ))}
      </ul>
    </div>
  )
}

function WhatIsHeld({ held }: Pick<ReceiptView, 'held'>): JSX.Element {
  return (
    <section aria-labelledby="what-is-held">
      <h2 id="what-is-held">What is held about it</h2>
      {held.length === 0 ? (
        <p>Nothing.</p>
      ) : (
        <table class="cards">
          <thead>
            <tr>
              <th scope="col">What</th>
              <th scope="col">In which form</th>
              <th scope="col">For how long</th>
            </tr>
          </thead>
          <tbody>
            {held.map(({ name, form, life }) => (
              <tr>
                <th scope="row">{name}</th>
                <td data-label="In which form">{form}</td>
                <td data-label="For how long">{life}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

function EditForm({ url, text }: { readonly url: string; readonly text: string }): JSX.Element {
  return (
    <details>
      <summary>Change it</summary>
      <form method="post" action={url}>
        <p>
          <label for="receipt-text">Your reply</label>
          <textarea id="receipt-text" name="text" rows={6} required dir="auto">
            {text}
          </textarea>
        </p>
        <p>
          It is judged anew. Moderators can see what it said before; readers see that it was
          changed.
        </p>
        <button class="button" type="submit">
          Change my reply
        </button>
      </form>
    </details>
  )
}

/** The box is required, so that no stray press and no prefetching program erases anything. */
function EraseForm({ url }: { readonly url: string }): JSX.Element {
  return (
    <section class="panel" aria-labelledby="erase">
      <h2 id="erase">Erase this reply</h2>
      <p>
        Its words, your name and your website are deleted from this server, at once and for good.
        Answers of others stay; then the place of yours says that it was erased.
      </p>
      <form method="post" action={url}>
        <label class="tick">
          <input type="checkbox" name="confirm" value="yes" required />
          <span>Yes, erase my reply. I know that nobody can bring it back.</span>
        </label>
        <button class="button button-grave" type="submit">
          Erase my reply
        </button>
      </form>
    </section>
  )
}
