import type { Reason, ReasonCode, RecalledCode } from './judge.ts'

/** For each group, what to say when it raised the score and when it lowered it. */
const SENTENCES: Record<
  Exclude<ReasonCode, RecalledCode>,
  readonly [raised: string, lowered: string]
> = {
  prior: [
    'Before anything is read, this filter starts a little on the careful side.',
    'Before anything is read, this filter expects an honest reply.',
  ],
  letters: [
    'Its spelling, letter by letter, is more like that of advertising.',
    'Its spelling, letter by letter, is more like that of readers’ replies.',
  ],
  words: [
    'Its words are more like those of advertising.',
    'Its words are more like those of readers’ replies.',
  ],
  shape: [
    'Its length and form are more like those of advertising.',
    'Its length and form are more like those of readers’ replies.',
  ],
  links: [
    'Its links are more like those that advertising carries.',
    'Its links are more like those that readers share.',
  ],
  'no-links': [
    'It has no links, which here says little in its favour.',
    'It has no links, as most honest replies have none.',
  ],
  name: [
    'The name given is more like those that advertising uses.',
    'The name given is more like those that readers use.',
  ],
  address: [
    'The web or e-mail address given is more like those that advertising uses.',
    'The web or e-mail address given is more like those that readers use.',
  ],
  kinship: [
    'Name, address and text fit together as they do in advertising.',
    'Name, address and text fit together as they do in readers’ replies.',
  ],
  article: [
    'It takes up little of what the article is about.',
    'It takes up what the article is about.',
  ],
  form: [
    'It was sent in a way that is more usual for programs than for people.',
    'It was sent in a way that is usual for people.',
  ],
  role: [
    'The writer’s role on this site says little in favour of the reply.',
    'The writer has a role on this site.',
  ],
}

/** What is recalled says how many others it speaks of; memories fade, so these are estimates. */
const RECALLED: Record<RecalledCode, (count: number, raised: boolean) => string> = {
  burst: (count, raised) =>
    raised
      ? `Nearly the same text came ${times(count)} in the last hours.`
      : 'Texts like this one are repeated here by honest readers.',
  'burst-link': (count, raised) =>
    raised
      ? `The same link came ${times(count)} in the last hours, with other texts.`
      : 'Links like this one are repeated here by honest readers.',
  'author-known': (count, raised) => known('under this name', count, raised),
  'email-known': (count, raised) => known('from this e-mail address', count, raised),
  'network-known': (count, raised) => known('from this network', count, raised),
  'domain-known': (count, raised) => known('with a link to the same site', count, raised),
}

const known = (whence: string, count: number, raised: boolean) =>
  `Of the earlier replies ${whence} that are remembered, about ${inWords(count)} ` +
  `${count === 1 ? 'was' : 'were'} ${raised ? 'spam' : 'honest'}.`

function times(count: number): string {
  return count === 1 ? 'once' : count === 2 ? 'twice' : `${inWords(count)} times`
}

const NUMERALS = 'no one two three four five six seven eight nine ten eleven twelve'.split(' ')

const inWords = (count: number) => NUMERALS[count] ?? String(count)

/** What a reason means, for readers and moderators. */
export function reasonSentence({ code, logOdds, count = 1 }: Reason): string {
  const raised = logOdds > 0
  if (isRecalled(code)) return RECALLED[code](count, raised)
  return SENTENCES[code][raised ? 0 : 1]
}

function isRecalled(code: ReasonCode): code is RecalledCode {
  return code in RECALLED
}
