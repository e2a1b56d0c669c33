import { NOBODY, type RegisterEntry } from './register-entry.ts'

/** What is kept of decisions when the replies that they were about may be gone. */
export const KEPT_RECORD: readonly RegisterEntry[] = [
  {
    id: 'decision-record',
    codes: {
      category: 'decision',
      atRest: 'plain',
      scope: 'reply',
      life: 'record',
      dpv: ['dpv:PseudonymisedData', 'RecordManagement', 'LegalObligation'],
    },
    name: 'That a decision was made, in the record of decisions',
    purpose: 'To account for decisions, to let them be counted, and to show that none was altered',
    basis: 'Our duty to account for decisions (GDPR 5(2); DSA 17 and 24)',
    form:
      'A number, the time, what was decided, the ground, the codes of the filter’s reasons, the ' +
      'decider’s role and number, versions of model, rules and notice; no name, no word, nothing ' +
      'that leads to the reply once that is erased. Chained by hashes',
    life: '{record}',
    recipients: `${NOBODY}; counts of it are published`,
    eraser: 'The end of its life. An erased reply’s entries are untied from it at once',
    places: ['number', 'at', 'body', 'hash', 'subject', 'reply_id'].map(
      (column) => `record_entry.${column}`,
    ),
  },
]
