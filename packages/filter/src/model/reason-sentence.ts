import type { Reason, ReasonCode } from './judge.ts'

/** For each group, what to say when it raised the score and when it lowered it. */
const SENTENCES: Record<ReasonCode, readonly [raised: string, lowered: string]> = {
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
  form: [
    'It was sent in a way that is more usual for programs than for people.',
    'It was sent in a way that is usual for people.',
  ],
  role: [
    'The writer’s role on this site says little in favour of the reply.',
    'The writer has a role on this site.',
  ],
}

/** What a reason means, for readers and moderators. */
export function reasonSentence({ code, logOdds }: Reason): string {
  return SENTENCES[code][logOdds > 0 ? 0 : 1]
}
