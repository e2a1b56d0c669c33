import type {
  ArticleId,
  Decided,
  DecisionId,
  Erased,
  LessonId,
  ModeratorId,
  RecordedVerdict,
  ReplyId,
  SiteId,
  Submitted,
  Taught,
  Undone,
} from '@riposte/protocol'

export const SITE = 'ledger' as SiteId
export const OTHER_SITE = 'herald' as SiteId
export const ARTICLE = '/articles/ferry' as ArticleId
const AT = Date.UTC(2026, 10, 20)

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
