import { momentInWords } from '../render/moment.tsx'
import type { AppNeeds } from './app-needs.ts'

type Facts =
  | 'site'
  | 'learning'
  | 'lastSweep'
  | 'isClockBelieved'
  | 'overdueCount'
  | 'recordBook'
  | 'mail'
  | 'blocks'

/** Facts of the running system, read when the notice is asked for. */
export async function noticeFacts(
  needs: Pick<AppNeeds, Facts>,
): Promise<readonly { readonly label: string; readonly value: string }[]> {
  const { learning, lastSweep, overdueCount } = needs
  return [
    { label: 'Model of the filter', value: learning.version },
    {
      label: 'Lessons that it learned from this site’s moderators',
      value: String(learning.lessonCount()),
    },
    {
      label: 'Last time that outdated entries were erased',
      value: sweptText(lastSweep()),
    },
    { label: 'The clock by which they are erased', value: clockText(needs) },
    { label: 'Entries kept beyond their time', value: String(await overdueCount()) },
    { label: 'Record of decisions', value: await recordText(needs) },
    { label: 'Replies whose writers are not told what became of them', value: quiet(needs) },
    { label: 'Servers elsewhere that receive something', value: receivers(needs) },
  ]
}

function sweptText(last: ReturnType<AppNeeds['lastSweep']>): string {
  if (!last) return 'not yet'
  const { replies, lessons, mail, record, checks } = last.swept
  const erased = replies + lessons + mail + record + checks
  return `${momentInWords(last.at)}; ${erased} were erased`
}

function clockText({ isClockBelieved }: Pick<AppNeeds, 'isClockBelieved'>): string {
  if (isClockBelieved()) return 'is right, as far as this server can tell'
  return (
    'is not believed yet: it leapt, or this server was off or is new. Until it has run for 24 ' +
    'hours without another leap, what is over may be erased later than it says here, never earlier'
  )
}

/** Its newest hash stands here for everyone to note: then nobody can make the record anew. */
async function recordText({ recordBook, site }: Pick<AppNeeds, 'recordBook' | 'site'>) {
  const { anchor, head } = await recordBook.ends(site)
  if (head.number === 0) return 'no entries yet'
  return `${head.number - anchor.number} entries; the newest is ${head.number}:${head.hash}`
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
