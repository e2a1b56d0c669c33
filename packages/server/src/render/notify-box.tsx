import type { JSX } from 'preact'
import type { FormView } from './page-views.ts'

/** Asks to be told of answers by mail. Never ticked beforehand. */
export function NotifyBox({ form }: { readonly form: FormView }): JSX.Element {
  return (
    <div class="riposte-notify">
      <label class="riposte-tick" for="riposte-notify">
        <input
          id="riposte-notify"
          type="checkbox"
          name="notify"
          value="yes"
          checked={Boolean(form.values.notify)}
          aria-describedby="riposte-notify-hint"
        />
        <span>Notify me of answers by e-mail</span>
      </label>
      <p class="riposte-hint" id="riposte-notify-hint">
        Once your reply is published, a mail asks you to confirm. Each mail has a link that stops
        them.
      </p>
    </div>
  )
}
