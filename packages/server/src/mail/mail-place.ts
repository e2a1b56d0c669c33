/** Where mail goes: to the operator's mail server, or into a folder. */
export type MailPlace =
  | {
      readonly kind: 'smtp'
      readonly host: string
      readonly port: number
      readonly encryption: 'from-the-start' | 'required' | 'none'
      readonly login: { readonly user: string; readonly pass: string } | undefined
    }
  | { readonly kind: 'file'; readonly folder: string }

const WANTED = 'smtp://user:password@host:587, smtps://… or file:DIR'

/**
 * Reads `--mail`. It never repeats what it was given, as that holds a password.
 *
 * @throws Error that says what is expected.
 */
export function parseMailPlace(words: readonly string[]): MailPlace {
  const word = words.at(-1) ?? ''
  const folder = /^file:(?:\/\/(?=\/))?(.+)$/.exec(word)?.[1]
  if (folder !== undefined) return { kind: 'file', folder }
  const url = URL.canParse(word) ? new URL(word) : undefined
  if (!url || !/^smtps?:$/.test(url.protocol) || !url.hostname || url.hash) {
    throw new Error(`is not an address like ${WANTED}.`)
  }
  const isPlain = url.search === '?tls=no'
  const isSecure = url.protocol === 'smtps:'
  if ((url.search && !isPlain) || (isPlain && isSecure) || !/^\/?$/.test(url.pathname)) {
    throw new Error('may end in “?tls=no” after smtp://host:port, and in nothing else.')
  }
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1')
  const login = { user: decoded(url.username), pass: decoded(url.password) }
  const mayBePlain = isPlain || isOwnMachine(host)
  return {
    kind: 'smtp',
    host,
    port: url.port === '' ? (isSecure ? 465 : 587) : Number(url.port),
    encryption: isSecure ? 'from-the-start' : mayBePlain ? 'none' : 'required',
    login: login.user === '' ? undefined : login,
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    throw new Error('has a “%” in its user or password that must be written “%25”.')
  }
}

const isOwnMachine = (host: string) => /^(localhost|127(\.\d+){3}|::1)$/.test(host)
