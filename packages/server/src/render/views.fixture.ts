import type { ArticleId, ReplyId, SiteId } from '@riposte/protocol'
import type { NoticeEntry } from '../privacy/notice-entries.ts'
import { readWords } from '../read-words.ts'
import type {
  ArticleView,
  NoticeView,
  ReceiptView,
  ReplyView,
  SiteView,
  ThreadView,
} from './page-views.ts'

const NOON = Date.UTC(2026, 10, 20, 12)

export const site: SiteView = {
  title: 'The Harbour Ledger',
  noticeUrl: '/privacy/newsroom',
  words: readWords('en'),
}

/** A reply's id from a number: 26 characters of base 32. */
export function replyId(n: number): ReplyId {
  const letters = [...n.toString()].map((digit) => 'abcdefghij'[Number(digit)])
  return letters.join('').padStart(26, 'x') as ReplyId
}

export function reply(n: number, answers: number | null, parts: Partial<ReplyView> = {}) {
  const view: ReplyView = {
    id: replyId(n),
    parentId: answers === null ? null : replyId(answers),
    rootId: replyId(answers ?? n),
    name: `Reader ${n}`,
    website: '',
    text: `Words of reply ${n}`,
    submittedAt: NOON + n * 60_000,
    votes: 0,
    badge: '',
    isPinned: false,
    isPicked: false,
    editedAt: null,
    status: 'published',
  }
  return { ...view, ...parts }
}

export function thread(replies: readonly ReplyView[], parts: Partial<ThreadView> = {}): ThreadView {
  return {
    site,
    article: '/articles/ferry' as ArticleId,
    pageUrl: '/articles/ferry',
    server: '',
    isLight: true,
    origin: 'http://localhost:8080',
    feeds: [],
    replies,
    publishedCount: replies.filter(({ status }) => status === 'published').length,
    position: 7,
    state: 'open',
    depthMax: 4,
    parents: new Map(),
    orders: [{ name: 'oldest', url: '/articles/ferry#replies', isCurrent: true }],
    first: null,
    next: null,
    cut: new Map(),
    form: {
      action: '/v1/replies',
      formToken: 'signed-token',
      values: {},
      problems: {},
      answers: null,
    },
    ...parts,
  }
}

export const article: ArticleView = {
  url: '/articles/ferry',
  title: 'The last ferry leaves too early',
  author: 'Ines Harrow',
  date: '2026-11-20',
  summary: 'A timetable and an island fell out with each other.',
  body: 'The first paragraph.\n\n## A heading\n\n> Said somebody.\n',
}

export const receipt: ReceiptView = {
  appeal: { url: null, last: null },
  site,
  articleUrl: '/articles/ferry',
  articleTitle: article.title,
  reply: {
    id: replyId(1),
    name: 'Reader 1',
    website: '',
    text: 'My words',
    submittedAt: NOON,
    status: 'held',
  },
  verdict: {
    label: 'unsure',
    model: 'base-1',
    reasons: [
      { code: 'words-weak', logOdds: 0.4, sentence: 'It names a price.' },
      { code: 'words-strong', logOdds: 2.5, sentence: 'It says where to buy.' },
      { code: 'calm', logOdds: -1.2, sentence: 'It speaks of what the article is about.' },
    ],
    short: null,
    counterfactual: undefined,
    from: '',
  },
  decision: null,
  held: [
    {
      name: 'Your words',
      form: 'as you wrote them',
      life: 'until you erase them',
      recipients: 'everybody who reads the article',
    },
  ],
  eraseUrl: '/receipts/secret/erase',
  editUrl: null,
  justDone: null,
  rights: {
    exportUrl: '/receipts/secret/export',
    exportFileUrl: '/receipts/secret/export.json',
    mineUrl: null,
  },
}

const entry: NoticeEntry = {
  id: 'text',
  codes: {
    category: 'content',
    atRest: 'plain',
    scope: 'reply',
    life: 'with-the-reply',
    dpv: ['pd:Communication', 'ServiceProvision', 'Contract'],
  },
  name: 'Your words',
  purpose: 'to show them under the article',
  basis: 'your request',
  form: 'as you wrote them',
  life: 'until you erase them',
  recipients: 'everybody who reads the article',
  eraser: 'the button on your receipt',
}

export const notice: NoticeView = {
  site,
  version: 'abc123',
  body: {
    site: 'ledger' as SiteId,
    title: site.title,
    contact: 'data@news.example',
    mailServer: null,
    blocksQuietly: false,
    kept: [entry],
    passing: [{ ...entry, id: 'email', name: 'Your e-mail address', form: 'not stored' }],
  },
  facts: [{ label: 'Overdue rows', says: '{value}', values: { value: '0' } }],
  versions: [{ version: 'abc123', at: Date.UTC(2026, 10, 20) }],
  ways: { mineUrl: '/privacy/newsroom/mine', aboutMeUrl: '/privacy/newsroom/about-me' },
}
