import { recentContacts } from '../privacy/egress.ts'
import { sweptCount } from '../privacy/sweep.ts'
import type { MeasuredSet } from '../read-measured.ts'
import type { NoticeFact } from '../render/page-views.ts'
import { wilsonLowerBound } from '../replies/rank-roots.ts'
import type { AppNeeds } from './app-needs.ts'

type FactNeeds = Pick<
  AppNeeds,
  | 'site'
  | 'siteView'
  | 'learning'
  | 'lastSweep'
  | 'isClockBelieved'
  | 'overdueCount'
  | 'recordBook'
  | 'blocks'
  | 'mail'
  | 'disclosures'
  | 'measured'
  | 'configDigest'
  | 'now'
  | 'keyAges'
  | 'lastCanary'
>

/** Facts of the running system, read when the notice is asked for. In the register's English. */
export async function noticeFacts(needs: FactNeeds): Promise<readonly NoticeFact[]> {
  const { learning, overdueCount, configDigest } = needs
  return [
    { label: 'Configuration', value: configDigest },
    { label: 'Model of the filter', value: learning.version },
    {
      label: 'Lessons that it learned from this site’s moderators',
      value: String(learning.lessonCount()),
    },
    ...errorRates(needs),
    {
      label: 'Last time that outdated entries were erased',
      value: sweptText(needs),
    },
    { label: 'The clock by which they are erased', value: clockText(needs) },
    { label: 'Entries kept beyond their time', value: String(await overdueCount()) },
    { label: 'Record of decisions', value: await recordText(needs) },
    ...(await canaryFacts(needs)),
    ...keyFacts(needs),
    { label: 'Replies whose writers are not told what became of them', value: quiet(needs) },
    { label: 'Servers elsewhere that receive something', value: receivers(needs) },
    {
      label: 'Servers elsewhere that were contacted in the last 30 days, and how often',
      value: await contacts(needs),
    },
  ]
}

async function canaryFacts({ lastCanary, siteView }: FactNeeds) {
  if (!lastCanary) return []
  const canary = await lastCanary()
  const label =
    'Last time that a reply was posted and erased for a trial, and looked for everywhere'
  if (!canary) return [{ label, value: 'not yet' }]
  const { at, failure, scannedBytes } = canary
  const read = `${(scannedBytes / 1e6).toFixed(1)} MB were read`
  const found = failure === null ? 'nothing of it was left' : 'NOT ALL OF IT WAS GONE'
  return [{ label, value: `${siteView.words.moment(at)}: ${found}; ${read}` }]
}

function keyFacts({ keyAges, siteView }: FactNeeds) {
  if (!keyAges) return []
  const { madeAt, rotateDays, olderCount } = keyAges()
  const older =
    olderCount === 0 ? 'no older ones are left' : `${olderCount} older ones wait to be destroyed`
  const value = `made ${siteView.words.moment(madeAt)}, replaced after ${rotateDays} days; ${older}`
  return [{ label: 'Keys under which voters and writers are pseudonyms', value }]
}

function sweptText({ lastSweep, siteView }: FactNeeds): string {
  const last = lastSweep()
  if (!last) return 'not yet'
  return `${siteView.words.moment(last.at)}; ${sweptCount(last.swept)} were erased`
}

function clockText({ isClockBelieved }: FactNeeds): string {
  if (isClockBelieved()) return 'is right, as far as this server can tell'
  return (
    'is not believed yet: it leapt, or this server was off or is new. Until it has run for 24 ' +
    'hours without another leap, what is over may be erased later than it says here, never earlier'
  )
}

/** Its newest hash stands here for everyone to note: then nobody can make the record anew. */
async function recordText({ recordBook, site }: FactNeeds) {
  const { anchor, head } = await recordBook.ends(site)
  if (head.number === 0) return 'no entries yet'
  return `${head.number - anchor.number} entries; the newest is ${head.number}:${head.hash}`
}

function quiet({ blocks }: FactNeeds): string {
  if (!blocks.allowsQuiet) return 'none: every writer is told'
  return (
    'those of writers, or with words, that this site blocks quietly: they are kept apart like ' +
    'advertising, and answered as if they waited for a person'
  )
}

function receivers({ mail }: FactNeeds): string {
  if (!mail?.server) return '0: this one connects to none'
  return `1: ${mail.server}, which takes the mail to those who asked for it`
}

async function contacts(needs: FactNeeds): Promise<string> {
  const found = await recentContacts(needs, needs.site)
  return found.map(({ recipient, count }) => `${recipient}: ${count}`).join(', ') || '0'
}

/** Of the model that ships; another has a card of its own. */
function errorRates({ measured, learning }: FactNeeds): readonly NoticeFact[] {
  if (measured?.model !== learning.version) return []
  return measured.sets.map((set) => ({
    label: `Errors of the model, measured: honest replies, ${set.name}`,
    value: rateIn(set),
  }))
}

function rateIn({ ham, hamHeld, hamAsSpam }: MeasuredSet): string {
  const percent = (share: number) => (100 * share).toFixed(2)
  const low = percent(wilsonLowerBound(hamHeld, ham))
  const high = percent(1 - wilsonLowerBound(ham - hamHeld, ham))
  return (
    `of ${ham} that it had never seen, ${hamHeld} waited for a person (between ${low} and ` +
    `${high} %, with 95 % confidence), ${hamAsSpam} of them kept apart as advertising`
  )
}
