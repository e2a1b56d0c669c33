import type { RegisterEntry } from './register-entry.ts'

const ONLY_IF = 'only if you ask for mail about answers'
const CONSENT = 'Your consent: you confirm it, and may take it back at any time (GDPR 6(1)(a))'
const BY_LINK =
  'The link in each mail; the buttons on the receipt; or the end of its life. What moderators ' +
  'decide about the reply does not touch it'
const LIFE =
  '{pendingMail} if you do not confirm; else {mail}, ' +
  'or until you unsubscribe or the reply is erased'

/** What is kept of those who want to be told of answers. */
export const KEPT_MAIL: readonly RegisterEntry[] = [
  {
    id: 'mail-address',
    codes: {
      category: 'contact',
      atRest: 'sealed',
      scope: 'reply',
      life: 'mail',
      dpv: ['pd:EmailAddress', 'CommunicationManagement', 'Consent'],
    },
    name: `Your e-mail address, ${ONLY_IF}`,
    purpose: 'To mail you when somebody answers your reply',
    basis: CONSENT,
    form: 'Encrypted (AES-256-GCM) under a key that is kept apart from the data, and which reply',
    life: LIFE,
    recipients: 'The mail server that this site sends by, and your own, when a mail goes out',
    eraser: BY_LINK,
    places: ['id', 'reply_id', 'sealed', 'state', 'created_at'].map(
      (column) => `mail_subscription.${column}`,
    ),
  },
  {
    id: 'mail-address-hash',
    codes: {
      category: 'contact',
      atRest: 'keyed-hash',
      scope: 'reply',
      life: 'mail',
      dpv: ['dpv:PseudonymisedData', 'MisusePreventionAndDetection', 'LegitimateInterest'],
    },
    name: `A keyed hash of your e-mail address, ${ONLY_IF}`,
    purpose:
      'So that nobody can flood a mailbox from here, and that you are not told of your own answer',
    basis: 'Our interest in a mail server that is trusted (GDPR 6(1)(f))',
    form: 'A hash under a key that is kept apart from the data; the time of the last question',
    life: 'As long as the address; the time of the last question {askedMail}',
    recipients: 'Nobody outside this server',
    eraser: BY_LINK,
    places: ['mail_subscription.address_hash', 'mail_asked.address_hash', 'mail_asked.at'],
  },
  {
    id: 'mail-outbox',
    codes: {
      category: 'contact',
      atRest: 'plain',
      scope: 'reply',
      life: 'mail',
      dpv: ['pd:CommunicationsMetadata', 'CommunicationManagement', 'Consent'],
    },
    name: `Which answers you were told of, ${ONLY_IF}`,
    purpose: 'So that a mail goes out once, and not again after a restart',
    basis: CONSENT,
    form: 'The numbers of replies, and times. The mails themselves are made anew and not kept',
    life: 'As long as the address, or until the answer is erased',
    recipients: 'Nobody outside this server',
    eraser: BY_LINK,
    places: ['subscription_id', 'answer_id', 'queued_at', 'due_at', 'attempts', 'done_at'].map(
      (column) => `mail_outbox.${column}`,
    ),
  },
]
