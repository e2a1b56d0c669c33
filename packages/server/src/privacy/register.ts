const DAY_MS = 24 * 60 * 60 * 1000

/** After how long without a change a reply or lesson is erased by itself. */
export const LIVES = {
  spam: 15 * DAY_MS,
  rejected: 180 * DAY_MS,
  outsideLesson: 365 * DAY_MS,
} as const

/** A life in words: `15 days`. */
export const days = (ms: number) => `${ms / DAY_MS} days`

/** Something that we keep about a person, or use in passing, declared once. */
export interface RegisterEntry {
  readonly id: string
  /** For readers. */
  readonly name: string
  readonly purpose: string
  readonly basis: string
  /** How it is kept. */
  readonly form: string
  /** How long. */
  readonly life: string
  readonly recipients: string
  readonly eraser: string
  /** `table.column` and `event.type.field`, in the storage; empty when it is never stored. */
  readonly places: readonly string[]
}

const NOBODY = 'Nobody outside this server'
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
]

const NEVER = 'Never stored'

/** What is used while a reply comes in, and then dropped. */
export const IN_PASSING: readonly RegisterEntry[] = [
  {
    id: 'network',
    name: 'Your IP address',
    purpose: 'To answer your browser, and to stop floods of posts from one network',
    basis: 'Our interest in a working site (GDPR 6(1)(f))',
    form: 'In memory, as a keyed hash whose key changes daily and is never written down',
    life: `One to two minutes in memory. ${NEVER}, in no log either`,
    recipients: NOBODY,
    eraser: 'Forgets itself',
    places: [],
  },
  {
    id: 'imprint',
    name: 'A fading imprint of the text, against floods',
    purpose: 'To notice the same text when it is sent again and again',
    basis: 'Our interest in a readable page (GDPR 6(1)(f))',
    form: 'In memory, as a few hashes of the text’s letters and of the sites that it links to',
    life:
      'Halves every 12 hours, or every 30 days where a moderator approved the text; ' +
      `gone at each restart. ${NEVER}`,
    recipients: NOBODY,
    eraser: 'Forgets itself; at once when the reply is erased, unless 16,384 newer ones came',
    places: [],
  },
  {
    id: 'standing',
    name: 'What moderators decided about earlier replies like yours',
    purpose: 'To trust those whose replies were approved, and to be careful with advertisers',
    basis: 'Our interest in a readable page (GDPR 6(1)(f))',
    form:
      'In memory, as short hashes of name, e-mail address, wider network and linked sites under ' +
      'a random key that is never written down',
    life: `Halves every 3 days (networks) or 30 days; gone at each restart. ${NEVER}`,
    recipients: NOBODY,
    eraser: 'Forgets itself; at once when the reply is erased, unless 16,384 newer ones came',
    places: [],
  },
  {
    id: 'email',
    name: 'Your e-mail address, if you give it',
    purpose: 'A hint for the spam filter',
    basis: 'Our interest in a readable page (GDPR 6(1)(f))',
    form: 'Read once; only hashes of it stay, in the fingerprint for the filter',
    life: 'Until the verdict. The address itself is never stored',
    recipients: NOBODY,
    eraser: 'Forgets itself; the hashes go with the fingerprint',
    places: [],
  },
  {
    id: 'form-facts',
    name: 'How the form was sent',
    purpose: 'A hint for the spam filter: robots are fast and fill in everything',
    basis: 'Our interest in a readable page (GDPR 6(1)(f))',
    form: 'Seconds on the form, whether a hidden field was filled, whether a browser sent it',
    life: 'Until the verdict; what they said stays in its reasons',
    recipients: NOBODY,
    eraser: 'Forgets itself',
    places: [],
  },
  {
    id: 'outside-comment',
    name: 'Comments on sites that use this server as their spam filter',
    purpose: 'To tell such a site whether a comment is advertising',
    basis: 'The site’s interest in a readable page (GDPR 6(1)(f))',
    form:
      'Read once: the text, name, e-mail and web address; the kind of comment, the writer’s role ' +
      'and the language of the site; tags of the article; whether a browser sent it, how long ' +
      'the form was open, whether it was the site’s own and a hidden field filled; the wider ' +
      'network of the writer’s IP address, for what moderators decided about it. Whatever else ' +
      'the site sends – request headers, the rest of the form – is dropped unread',
    life: `Until the verdict; its imprint as long as any other. ${NEVER}, in no log either`,
    recipients: 'The site that asked, which gets a verdict and its three strongest reasons',
    eraser: 'Forgets itself',
    places: [],
  },
  {
    id: 'session',
    name: 'A moderator’s sign-in',
    purpose: 'To let moderators, and nobody else, into the desk',
    basis: 'Our interest in a safe site (GDPR 6(1)(f))',
    form: 'A signed cookie in the moderator’s browser. Readers get no cookie at all',
    life: '12 hours. Nothing of it is stored on the server',
    recipients: NOBODY,
    eraser: 'Signing out',
    places: [],
  },
]

/** What the storage holds that says nothing about a person. */
export const TECHNICAL_PLACES: readonly string[] = [
  'event.position',
  'event.site',
  'event.body', // The fields inside are declared one by one as `event.type.field`.
  ...['submitted', 'decided', 'undone', 'erased', 'taught', 'forgotten'].flatMap((type) => [
    `event.${type}.type`,
    `event.${type}.site`,
  ]),
  'reply.site',
  'reply.first_position',
  'reply.position',
  'lesson.site',
  'lesson.position',
]

const DECLARED: ReadonlySet<string> = new Set([
  ...KEPT.flatMap(({ places }) => places),
  ...TECHNICAL_PLACES,
])

/** Whether the register knows this place: `table.column` or `event.type.field`. */
export function isDeclared(place: string): boolean {
  return DECLARED.has(place)
}
