import type { RegisterEntry } from './register-entry.ts'

/** What is kept when a writer asks a person to look again. */
export const KEPT_APPEAL: readonly RegisterEntry[] = [
  {
    id: 'appeals',
    codes: {
      category: 'content',
      atRest: 'plain',
      scope: 'reply',
      life: 'with-the-reply',
      dpv: ['dpv:UserGeneratedContent', 'DisputeManagement', 'LegalObligation'],
    },
    name: 'Your appeal, if you make one, and its answer',
    purpose: 'So that a person looks at your reply again, and tells you what came of it',
    basis: 'Our duty to hear you about decisions (GDPR 22(3), DSA 20)',
    form: 'What you write, what the moderator answers, the times, and a keyed hash of who answered',
    life:
      'As long as the reply. While nobody has answered, the reply itself is kept longer, at most ' +
      '{appeal} from the appeal',
    recipients: 'Moderators; you, on the receipt',
    eraser: 'The erase button on the receipt; or the end of the reply',
    places: [
      'reply.appeals',
      'reply.appealed_at',
      ...['replyId', 'at', 'appealId', 'words'].map((field) => `event.appealed.${field}`),
      'event.decided.answers',
    ],
  },
]
