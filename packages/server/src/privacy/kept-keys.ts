import { longestLife } from './lives.ts'
import { days, NOBODY, type RegisterEntry } from './register-entry.ts'

/** What is kept so that what was erased stays erased. It is in a file beside the key file. */
export const KEPT_KEYS: readonly RegisterEntry[] = [
  {
    id: 'tombstone',
    codes: {
      category: 'identifier',
      atRest: 'keyed-hash',
      scope: 'reply',
      life: 'tombstone',
      dpv: ['dpv:PseudonymisedData', 'RecordManagement', 'LegalObligation'],
    },
    name: 'That a reply was erased, after it was',
    purpose: 'So that the reply is erased again if an older backup is put back',
    basis: 'Our duty to keep erased what you had erased (GDPR 17)',
    form:
      'A keyed hash of the number that the reply had, the day, and whether you or its time ' +
      'erased it; no name, word or address. The same of a wish for mail that you ended',
    life: '{tombstone}',
    recipients: NOBODY,
    eraser: 'The end of its life',
    places: [],
  },
  {
    id: 'pseudonym-keys',
    codes: {
      category: 'identifier',
      atRest: 'plain',
      scope: 'reader',
      life: 'voterKey',
      dpv: ['dpv:PseudonymisedData', 'RecordManagement', 'LegitimateInterest'],
    },
    name: 'The keys under which you are a pseudonym',
    purpose: 'To count each voter once, and to know your replies as yours, without knowing you',
    basis: 'As for what they are the keys of',
    form: 'Random numbers in a file apart from the data, by purpose and site',
    life:
      'Replaced every 90 days unless the site says otherwise. Older ones are ' +
      'destroyed {voterKey} later, those of e-mail addresses at once (addresses are encrypted ' +
      `anew) or ${days(longestLife('mail'))} later: then nobody, we included, can connect a ` +
      'vote or reply from that time with you or your browser any more',
    recipients: NOBODY,
    eraser: 'The end of their life',
    places: [],
  },
]
