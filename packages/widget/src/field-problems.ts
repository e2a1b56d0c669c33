/**
 * Shows beside its field what is wrong with it, as the server would, and goes there.
 *
 * @returns false when the form has no such field that a person can see.
 */
export function showProblem(form: HTMLFormElement, field: string, problem: string): boolean {
  const input = form.elements.namedItem(field)
  if (!isWritable(input)) return false
  const line = document.createElement('p')
  line.className = 'riposte-problem'
  line.id = `riposte-${field}-problem`
  line.textContent = problem
  input.before(line)
  input.closest('.riposte-field')?.classList.add('riposte-field-wrong')
  input.setAttribute('aria-invalid', 'true')
  describe(input, (ids) => [...ids, line.id])
  input.focus()
  return true
}

/** Takes away every problem, also those that came with the page. */
export function clearProblems(form: HTMLFormElement): void {
  for (const line of form.querySelectorAll('.riposte-problem, .riposte-problems')) line.remove()
  for (const field of form.querySelectorAll('.riposte-field-wrong')) {
    field.classList.remove('riposte-field-wrong')
  }
  for (const input of form.querySelectorAll('[aria-invalid]')) {
    input.removeAttribute('aria-invalid')
    describe(input, (ids) => ids.filter((id) => !id.endsWith('-problem')))
  }
}

function isWritable(input: unknown): input is HTMLInputElement | HTMLTextAreaElement {
  if (input instanceof HTMLTextAreaElement) return true
  return input instanceof HTMLInputElement && input.type !== 'hidden'
}

function describe(input: Element, change: (ids: string[]) => string[]): void {
  const ids = input.getAttribute('aria-describedby')?.split(/\s+/) ?? []
  const changed = change(ids.filter((id) => id !== ''))
  if (changed.length > 0) input.setAttribute('aria-describedby', changed.join(' '))
  else input.removeAttribute('aria-describedby')
}
