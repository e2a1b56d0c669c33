import type { Reason, ReasonCode, RecalledCode } from './judge.ts'

/** For each group, what to say when it raised the score and when it lowered it. */
const SENTENCES: Record<
  Exclude<ReasonCode, RecalledCode | 'links'>,
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
  'taught-words': [
    'It has words that this site’s moderators marked as spam.',
    'It has words that this site’s moderators approved.',
  ],
  'taught-signs': [
    'Its form, links or writer are like those that this site’s moderators marked as spam.',
    'Its form, links or writer are like those that this site’s moderators approved.',
  ],
  role: [
    'The writer’s role on this site says little in favour of the reply.',
    'The writer has a role on this site.',
  ],
}

function ofLinks(count: number, raised: boolean): string {
  const links = count === 1 ? 'Its link is' : `Its ${linksInWords(count)} are`
  return raised
    ? `${links} more like ${count === 1 ? 'one' : 'those'} that advertising carries.`
    : `${links} more like ${count === 1 ? 'one' : 'those'} that readers share.`
}

/** Counts end at eight. */
const linksInWords = (count: number) =>
  count === 0 ? 'links' : count < 8 ? `${inWords(count)} links` : 'eight or more links'

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
export function reasonSentence({ code, logOdds, count }: Reason): string {
  const raised = logOdds > 0
  if (code === 'links') return ofLinks(count ?? 0, raised)
  if (isRecalled(code)) return RECALLED[code](count ?? 1, raised)
  return SENTENCES[code][raised ? 0 : 1]
}

function isRecalled(code: ReasonCode): code is RecalledCode {
  return code in RECALLED
}
