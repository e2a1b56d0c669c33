import type { JSX } from 'preact'
import { FormField, ProblemSummary } from './form-field.tsx'
import { NotifyBox } from './notify-box.tsx'
import type { FormView, ThreadView } from './page-views.ts'
import { PersonName } from './person-name.tsx'

const NAME_HINT = 'Shown with your reply.'
const EMAIL_HINT =
  'Optional, never shown. The address is not stored: only scrambled traces, for the spam filter.'
const EMAIL_HINT_WITH_MAIL =
  'Optional, never shown. Stored only if you ask for mail below, encrypted; else only scrambled ' +
  'traces of it, for the spam filter.'
const WEBSITE_HINT = 'Optional. Your name links to it.'

/** The form under a thread: plain HTML that posts without a script. */
export function ReplyForm({ view }: { readonly view: ThreadView }): JSX.Element {
  const { form } = view
  return (
    <form
      class="riposte-form"
      id="riposte-form"
      method="post"
      action={`${form.action}#riposte-form`}
    >
      <h3 class="riposte-form-title">Leave a Reply</h3>
      <ProblemSummary form={form} />
      <Answering view={view} />
      <input type="hidden" name="article" value={view.article} />
      <input type="hidden" name="formToken" value={form.formToken} />
      <TextField form={form} />
      <WriterFields form={form} />
      {form.offersMail && <NotifyBox form={form} />}
      <Honeypot />
      <button class="riposte-submit" type="submit">
        Post reply
      </button>
    </form>
  )
}

function Answering({ view }: { readonly view: ThreadView }): JSX.Element | null {
  const { answers } = view.form
  if (!answers) return null
  return (
    <p class="riposte-answering">
      <input type="hidden" name="parentId" value={answers.id} />
      Answering <PersonName name={answers.name} /> –{' '}
      <a class="riposte-cancel" href={`${view.pageUrl.split('#', 1)[0]}#riposte-form`}>
        cancel
      </a>
    </p>
  )
}

/** No `maxlength` here or below: a browser would cut what is pasted. Too long is refused. */
function TextField({ form }: { readonly form: FormView }): JSX.Element {
  return (
    <FormField
      name="text"
      label="Your reply (required)"
      form={form}
      control={(ties) => (
        <textarea {...ties} rows={6} required dir="auto">
          {form.values.text ?? ''}
        </textarea>
      )}
    />
  )
}

function WriterFields({ form }: { readonly form: FormView }): JSX.Element {
  return (
    <div class="riposte-writer">
      <FormField
        name="name"
        label="Name (required)"
        hint={NAME_HINT}
        form={form}
        control={(ties) => (
          <input
            {...ties}
            type="text"
            value={form.values.name ?? ''}
            required
            autocomplete="name"
            dir="auto"
          />
        )}
      />
      <FormField
        name="email"
        label="E-mail"
        hint={form.offersMail ? EMAIL_HINT_WITH_MAIL : EMAIL_HINT}
        form={form}
        control={(ties) => (
          <input {...ties} type="email" value={form.values.email ?? ''} autocomplete="email" />
        )}
      />
      <FormField
        name="website"
        label="Website"
        hint={WEBSITE_HINT}
        form={form}
        control={(ties) => (
          <input
            {...ties}
            type="text"
            inputMode="url"
            value={form.values.website ?? ''}
            autocomplete="url"
            dir="ltr"
          />
        )}
      />
    </div>
  )
}

/** A field that people never meet: out of sight, out of the tab order, out of the spoken page. */
function Honeypot(): JSX.Element {
  return (
    <div class="riposte-nothing" aria-hidden="true">
      <label for="riposte-subject">Leave this empty</label>
      <input id="riposte-subject" type="text" name="subject" tabIndex={-1} autocomplete="off" />
    </div>
  )
}
