import type { Submission } from '@riposte/filter'

/** What makes a comment the same comment, in a check and in feedback about it. */
export function partsOfComment(submission: Submission): readonly string[] {
  const { text, author = '', authorUrl = '', email = '' } = submission
  return [text, author, authorUrl, email]
}
