import { NOBODY, type RegisterEntry } from './register-entry.ts'

/** What is kept because somebody exercised a right. */
export const KEPT_RIGHTS: readonly RegisterEntry[] = [
  {
    id: 'objection',
    codes: {
      category: 'behaviour',
      atRest: 'plain',
      scope: 'reply',
      life: 'with-the-reply',
      dpv: ['pd:CommunicationsMetadata', 'RecordManagement', 'LegalObligation'],
    },
    name: 'That you objected to the filter’s learning from your reply, if you did',
    purpose: 'So that nothing is learned from it, whatever is decided about it later',
    basis: 'Our duty to heed it (GDPR 6(1)(c) and 21)',
    form: 'The time',
    life: 'As long as the reply',
    recipients: NOBODY,
    eraser: 'The end of the reply',
    places: ['reply.objected_at', 'event.objected.replyId', 'event.objected.at'],
  },
]
