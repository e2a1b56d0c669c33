import { momentInWords } from '../render/moment.tsx'
import type { AppNeeds } from './app-needs.ts'

/** Facts of the running system, read when the notice is asked for. */
export async function noticeFacts(
  needs: Pick<AppNeeds, 'learning' | 'lastSweepAt' | 'overdueCount' | 'mail' | 'blocks'>,
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
    { label: 'Replies whose writers are not told what became of them', value: quiet(needs) },
    { label: 'Servers elsewhere that receive something', value: receivers(needs) },
  ]
}

function quiet({ blocks }: Pick<AppNeeds, 'blocks'>): string {
  if (!blocks.allowsQuiet) return 'none: every writer is told'
  return (
    'those of writers, or with words, that this site blocks quietly: they are kept apart like ' +
    'advertising, and answered as if they waited for a person'
  )
}

function receivers({ mail }: Pick<AppNeeds, 'mail'>): string {
  if (!mail?.server) return '0: this one connects to none'
  return `1: ${mail.server}, which takes the mail to those who asked for it`
}
