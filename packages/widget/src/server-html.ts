import { nameParts } from './name-parts.ts'

/** What we use of Trusted Types, which not every browser has. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createHTML(html: string): string },
  ): { createHTML(html: string): string }
}

declare global {
  var trustedTypes: TrustedTypes | undefined
}

// A page may forbid making a policy twice: it is made once, when the script is loaded.
const policy = globalThis.trustedTypes?.createPolicy('riposte', { createHTML: (html) => html })

/**
 * HTML as nodes that belong to no page yet: no script in it runs, no image loads.
 *
 * Only for what our own server rendered. The policy passes it on unchanged: the server escapes,
 * and nothing touches the string afterwards.
 */
export function serverHtml(html: string): DocumentFragment {
  const template = document.createElement('template')
  template.innerHTML = policy ? policy.createHTML(html) : html
  nameParts(template.content)
  return template.content
}
