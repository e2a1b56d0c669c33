import { words } from './thread-words.ts'

/**
 * Who the site signed in is named, and asked for nothing that the site has said; a guest, or who
 * signed out meanwhile, is asked again.
 */
export function showReader(form: HTMLFormElement, reader: string | undefined): void {
  form.querySelector('.riposte-signed-in')?.remove()
  const name = reader && nameIn(reader)
  for (const field of ['name', 'email', 'website']) {
    const input = form.elements.namedItem(field)
    if (!(input instanceof HTMLInputElement)) continue
    input.disabled = Boolean(name)
    const box = input.closest<HTMLElement>('.riposte-field')
    if (box) box.hidden = input.disabled
  }
  if (!name) return
  const line = document.createElement('p')
  line.className = 'riposte-signed-in'
  const person = document.createElement('bdi')
  person.textContent = name
  const [before = '', after = ''] = words('signedInAs', { name: '\0' }).split('\0')
  line.append(before, person, after)
  form.querySelector('.riposte-submit')?.before(line)
}

/** From the token's middle part; whether it is true is the server's to say. */
function nameIn(token: string): string | undefined {
  try {
    const part = (token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/')
    const bytes = Uint8Array.from(atob(part), (sign) => sign.charCodeAt(0))
    return JSON.parse(new TextDecoder().decode(bytes)).name
  } catch {
    return undefined
  }
}
