import type { PageKey, Words } from '@riposte/messages'
import type { Problem, ProblemCode } from '@riposte/protocol'

/**
 * What a code says to readers when the problem names no sentence of its own. Null where readers do
 * not meet it, or, for `invalid-request`, where the sentence was in the site's language already.
 */
const SENTENCES: Readonly<Record<ProblemCode, PageKey | null>> = {
  'invalid-request': null,
  'broken-encoding': 'notUnderstood',
  'not-signed-in': null,
  'not-allowed': 'replyNotTaken',
  'form-token-refused': 'formForged',
  'not-found': 'nothingHere',
  'article-not-found': 'noSuchArticle',
  'reply-not-found': 'replyGone',
  'method-not-allowed': 'notUnderstood',
  'thread-closed': 'threadClosed',
  'already-decided': null,
  'not-editable': 'notEditable',
  'not-appealable': 'notAppealable',
  'reader-token-refused': 'signInRefused',
  'body-too-large': 'bodyTooLarge',
  'unsupported-media-type': 'notUnderstood',
  'rate-limited': 'tooQuick',
  'storage-unavailable': 'notStored',
  'cannot-start': null,
  'too-many-readers': 'tooManyReaders',
}

const TITLES: Partial<Record<ProblemCode, PageKey>> = {
  'not-found': 'titleNotFound',
  'article-not-found': 'titleNoArticle',
  'reply-not-found': 'titleNoReply',
  'rate-limited': 'titleOneMoment',
  'storage-unavailable': 'titleNotNow',
}

/** A problem, or a bug, as a reader is told of it in the site's language. */
export function problemInWords(
  problem: Problem | undefined,
  words: Words,
): { readonly title: string; readonly detail: string } {
  if (!problem) return { title: words.say('titleOurFault'), detail: words.say('ourFault') }
  const { code, message, details } = problem
  const key = details.says ?? SENTENCES[code]
  return {
    title: words.say(TITLES[code] ?? 'titleDidNotWork'),
    detail: key === null ? message : words.say(key, details.values),
  }
}
