import type {
  Appealed,
  AppealId,
  ArticleId,
  Decided,
  DecisionId,
  Edited,
  Erased,
  LessonId,
  Marked,
  ModeratorId,
  Objected,
  RecordedVerdict,
  ReplyId,
  Reported,
  ReportId,
  SiteId,
  Submitted,
  Taught,
  ThreadRuled,
  ThreadState,
  Undone,
  Voted,
  VoterId,
} from '@riposte/protocol'

export const SITE = 'ledger' as SiteId
export const OTHER_SITE = 'herald' as SiteId
export const ARTICLE = '/articles/ferry' as ArticleId
const AT = Date.UTC(2026, 10, 20)
export const MOVED_AT = Date.UTC(2026, 11, 20)

/** A well-formed id that ends in a readable `name`. */
export const idOf = (name: string) => name.padStart(26, 'a') as ReplyId

const HAM: RecordedVerdict = {
  label: 'ham',
  discard: false,
  probability: 0.01,
  reasons: [{ code: 'words', logOdds: -4, sentence: 'The words are ordinary.' }],
  model: 'test',
}

export function submitted(name: string, more: Partial<Submitted> = {}): Submitted {
  return {
    type: 'submitted',
    site: SITE,
    replyId: idOf(name),
    at: AT,
    article: ARTICLE,
    parentId: null,
    name: 'Ada',
    website: '',
    text: `The words of ${name}.`,
    status: 'published',
    verdict: HAM,
    features: 'AAAA',
    ...more,
  }
}

/** A reply that was moved here a month after it was written. */
export function moved(name: string, more: Partial<Submitted> = {}, votes = 0): Submitted {
  const imported = { from: 'disqus', id: name, at: MOVED_AT, votes }
  return submitted(name, { ...more, imported })
}

export function decided(name: string, decision: string, more: Partial<Decided> = {}): Decided {
  const label = decision.startsWith('approve') ? 'ham' : 'spam'
  return {
    type: 'decided',
    site: SITE,
    replyId: idOf(name),
    at: AT + 1,
    decisionId: idOf(`${name}${decision}`) as string as DecisionId,
    moderatorId: 'moderator' as ModeratorId,
    decision: label === 'ham' ? 'approve' : 'spam',
    ground: null,
    lesson: { label, features: 'AAAA' },
    ...more,
  }
}

export function undone(name: string, decision: string): Undone {
  return {
    type: 'undone',
    site: SITE,
    replyId: idOf(name),
    at: AT + 2,
    decisionId: idOf(`${name}${decision}`) as string as DecisionId,
    moderatorId: 'moderator' as ModeratorId,
  }
}

export function erased(name: string, more: Partial<Erased> = {}): Erased {
  return {
    type: 'erased',
    site: SITE,
    replyId: idOf(name),
    at: AT + 3,
    by: 'writer',
    article: ARTICLE,
    parentId: null,
    submittedAt: AT,
    ...more,
  }
}

export function taught(name: string, label: 'ham' | 'spam', at = AT): Taught {
  const lessonId = idOf(name) as string as LessonId
  return { type: 'taught', site: SITE, at, lessonId, label, features: 'BBBB' }
}

export function objected(name: string, at = AT + 9): Objected {
  return { type: 'objected', site: SITE, replyId: idOf(name), at }
}

export function edited(name: string, more: Partial<Edited> = {}): Edited {
  return {
    type: 'edited',
    site: SITE,
    replyId: idOf(name),
    at: AT + 4,
    text: `Other words of ${name}.`,
    status: 'published',
    verdict: HAM,
    features: 'CCCC',
    ...more,
  }
}

export function voted(name: string, voter: string, more: Partial<Voted> = {}): Voted {
  return {
    type: 'voted',
    site: SITE,
    replyId: idOf(name),
    at: AT + 5,
    voter: voter as VoterId,
    on: true,
    ...more,
  }
}

export function reported(name: string, more: Partial<Reported> = {}): Reported {
  return {
    type: 'reported',
    site: SITE,
    replyId: idOf(name),
    at: AT + 6,
    reportId: idOf(`report${name}`) as string as ReportId,
    reporter: 'somebody' as VoterId,
    ground: 'abuse',
    words: 'Look at this.',
    ...more,
  }
}

export function marked(name: string, mark: Marked['mark'], on = true): Marked {
  const moderatorId = 'moderator' as ModeratorId
  return { type: 'marked', site: SITE, replyId: idOf(name), at: AT + 7, mark, on, moderatorId }
}

export function ruled(state: ThreadState): ThreadRuled {
  const moderatorId = 'moderator' as ModeratorId
  return { type: 'thread-ruled', site: SITE, at: AT + 8, article: ARTICLE, state, moderatorId }
}

/** @param against an appeal has another id when it is against something else. */
export function appealed(name: string, more: Partial<Appealed> = {}, against = ''): Appealed {
  return {
    type: 'appealed',
    site: SITE,
    replyId: idOf(name),
    at: AT + 9,
    appealId: appealIdOf(name, against),
    words: 'Please look again.',
    ...more,
  }
}

export const appealIdOf = (name: string, against = '') =>
  idOf(`appeal${name}${against}`) as string as AppealId
