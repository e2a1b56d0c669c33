import type { PageKey, Words } from '@riposte/messages'
import type { JSX } from 'preact'
import type { ReceiptView } from './page-views.ts'

type MailOfReceipt = NonNullable<ReceiptView['mail']>

const SENTENCES = {
  pending: 'receiptMailPending',
  confirmed: 'receiptMailConfirmed',
} as const satisfies Record<MailOfReceipt['state'], PageKey>

/** Whether answers are mailed, and the button that stops it. */
export function ReceiptMail({ mail, words }: { mail: MailOfReceipt; words: Words }): JSX.Element {
  return (
    <section aria-labelledby="mail">
      <h2 id="mail">{words.say('mailAbout')}</h2>
      <p>{words.say(SENTENCES[mail.state])}</p>
      <form method="post" action={mail.stopUrl}>
        <button class="button" type="submit">
          {words.say('receiptMailStop')}
        </button>
      </form>
    </section>
  )
}
