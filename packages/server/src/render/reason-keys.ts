import type { PageKey } from '@riposte/messages'

/** For each of the filter's reasons what is said when it spoke for advertising, and against. */
export const REASON_KEYS: Readonly<Record<string, readonly [spam: PageKey, ham: PageKey]>> = {
  prior: ['reasonPriorSpam', 'reasonPriorHam'],
  letters: ['reasonLettersSpam', 'reasonLettersHam'],
  words: ['reasonWordsSpam', 'reasonWordsHam'],
  shape: ['reasonShapeSpam', 'reasonShapeHam'],
  links: ['reasonLinksSpam', 'reasonLinksHam'],
  'no-links': ['reasonNoLinksSpam', 'reasonNoLinksHam'],
  name: ['reasonNameSpam', 'reasonNameHam'],
  address: ['reasonAddressSpam', 'reasonAddressHam'],
  kinship: ['reasonKinshipSpam', 'reasonKinshipHam'],
  article: ['reasonArticleSpam', 'reasonArticleHam'],
  form: ['reasonFormSpam', 'reasonFormHam'],
  role: ['reasonRoleSpam', 'reasonRoleHam'],
  'taught-words': ['reasonTaughtWordsSpam', 'reasonTaughtWordsHam'],
  'taught-signs': ['reasonTaughtSignsSpam', 'reasonTaughtSignsHam'],
  burst: ['reasonBurstSpam', 'reasonBurstHam'],
  'burst-link': ['reasonBurstLinkSpam', 'reasonBurstLinkHam'],
  'author-known': ['reasonAuthorKnownSpam', 'reasonAuthorKnownHam'],
  'email-known': ['reasonEmailKnownSpam', 'reasonEmailKnownHam'],
  'network-known': ['reasonNetworkKnownSpam', 'reasonNetworkKnownHam'],
  'domain-known': ['reasonDomainKnownSpam', 'reasonDomainKnownHam'],
}

/** What waits for a person first, by the modes of `--hold`. */
export const HOLD_KEYS: Readonly<Record<string, PageKey>> = {
  all: 'ruleHoldAll',
  first: 'ruleHoldFirst',
  links: 'ruleHoldLinks',
}

/** What a rule of the site, or a move, adds: it weighs nothing. */
export const RULE_KEYS: Readonly<Record<string, PageKey>> = {
  'hold-all': 'ruleHoldAll',
  'hold-first': 'ruleHoldFirst',
  'hold-links': 'ruleHoldLinks',
  blocked: 'ruleBlocked',
  moved: 'ruleMoved',
}
