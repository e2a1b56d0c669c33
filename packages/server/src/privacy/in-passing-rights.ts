import { NOBODY, type RegisterEntry } from './register-entry.ts'

/** What is used while somebody exercises a right, and then dropped. */
export const IN_PASSING_RIGHTS: readonly RegisterEntry[] = [
  {
    id: 'way-in',
    codes: {
      category: 'contact',
      atRest: 'memory',
      scope: 'writer',
      life: 'in-passing',
      dpv: ['pd:EmailAddress', 'RecordManagement', 'LegalObligation'],
    },
    name: 'That somebody asked for a link to their replies by e-mail',
    purpose: 'So that nobody can flood a mailbox from here, and that such a link opens once',
    basis: 'Our duty to let you see what is held (GDPR 6(1)(c))',
    form: 'In memory, the keyed hash of an e-mail address that is confirmed here, and a number',
    life: 'Half an hour in memory. Never stored',
    recipients: NOBODY,
    eraser: 'Forgets itself',
    places: [],
  },
]
