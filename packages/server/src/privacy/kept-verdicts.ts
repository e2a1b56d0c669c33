import { BY_RECEIPT, WITH_THE_REPLY } from './kept-words.ts'
import { NOBODY, type RegisterEntry } from './register-entry.ts'

/** What the filter and moderators said, and what the filter learned from it. */
export const KEPT_VERDICTS: readonly RegisterEntry[] = [
  {
    id: 'verdict',
    codes: {
      category: 'decision',
      atRest: 'plain',
      scope: 'reply',
      life: 'with-the-reply',
      dpv: ['dpv:InferredPersonalData', 'MisusePreventionAndDetection', 'LegitimateInterest'],
    },
    name: 'What the spam filter said',
    purpose: 'To keep advertising out, and to tell you why it decided so',
    basis: 'Our interest in a readable page (GDPR 6(1)(f))',
    form:
      'A probability, the reasons in words, the resulting status, and what would have led to ' +
      'another',
    life: WITH_THE_REPLY,
    recipients: 'Moderators; you, on the receipt',
    eraser: BY_RECEIPT,
    places: [
      'reply.verdict',
      'reply.status',
      'reply.status_by_filter',
      ...['submitted', 'edited'].flatMap((type) => [
        `event.${type}.verdict`,
        `event.${type}.status`,
      ]),
    ],
  },
  {
    id: 'features',
    codes: {
      category: 'features',
      atRest: 'feature-hash',
      scope: 'reply',
      life: 'with-the-reply',
      dpv: ['dpv:PseudonymisedData', 'MisusePreventionAndDetection', 'LegitimateInterest'],
    },
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
      'event.edited.features',
      'event.decided.lesson',
      'lesson.features',
      'lesson.label',
      'lesson.id',
    ],
  },
  {
    id: 'decisions',
    codes: {
      category: 'decision',
      atRest: 'plain',
      scope: 'reply',
      life: 'with-the-reply',
      dpv: ['pd:Opinion', 'RecordManagement', 'LegalObligation'],
    },
    name: 'What moderators decided about it',
    purpose: 'To account for decisions, to take them back, and to tell you',
    basis: 'Our duty to account for decisions (GDPR 5(2))',
    form: 'The decision, its ground and time, and a keyed hash of the moderator’s name',
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
    codes: {
      category: 'features',
      atRest: 'feature-hash',
      scope: 'outside',
      life: 'outsideLesson',
      dpv: ['dpv:PseudonymisedData', 'MisusePreventionAndDetection', 'LegitimateInterest'],
    },
    name: 'Feedback from sites that use this server as their spam filter',
    purpose: 'So that the filter learns from their corrections',
    basis: 'Our interest in a filter that makes fewer mistakes (GDPR 6(1)(f))',
    form: 'Hashes of letter groups and words; the comment itself is read once and dropped',
    life: '{outsideLesson}',
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
    codes: {
      category: 'decision',
      atRest: 'keyed-hash',
      scope: 'outside',
      life: 'check',
      dpv: ['dpv:InferredPersonalData', 'MisusePreventionAndDetection', 'LegitimateInterest'],
    },
    name: 'Verdicts about comments on sites that use this server as their spam filter',
    purpose: 'So that such a site can see why a comment was called advertising, and correct it',
    basis: 'The site’s interest in a readable page (GDPR 6(1)(f))',
    form:
      'The verdict with its reasons, the site and the time, and a keyed hash of the comment by ' +
      'which a correction finds it; not the comment itself',
    life: '{check}, of the newest 250,000',
    recipients: 'The site that asked; moderators here',
    eraser: 'The end of its life',
    places: ['guid', 'verdict', 'at', 'lesson_id'].map((column) => `comment_check.${column}`),
  },
]
