import { IN_PASSING_RIGHTS } from './in-passing-rights.ts'
import { NOBODY, type RegisterEntry } from './register-entry.ts'

const NEVER = 'Never stored'

/** What is used while a reply comes in, and then dropped. */
export const IN_PASSING: readonly RegisterEntry[] = [
  {
    id: 'network',
    codes: {
      category: 'network',
      atRest: 'memory',
      scope: 'reader',
      life: 'in-passing',
      dpv: ['pd:IPAddress', 'MisusePreventionAndDetection', 'LegitimateInterest'],
    },
    name: 'Your IP address',
    purpose:
      'To answer your browser, to stop floods of posts from one network, and to know a form that ' +
      'is sent twice',
    basis: 'Our interest in a working site (GDPR 6(1)(f))',
    form: 'In memory, as a keyed hash whose key changes daily and is never written down',
    life: `One to two minutes in memory. ${NEVER}, in no log either`,
    recipients: NOBODY,
    eraser: 'Forgets itself',
    places: [],
  },
  {
    id: 'imprint',
    codes: {
      category: 'features',
      atRest: 'memory',
      scope: 'reply',
      life: 'in-passing',
      dpv: ['dpv:PseudonymisedData', 'MisusePreventionAndDetection', 'LegitimateInterest'],
    },
    name: 'A fading imprint of the text, against floods',
    purpose: 'To notice the same text when it is sent again and again',
    basis: 'Our interest in a readable page (GDPR 6(1)(f))',
    form: 'In memory, as a few hashes of the text’s letters and of the sites that it links to',
    life:
      'Halves every 12 hours, or every 30 days where a moderator approved the text; ' +
      `gone at each restart. ${NEVER}`,
    recipients: NOBODY,
    eraser: 'Forgets itself; at once when the reply is erased, unless 16,384 newer ones came',
    places: [],
  },
  {
    id: 'standing',
    codes: {
      category: 'identifier',
      atRest: 'memory',
      scope: 'writer',
      life: 'in-passing',
      dpv: ['dpv:PseudonymisedData', 'MisusePreventionAndDetection', 'LegitimateInterest'],
    },
    name: 'What moderators decided about earlier replies like yours',
    purpose: 'To trust those whose replies were approved, and to be careful with advertisers',
    basis: 'Our interest in a readable page (GDPR 6(1)(f))',
    form:
      'In memory, as short hashes of name, e-mail address, wider network and linked sites under ' +
      'a random key that is never written down',
    life: `Halves every 3 days (networks) or 30 days; gone at each restart. ${NEVER}`,
    recipients: NOBODY,
    eraser: 'Forgets itself; at once when the reply is erased, unless 16,384 newer ones came',
    places: [],
  },
  {
    id: 'email',
    codes: {
      category: 'contact',
      atRest: 'memory',
      scope: 'reply',
      life: 'in-passing',
      dpv: ['pd:EmailAddress', 'MisusePreventionAndDetection', 'LegitimateInterest'],
    },
    name: 'Your e-mail address, if you give it',
    purpose: 'A hint for the spam filter',
    basis: 'Our interest in a readable page (GDPR 6(1)(f))',
    form: 'Read once; only hashes of it stay, in the fingerprint for the filter',
    life: 'Until the verdict. The address itself is stored only if you ask for mail, and encrypted',
    recipients: NOBODY,
    eraser: 'Forgets itself; the hashes go with the fingerprint',
    places: [],
  },
  {
    id: 'form-facts',
    codes: {
      category: 'behaviour',
      atRest: 'memory',
      scope: 'reply',
      life: 'in-passing',
      dpv: ['pd:Behavioral', 'MisusePreventionAndDetection', 'LegitimateInterest'],
    },
    name: 'How the form was sent',
    purpose: 'A hint for the spam filter: robots are fast and fill in everything',
    basis: 'Our interest in a readable page (GDPR 6(1)(f))',
    form: 'Seconds on the form, whether a hidden field was filled, whether a browser sent it',
    life: 'Until the verdict; what they said stays in its reasons',
    recipients: NOBODY,
    eraser: 'Forgets itself',
    places: [],
  },
  {
    id: 'outside-comment',
    codes: {
      category: 'content',
      atRest: 'memory',
      scope: 'outside',
      life: 'in-passing',
      dpv: ['pd:Communication', 'MisusePreventionAndDetection', 'LegitimateInterest'],
    },
    name: 'Comments on sites that use this server as their spam filter',
    purpose: 'To tell such a site whether a comment is advertising',
    basis: 'The site’s interest in a readable page (GDPR 6(1)(f))',
    form:
      'Read once: the text, name, e-mail and web address; the kind of comment, the writer’s role ' +
      'and the language of the site; tags of the article; whether a browser sent it, how long ' +
      'the form was open, whether it was the site’s own, sent from a page of the site, and a ' +
      'hidden field filled; the wider network of the writer’s IP address, for what moderators ' +
      'decided about it. Whatever else ' +
      'the site sends – request headers, the rest of the form – is dropped unread',
    life: `Until the verdict; its imprint as long as any other. ${NEVER}, in no log either`,
    recipients: 'The site that asked, which gets a verdict and its three strongest reasons',
    eraser: 'Forgets itself',
    places: [],
  },
  {
    id: 'session',
    codes: {
      category: 'identifier',
      atRest: 'memory',
      scope: 'moderator',
      life: 'in-passing',
      dpv: ['pd:Identifying', 'IdentityVerification', 'LegitimateInterest'],
    },
    name: 'A moderator’s sign-in',
    purpose: 'To let moderators, and nobody else, into the desk',
    basis: 'Our interest in a safe site (GDPR 6(1)(f))',
    form:
      'A signed cookie in the moderator’s browser, with a keyed hash of their name. ' +
      'Readers get no cookie at all',
    life: '12 hours. Nothing of it is stored on the server',
    recipients: NOBODY,
    eraser: 'Signing out',
    places: [],
  },
  ...IN_PASSING_RIGHTS,
]
