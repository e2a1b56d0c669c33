import { momentInWords } from '../render/moment.tsx'
import type { AppNeeds } from './app-needs.ts'

/** Facts of the running system, read when the notice is asked for. */
export async function noticeFacts(
  needs: Pick<AppNeeds, 'learning' | 'lastSweepAt' | 'overdueCount' | 'mail'>,
): Promise<readonly { readonly label: string; readonly value: string }[]> {
  const { learning, lastSweepAt, overdueCount } = needs
  const swept = lastSweepAt()
  return [
    { label: 'Model of the filter', value: learning.version },
    {
      label: 'Lessons that it learned from this site’s moderators',
      value: String(learning.lessonCount()),
    },
    {
      label: 'Last time that outdated entries were erased',
      value: swept === null ? 'not yet' : momentInWords(swept),
    },
    { label: 'Entries kept beyond their time', value: String(await overdueCount()) },
    { label: 'Servers elsewhere that receive something', value: receivers(needs) },
  ]
}

function receivers({ mail }: Pick<AppNeeds, 'mail'>): string {
  if (!mail?.server) return '0: this one connects to none'
  return `1: ${mail.server}, which takes the mail to those who asked for it`
}
