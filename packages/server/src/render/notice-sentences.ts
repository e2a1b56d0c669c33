/** What the notice says besides the register, in the English by which translations are found. */
export const NOTICE_SENTENCES = {
  lead:
    'This page is made by the running server from the same list that it checks, keeps and ' +
    'erases by. What is not on it cannot be stored.',
  version: 'Version',
  earlier: 'An earlier version',
  present: 'The present one',
  controller: 'Who answers for it',
  purpose: 'What for',
  basis: 'Legal basis',
  eraser: 'How it is erased',
  kept: 'What is kept',
  keptLead: 'With your reply, or because of it.',
  passing: 'What is used in passing',
  passingLead: 'Seen while your reply is being judged, and not stored as it came.',
  filter: 'How the filter decides',
  rights: 'Your rights',
  receipt: 'The receipt is the private page whose address you get when you post a reply.',
  facts: 'The system as it runs now',
  versions: 'The same for programs, and what was said before',
  jsonLd: 'In terms of the Data Privacy Vocabulary (JSON-LD)',
  csv: 'As record of processing activities (CSV)',
} as const

/** Not so where a person looks at every reply first. */
export const MOST_AT_ONCE =
  'Most replies are published at once. What the program is not sure about waits for a person. ' +
  'What it takes for advertising is kept apart, and its writer can see that; the reasons are ' +
  'not told where they would help advertisers.'

export const HOW_SENTENCES = [
  'Every reply is judged by a program on this server before it is shown: by its words, its ' +
    'links, the name and website given, how the form was sent, and what moderators decided ' +
    'about others.',
  MOST_AT_ONCE,
  'Heated words are not advertising, and opinions are not judged.',
  'The program learns from what moderators of this site decide, and forgets what is erased: the ' +
    'model is then the same as if it had never learned from it.',
] as const

export const RIGHT_SENTENCES = [
  'See what is held about your reply, and why it was decided so: on its receipt.',
  'Correct it, or erase it: on its receipt, without an account and without giving a reason.',
  'Take a copy of it with you: also on its receipt, of one reply or of all of yours.',
  'Object to what the filter learns from it, and have a person decide about it.',
  'Appeal against what was decided: a person answers who has not decided about it before.',
  'Complain to the authority for data protection where you live.',
] as const

/** Labels of the facts about the running system, and what may be said under them. */
export const FACT_SENTENCES = {
  configuration: 'Configuration',
  model: 'Model of the filter',
  lessons: 'Lessons that it learned from this site’s moderators',
  errors: 'Errors of the model, measured: honest replies, {set}',
  errorRate:
    'of {ham} that it had never seen, {held} waited for a person (between {low} and {high} %, ' +
    'with 95 % confidence), {spam} of them kept apart as advertising',
  swept: 'Last time that outdated entries were erased',
  sweptThen: '{when}; entries erased: {count}',
  notYet: 'not yet',
  clock: 'The clock by which they are erased',
  clockBelieved: 'is right, as far as this server can tell',
  clockDoubted:
    'is not believed yet: it leapt, or this server was off or is new. Until it has run for 24 ' +
    'hours without another leap, what is over may be erased later than it says here, never earlier',
  overdue: 'Entries kept beyond their time',
  record: 'Record of decisions',
  recordEmpty: 'no entries yet',
  recordHead: 'entries: {count}; the newest is {newest}',
  canary: 'Last time that a reply was posted and erased for a trial, and looked for everywhere',
  canaryGone: '{when}: nothing of it was left; {size} were read',
  canaryLeft: '{when}: NOT ALL OF IT WAS GONE; {size} were read',
  keys: 'Keys under which voters and writers are pseudonyms',
  keysMade:
    'made {when}, replaced after {days} days; older ones that wait to be destroyed: {count}',
  quiet: 'Replies whose writers are not told what became of them',
  quietNone: 'none: every writer is told',
  quietSome:
    'those of writers, or with words, that this site blocks quietly: they are kept apart like ' +
    'advertising, and answered as if they waited for a person',
  receivers: 'Servers elsewhere that receive something',
  receiversNone: 'none: this server connects to none',
  receiversMail: '{server}, which takes the mail to those who asked for it',
  contacts: 'Servers elsewhere that were contacted in the last 30 days, and how often',
} as const
