import type { EpochMs, SiteId } from '@riposte/protocol'
import type { Disclosures } from '../backend/disclosures.ts'
import type { Mailer } from '../mail/mailer.ts'
import { DAY_MS } from './register-entry.ts'

/** What may go to a server elsewhere, and to which kind of it. Nothing else is let out. */
const OUTGOING = {
  mail: ['to', 'subject', 'text', 'date', 'messageId', 'unsubscribeUrl'],
} as const

/** For so long it is known who was contacted how often. */
export const CONTACTS_KEPT_MS = 30 * DAY_MS

export interface EgressNeeds {
  readonly disclosures: Disclosures
  readonly site: SiteId
  readonly now: () => EpochMs
}

/**
 * The way out for mail. Each contact is counted, durably, before it is made; and a field that is
 * not declared does not leave.
 *
 * @param server the mail server's name; null when mail stays on this machine.
 */
export function watchMailer(mailer: Mailer, server: string | null, needs: EgressNeeds): Mailer {
  return {
    async send(mail) {
      const undeclared = undeclaredIn(OUTGOING.mail, mail)
      if (undeclared.length > 0) {
        throw new Error(`not in the register, so not sent: ${undeclared.join(', ')}`)
      }
      if (server !== null) {
        await needs.disclosures.noteContact(needs.site, server, dayOf(needs.now()))
      }
      return mailer.send(mail)
    },
  }
}

/** Servers elsewhere that were contacted in the last 30 days, and how often. */
export async function recentContacts(
  { disclosures, now }: Pick<EgressNeeds, 'disclosures' | 'now'>,
  site: SiteId,
): Promise<readonly { readonly recipient: string; readonly count: number }[]> {
  const counts = new Map<string, number>()
  const since = dayOf(now() - CONTACTS_KEPT_MS)
  for (const { recipient, count } of await disclosures.contactsSince(site, since)) {
    counts.set(recipient, (counts.get(recipient) ?? 0) + count)
  }
  return [...counts].map(([recipient, count]) => ({ recipient, count }))
}

/** Names of fields that are not among the declared ones. */
export function undeclaredIn(declared: readonly string[], fields: object): readonly string[] {
  return Object.keys(fields).filter((field) => !declared.includes(field))
}

const dayOf = (at: EpochMs) => new Date(at).toISOString().slice(0, 10)
