import type { Words } from '@riposte/messages'
import type { JSX } from 'preact'
import type { FormView } from './page-views.ts'

/** Asks to be told of answers by mail. Never ticked beforehand. */
export function NotifyBox({ form, words }: { form: FormView; words: Words }): JSX.Element {
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
        <span>{words.say('notify')}</span>
      </label>
      <p class="riposte-hint" id="riposte-notify-hint">
        {words.say('notifyHint')}
      </p>
    </div>
  )
}
