import type { LessonLabel, SiteId } from '@riposte/protocol'
import type { UsageCounts } from '../../backend/checks.ts'
import { partsOfComment } from '../../replies/comment-parts.ts'
import { standingLesson } from '../../replies/standing-lesson.ts'
import { teach } from '../../replies/teach.ts'
import type { AppNeeds } from '../app-needs.ts'
import type { Caller } from './caller.ts'
import type { ClientFields } from './field-names.ts'
import { isEmpty, isTrue, submissionOfComment } from './read-comment.ts'

/**
 * Learns what a client's moderator says of a comment, and counts it when it says that a check was
 * wrong. No GUID comes back, so the check is found by what the comment consists of.
 */
export async function submitFeedback(
  needs: AppNeeds,
  { account, blog, site }: Caller,
  fields: ClientFields,
  label: LessonLabel,
): Promise<void> {
  const submission = submissionOfComment(fields)
  if (isTrue(fields.is_test) || isEmpty(submission)) return
  const parts = partsOfComment(submission)
  const before = await standingLesson(needs, site, parts)
  const check = await checkAbout(needs, site, parts)
  const said = check?.verdict.label ?? labelSaid(fields.comment_check_response)

  const { bursts, writers } = needs.filters.opened(site) ?? (await needs.filters.open(site))
  await teach(needs, site, submission, label)
  if (label === 'ham') bursts.noticeHonest(submission, needs.now())
  writers.teach(submission, fields.user_ip ?? '', label, needs.now())

  const change = changeOfCounts(said, before?.label, label)
  if (change) needs.ledger.noticeReport(account.name, blog, change)
}

/** What was said of the same words, by whichever key they are known. */
async function checkAbout(
  { ledger, lessonIdsOf }: AppNeeds,
  site: SiteId,
  parts: readonly string[],
) {
  for (const lessonId of lessonIdsOf(site, parts)) {
    const check = await ledger.checkAbout(site, lessonId)
    if (check) return check
  }
  return undefined
}

/** What the client remembers that its check had said. */
function labelSaid(response: string | undefined): LessonLabel | undefined {
  if (response === 'true') return 'spam'
  return response === 'false' ? 'ham' : undefined
}

/**
 * What a report adds to the mistakes, and what it takes back of an earlier one about the same
 * comment. Of a check that nobody remembers the first report tells that it was wrong: otherwise
 * there would be nothing to report.
 */
function changeOfCounts(
  said: string | undefined,
  before: LessonLabel | undefined,
  now: LessonLabel,
): Partial<UsageCounts> | undefined {
  if (before === now) return undefined
  const wasWrong = (label: LessonLabel, isFirst: boolean) =>
    said === undefined ? isFirst : (said === 'spam') !== (label === 'spam')
  const change = { missedSpam: 0, falsePositives: 0 }
  const mistake = (label: LessonLabel) => (label === 'spam' ? 'missedSpam' : 'falsePositives')
  if (before && wasWrong(before, true)) change[mistake(before)]--
  if (wasWrong(now, before === undefined)) change[mistake(now)]++
  return change
}
