import { findHome, findLinks } from '../features/find-links.ts'
import { registrableDomain } from '../features/links.ts'
import type { Submission } from '../submission.ts'

const LINKED_DOMAINS_MAX = 8

/** The registrable domains that `submission` links to, its writer's address first; at most 8. */
export function linkedDomains({ text, authorUrl }: Submission): readonly string[] {
  const home = findHome(authorUrl)
  const links = home ? [home, ...findLinks(text)] : findLinks(text)
  const domains = new Set<string>()
  for (const { host } of links) {
    domains.add(registrableDomain(host))
    if (domains.size === LINKED_DOMAINS_MAX) break
  }
  return [...domains]
}
