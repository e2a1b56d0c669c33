import type { PageKey, Words } from '@riposte/messages'
import type { JSX } from 'preact'
import { FormField, ProblemSummary } from './form-field.tsx'
import { NotifyBox } from './notify-box.tsx'
import type { FormView, ThreadView } from './page-views.ts'
import { PersonName } from './person-name.tsx'

/** The form under a thread: plain HTML that posts without a script. */
export function ReplyForm({ view }: { readonly view: ThreadView }): JSX.Element {
  const { form, site } = view
  const { words } = site
  return (
    <form
      class="riposte-form"
      id="riposte-form"
      method="post"
      action={`${form.action}#riposte-form`}
    >
      <h3 class="riposte-form-title">{words.say('leaveReply')}</h3>
      <ProblemSummary form={form} words={words} />
      <Answering view={view} />
      <input type="hidden" name="article" value={view.article} />
      <input type="hidden" name="formToken" value={form.formToken} />
      <TextField form={form} words={words} />
      <WriterFields form={form} words={words} />
      {form.offersMail && <NotifyBox form={form} words={words} />}
      <Honeypot words={words} />
      <div class="riposte-buttons">
        <button class="riposte-submit" type="submit">
          {words.say('post')}
        </button>
      </div>
    </form>
  )
}

function Answering({ view }: { readonly view: ThreadView }): JSX.Element | null {
  const { answers } = view.form
  const { words } = view.site
  if (!answers) return null
  return (
    <p class="riposte-answering">
      <input type="hidden" name="parentId" value={answers.id} />
      {words.parts('answering', { name: <PersonName name={answers.name} /> })} –{' '}
      <a class="riposte-cancel" href={`${view.pageUrl.split('#', 1)[0]}#riposte-form`}>
        {words.say('cancel')}
      </a>
    </p>
  )
}

interface FieldProps {
  readonly form: FormView
  readonly words: Words
}

function required(words: Words, key: PageKey): string {
  return words.say('required', { label: words.say(key) })
}

/** No `maxlength` here or below: a browser would cut what is pasted. Too long is refused. */
function TextField({ form, words }: FieldProps): JSX.Element {
  return (
    <FormField
      name="text"
      label={required(words, 'yourReply')}
      hint={words.say('markupHint')}
      form={form}
      control={(ties) => (
        <textarea {...ties} rows={6} required dir="auto">
          {form.values.text ?? ''}
        </textarea>
      )}
    />
  )
}

function WriterFields({ form, words }: FieldProps): JSX.Element {
  return (
    <div class="riposte-writer">
      <FormField
        name="name"
        label={required(words, 'name')}
        hint={words.say('nameHint')}
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
        label={words.say('email')}
        hint={words.say(form.offersMail ? 'emailHintMail' : 'emailHint')}
        form={form}
        control={(ties) => (
          <input {...ties} type="email" value={form.values.email ?? ''} autocomplete="email" />
        )}
      />
      <FormField
        name="website"
        label={words.say('website')}
        hint={words.say('websiteHint')}
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
function Honeypot({ words }: Pick<FieldProps, 'words'>): JSX.Element {
  return (
    <div class="riposte-nothing" aria-hidden="true">
      <label for="riposte-subject">{words.say('leaveEmpty')}</label>
      <input id="riposte-subject" type="text" name="subject" tabIndex={-1} autocomplete="off" />
    </div>
  )
}
