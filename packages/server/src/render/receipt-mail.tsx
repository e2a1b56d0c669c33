import type { JSX } from 'preact'
import type { ReceiptView } from './page-views.ts'

type MailOfReceipt = NonNullable<ReceiptView['mail']>

const SENTENCES: Record<MailOfReceipt['state'], string> = {
  pending:
    'You asked to be told of answers. Once your reply is published, a mail asks you to confirm; ' +
    'no other comes before you do. The mail may take a day if others asked you to confirm lately.',
  confirmed: 'You are told by e-mail when somebody answers this reply.',
}

/** Whether answers are mailed, and the button that stops it. */
export function ReceiptMail({ mail }: { readonly mail: MailOfReceipt }): JSX.Element {
  return (
    <section aria-labelledby="mail">
      <h2 id="mail">Mail about answers</h2>
      <p>{SENTENCES[mail.state]}</p>
      <form method="post" action={mail.stopUrl}>
        <button class="button" type="submit">
          Stop it and delete my address
        </button>
      </form>
    </section>
  )
}
