import { KEPT_MAIL } from './kept-mail.ts'
import { days, LIVES, NOBODY, type RegisterEntry } from './register-entry.ts'

const READERS = 'Every reader of the page, once published; until then moderators'
/** The life of what goes when its reply goes. */
export const WITH_THE_REPLY =
  `As long as the reply; advertising ${days(LIVES.spam)}, ` +
  `rejected replies ${days(LIVES.rejected)}`
const BY_RECEIPT = 'The erase button on the receipt; or the end of its life'

/** What is kept about people. The notice, the receipt and the checks are made from this. */
export const KEPT: readonly RegisterEntry[] = [
  {
    id: 'name',
    name: 'The name you give',
    purpose: 'To show who wrote the reply',
    basis: 'You asked us to publish it (GDPR 6(1)(b))',
    form: 'As you typed it',
    life: WITH_THE_REPLY,
    recipients: READERS,
    eraser: BY_RECEIPT,
    places: ['reply.name', 'event.submitted.name'],
  },
  {
    id: 'website',
    name: 'The website you give, if any',
    purpose: 'To link your name to it',
    basis: 'You asked us to publish it (GDPR 6(1)(b))',
    form: 'As a web address in its normal spelling',
    life: WITH_THE_REPLY,
    recipients: READERS,
    eraser: BY_RECEIPT,
    places: ['reply.website', 'event.submitted.website'],
  },
  {
    id: 'text',
    name: 'The text of your reply',
    purpose: 'To publish it under the article',
    basis: 'You asked us to publish it (GDPR 6(1)(b))',
    form: 'As you typed it',
    life: WITH_THE_REPLY,
    recipients: READERS,
    eraser: BY_RECEIPT,
    places: ['reply.text', 'event.submitted.text'],
  },
  {
    id: 'thread-place',
    name: 'Where and when you replied',
    purpose: 'To show the reply in its place in the thread',
    basis: 'You asked us to publish it (GDPR 6(1)(b))',
    form: 'The article, what was answered, the time, and a random-looking number for the reply',
    life: 'As long as the thread; after an erasure as an empty place without any name or word',
    recipients: READERS,
    eraser: 'The end of the thread',
    places: [
      'reply.article',
      'reply.parent_id',
      'reply.id',
      'reply.submitted_at',
      'event.subject',
      ...['submitted', 'erased'].flatMap((type) => [
        `event.${type}.article`,
        `event.${type}.parentId`,
      ]),
      'event.erased.submittedAt',
      ...['submitted', 'decided', 'undone', 'erased'].flatMap((type) => [
        `event.${type}.replyId`,
        `event.${type}.at`,
      ]),
    ],
  },
  {
    id: 'verdict',
    name: 'What the spam filter said',
    purpose: 'To keep advertising out, and to tell you why it decided so',
    basis: 'Our interest in a readable page (GDPR 6(1)(f))',
    form: 'A probability, the reasons in words, and the resulting status',
    life: WITH_THE_REPLY,
    recipients: 'Moderators; you, on the receipt',
    eraser: BY_RECEIPT,
    places: [
      'reply.verdict',
      'reply.status',
      'reply.status_by_filter',
      'event.submitted.verdict',
      'event.submitted.status',
    ],
  },
  {
    id: 'features',
    name: 'A fingerprint of the reply for the filter',
    purpose: 'So that the filter learns from what moderators decide about it',
    basis: 'Our interest in a filter that makes fewer mistakes (GDPR 6(1)(f))',
    form: 'Hashes of letter groups and words, of your name, website and e-mail among them',
    life: WITH_THE_REPLY,
    recipients: NOBODY,
    eraser: `${BY_RECEIPT}. The model is then made anew without it`,
    places: [
      'reply.features',
      'event.submitted.features',
      'event.decided.lesson',
      'lesson.features',
      'lesson.label',
      'lesson.id',
    ],
  },
  {
    id: 'decisions',
    name: 'What moderators decided about it',
    purpose: 'To account for decisions, to take them back, and to tell you',
    basis: 'Our duty to account for decisions (GDPR 5(2))',
    form: 'The decision, its ground and time, and the moderator’s role',
    life: WITH_THE_REPLY,
    recipients: 'Moderators; you, on the receipt',
    eraser: BY_RECEIPT,
    places: [
      'reply.decisions',
      'reply.decided',
      'reply.changed_at',
      'reply.erased_by',
      'reply.erased_at',
      ...['decided', 'undone'].flatMap((type) => [
        `event.${type}.decisionId`,
        `event.${type}.moderatorId`,
      ]),
      'event.decided.decision',
      'event.decided.ground',
      'event.erased.by',
    ],
  },
  {
    id: 'outside-lesson',
    name: 'Feedback from sites that use this server as their spam filter',
    purpose: 'So that the filter learns from their corrections',
    basis: 'Our interest in a filter that makes fewer mistakes (GDPR 6(1)(f))',
    form: 'Hashes of letter groups and words; the comment itself is read once and dropped',
    life: days(LIVES.outsideLesson),
    recipients: NOBODY,
    eraser: 'The end of its life. The model is then made anew without it',
    places: [
      'lesson.taught_at',
      ...['taught', 'forgotten'].flatMap((type) => [`event.${type}.lessonId`, `event.${type}.at`]),
      'event.taught.label',
      'event.taught.features',
    ],
  },
  {
    id: 'outside-check',
    name: 'Verdicts about comments on sites that use this server as their spam filter',
    purpose: 'So that such a site can see why a comment was called advertising, and correct it',
    basis: 'The site’s interest in a readable page (GDPR 6(1)(f))',
    form:
      'The verdict with its reasons, the site and the time, and a keyed hash of the comment by ' +
      'which a correction finds it; not the comment itself',
    life: `${days(LIVES.check)}, of the newest 250,000`,
    recipients: 'The site that asked; moderators here',
    eraser: 'The end of its life',
    places: ['guid', 'verdict', 'at', 'lesson_id'].map((column) => `comment_check.${column}`),
  },
  ...KEPT_MAIL,
]
