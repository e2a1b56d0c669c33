import type { Facts } from '@riposte/filter'

/** What kind of program sent a request, from its User-Agent. The header itself is not kept. */
export function agentFamily(userAgent: string | undefined): NonNullable<Facts['agent']> {
  if (!userAgent?.trim()) return 'none'
  return /^Mozilla\/\d/.test(userAgent) ? 'browser' : 'program'
}
