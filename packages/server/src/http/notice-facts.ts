import { recentContacts } from '../privacy/egress.ts'
import type { NoticeBody } from '../privacy/notice.ts'
import { sweptCount } from '../privacy/sweep.ts'
import type { MeasuredSet } from '../read-measured.ts'
import { FACT_SENTENCES as SAYS } from '../render/notice-sentences.ts'
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

/** Facts of the running system, read when the notice is asked for. */
export async function noticeFacts(needs: FactNeeds): Promise<readonly NoticeFact[]> {
  const { learning, overdueCount, configDigest, isClockBelieved, blocks } = needs
  return [
    plain(SAYS.configuration, configDigest),
    plain(SAYS.model, learning.version),
    plain(SAYS.lessons, learning.lessonCount()),
    ...errorRates(needs),
    { label: SAYS.swept, ...sweptThen(needs) },
    { label: SAYS.clock, says: isClockBelieved() ? SAYS.clockBelieved : SAYS.clockDoubted },
    plain(SAYS.overdue, await overdueCount()),
    { label: SAYS.record, ...(await recordEnd(needs)) },
    ...(await canaryFacts(needs)),
    ...keyFacts(needs),
    quietly(blocks.allowsQuiet),
    { label: SAYS.receivers, ...receivers(needs.mail?.server ?? null) },
    plain(SAYS.contacts, await contacts(needs)),
  ]
}

/** What a version of the notice said about the system, with which nothing is compared now. */
export function saidFacts({ blocksQuietly, mailServer }: NoticeBody): readonly NoticeFact[] {
  return [quietly(blocksQuietly), { label: SAYS.receivers, ...receivers(mailServer) }]
}

const quietly = (isAllowed: boolean): NoticeFact => ({
  label: SAYS.quiet,
  says: isAllowed ? SAYS.quietSome : SAYS.quietNone,
})

type Said = Pick<NoticeFact, 'says' | 'values'>

/** A number or name, which is of every language. */
function plain(label: string, value: string | number): NoticeFact {
  return { label, says: '{value}', values: { value: String(value) } }
}

async function canaryFacts({ lastCanary, siteView }: FactNeeds): Promise<readonly NoticeFact[]> {
  if (!lastCanary) return []
  const canary = await lastCanary()
  const label = SAYS.canary
  if (!canary) return [{ label, says: SAYS.notYet }]
  const { at, failure, scannedBytes } = canary
  const values = { when: siteView.words.moment(at), size: `${(scannedBytes / 1e6).toFixed(1)} MB` }
  return [{ label, says: failure === null ? SAYS.canaryGone : SAYS.canaryLeft, values }]
}

function keyFacts({ keyAges, siteView }: FactNeeds): readonly NoticeFact[] {
  if (!keyAges) return []
  const { madeAt, rotateDays, olderCount } = keyAges()
  const when = siteView.words.moment(madeAt)
  const values = { when, days: String(rotateDays), count: String(olderCount) }
  return [{ label: SAYS.keys, says: SAYS.keysMade, values }]
}

function sweptThen({ lastSweep, siteView }: FactNeeds): Said {
  const last = lastSweep()
  if (!last) return { says: SAYS.notYet }
  const values = { when: siteView.words.moment(last.at), count: String(sweptCount(last.swept)) }
  return { says: SAYS.sweptThen, values }
}

/** Its newest hash stands here for everyone to note: then nobody can make the record anew. */
async function recordEnd({ recordBook, site }: FactNeeds): Promise<Said> {
  const { anchor, head } = await recordBook.ends(site)
  if (head.number === 0) return { says: SAYS.recordEmpty }
  const count = String(head.number - anchor.number)
  return { says: SAYS.recordHead, values: { count, newest: `${head.number}:${head.hash}` } }
}

function receivers(mailServer: string | null): Said {
  if (!mailServer) return { says: SAYS.receiversNone }
  return { says: SAYS.receiversMail, values: { server: mailServer } }
}

async function contacts(needs: FactNeeds): Promise<string> {
  const found = await recentContacts(needs, needs.site)
  return found.map(({ recipient, count }) => `${recipient}: ${count}`).join(', ') || '0'
}

/** Of the model that ships; another has a card of its own. */
function errorRates({ measured, learning, siteView }: FactNeeds): readonly NoticeFact[] {
  if (measured?.model !== learning.version) return []
  return measured.sets.map((set) => ({
    label: SAYS.errors,
    says: SAYS.errorRate,
    values: { set: siteView.words.translate(set.name), ...rateIn(set) },
  }))
}

function rateIn({ ham, hamHeld, hamAsSpam }: MeasuredSet) {
  const percent = (share: number) => (100 * share).toFixed(2)
  return {
    ham: ham.toLocaleString('en'),
    held: hamHeld.toLocaleString('en'),
    spam: hamAsSpam.toLocaleString('en'),
    low: percent(wilsonLowerBound(hamHeld, ham)),
    high: percent(1 - wilsonLowerBound(ham - hamHeld, ham)),
  }
}
