import { days, LIVES, NOBODY, type RegisterEntry } from './register-entry.ts'

/** What is kept so that what was erased stays erased. It is in a file beside the key file. */
export const KEPT_KEYS: readonly RegisterEntry[] = [
  {
    id: 'tombstone',
    name: 'That a reply was erased, after it was',
    purpose: 'So that the reply is erased again if an older backup is put back',
    basis: 'Our duty to keep erased what you had erased (GDPR 17)',
    form:
      'A keyed hash of the number that the reply had, the day, and whether you or its time ' +
      'erased it; no name, word or address. The same of a wish for mail that you ended',
    life: days(LIVES.tombstone),
    recipients: NOBODY,
    eraser: 'The end of its life',
    places: [],
  },
]
