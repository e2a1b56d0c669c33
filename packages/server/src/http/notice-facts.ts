import { momentInWords } from '../render/moment.tsx'
import type { AppNeeds } from './app-needs.ts'

/** Facts of the running system, read when the notice is asked for. */
export async function noticeFacts(
  needs: Pick<
    AppNeeds,
    'learning' | 'lastSweepAt' | 'overdueCount' | 'mail' | 'blocks' | 'keyAges' | 'lastCanary'
  >,
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
    ...(await canaryFacts(needs)),
    ...keyFacts(needs),
    { label: 'Replies whose writers are not told what became of them', value: quiet(needs) },
    { label: 'Servers elsewhere that receive something', value: receivers(needs) },
  ]
}

async function canaryFacts({ lastCanary }: Pick<AppNeeds, 'lastCanary'>) {
  if (!lastCanary) return []
  const canary = await lastCanary()
  const label =
    'Last time that a reply was posted and erased for a trial, and looked for everywhere'
  if (!canary) return [{ label, value: 'not yet' }]
  const { at, failure, scannedBytes } = canary
  const read = `${(scannedBytes / 1e6).toFixed(1)} MB were read`
  const found = failure === null ? 'nothing of it was left' : 'NOT ALL OF IT WAS GONE'
  return [{ label, value: `${momentInWords(at)}: ${found}; ${read}` }]
}

function keyFacts({ keyAges }: Pick<AppNeeds, 'keyAges'>) {
  if (!keyAges) return []
  const { madeAt, rotateDays, olderCount } = keyAges()
  const older = olderCount === 0 ? 'no older ones are left' : `${olderCount} older ones wait to be`
  const end = olderCount === 0 ? '' : ' destroyed'
  const value = `made ${momentInWords(madeAt)}, replaced after ${rotateDays} days; ${older}${end}`
  return [{ label: 'Keys under which voters and writers are pseudonyms', value }]
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
