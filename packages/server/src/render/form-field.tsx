import type { Words } from '@riposte/messages'
import type { ComponentChildren, JSX } from 'preact'
import type { FormField as FieldName, FormView } from './page-views.ts'

interface FormFieldProps {
  readonly name: FieldName
  readonly label: string
  readonly hint?: string
  readonly form: FormView
  /** Draws the control with the attributes that tie it to its label, hint and problem. */
  readonly control: (ties: Ties) => ComponentChildren
}

interface Ties {
  readonly id: string
  readonly name: FieldName
  readonly 'aria-describedby': string | undefined
  readonly 'aria-invalid': 'true' | undefined
}

/** One labelled control, with its hint above it and what is wrong with it beside it. */
export function FormField({ name, label, hint, form, control }: FormFieldProps): JSX.Element {
  const id = fieldId(name)
  const problem = form.problems[name]
  const described = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(' ')
  return (
    <div class={problem ? 'riposte-field riposte-field-wrong' : 'riposte-field'}>
      <label for={id}>{label}</label>
      {hint && (
        <p class="riposte-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {problem && (
        <p class="riposte-problem" id={`${id}-problem`}>
          {problem}
        </p>
      )}
      {control({
        id,
        name,
        'aria-describedby': described || undefined,
        'aria-invalid': problem ? 'true' : undefined,
      })}
    </div>
  )
}

/** What is wrong, all of it, before the form, each with a way to its field. */
export function ProblemSummary({ form, words }: { form: FormView; words: Words }) {
  const problems = Object.entries(form.problems) as [FieldName | 'form', string][]
  if (problems.length === 0) return null
  return (
    <div class="riposte-problems" role="alert" tabIndex={-1}>
      <p>
        <strong>{words.say('notSent')}</strong>
      </p>
      <ul>
        {problems.map(([name, problem]) => (
          <li>
            {name === 'form' || name === 'parentId' ? (
              problem
            ) : (
              <a href={`#${fieldId(name)}`}>{problem}</a>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** The title of a page whose form came back: heard first, and seen among the tabs. */
export function formTitle({ problems }: FormView, title: string, words: Words): string {
  return Object.keys(problems).length > 0 ? words.say('notSentTitle', { title }) : title
}

function fieldId(name: FieldName): string {
  return `riposte-${name}`
}
