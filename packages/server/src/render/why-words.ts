import type { PageKey, Words } from '@riposte/messages'
import type { RecordedChange, RecordedReason } from '@riposte/protocol'
import { oneLine } from './mail-words.ts'
import type { ReceiptView } from './page-views.ts'
import { REASON_KEYS, RULE_KEYS } from './reason-keys.ts'

/** A reason in a reader's words. */
export interface ReasonWords {
  readonly text: string
  /** Recorded in English, and of a kind that has no words of its own. */
  readonly isEnglish: boolean
}

export function reasonInWords(reason: RecordedReason, words: Words, from: string): ReasonWords {
  const rule = RULE_KEYS[reason.code]
  const key = rule ?? REASON_KEYS[reason.code]?.[reason.logOdds > 0 ? 0 : 1]
  if (key) return { text: words.say(key, { from }), isEnglish: false }
  return { text: reason.sentence, isEnglish: words.language !== 'en' }
}

/** Whether it is a rule of the site that decided, and not the filter. */
export function isRule({ code }: Pick<RecordedReason, 'code'>): boolean {
  return code === 'blocked' || code.startsWith('hold-')
}

const CHANGE_KEYS: Readonly<Record<string, PageKey>> = {
  'without-link': 'changeLink',
  'without-links': 'changeLinks',
  'without-contacts': 'changeContacts',
  'without-website': 'changeWebsite',
  'without-email': 'changeEmail',
  'hidden-field-empty': 'changeHidden',
  slower: 'changeSlower',
  'ordinary-browser': 'changeBrowser',
  'own-form': 'changeForm',
  calmer: 'changeCalmer',
  'plain-letters': 'changeLetters',
  'other-name': 'changeName',
  'without-sentence': 'changeSentence',
  'other-words': 'changeWords',
  'published-before': 'changePublished',
}

const QUOTED_CHARS_MAX = 80

/** `changes` as one phrase that quotes the reply's own `text`; undefined for those of no kind. */
export function changesInWords(
  changes: readonly RecordedChange[],
  text: string,
  words: Words,
): string | undefined {
  const phrases: string[] = []
  for (const { code, start = 0, end = 0, count = 0 } of changes) {
    const key = CHANGE_KEYS[code]
    if (!key) return undefined
    const quote = quoted(text.slice(start, end))
    phrases.push(words.say(key, { link: quote, sentence: quote, count }))
  }
  return words.list(phrases)
}

/** Begins and ends a piece that has a direction of its own (Unicode UAX 9). */
const [ISOLATE, END_ISOLATE] = ['\u2068', '\u2069']

function quoted(text: string): string {
  const chars = [...oneLine(text)]
  const shown =
    chars.length > QUOTED_CHARS_MAX ? [...chars.slice(0, QUOTED_CHARS_MAX - 1), '…'] : chars
  return `${ISOLATE}${shown.join('')}${END_ISOLATE}`
}

const SHORT_KEYS = {
  campaign: 'whyCampaign',
  blatant: 'whyBlatant',
  advert: 'whyAdvert',
} as const satisfies Record<string, PageKey>

type Told = Pick<ReceiptView, 'verdict' | 'decision'> & {
  readonly reply: Pick<ReceiptView['reply'], 'status' | 'text'>
}

/** What would have become of a reply otherwise, as a sentence; undefined where nothing is said. */
export function otherwise({ reply, verdict, decision }: Told, words: Words): string | undefined {
  const { status, text } = reply
  if (status === 'published' || status === 'erased') return undefined
  if (decision) {
    const isNamed = decision.kind === 'spam' || decision.ground !== null
    return isNamed ? words.say('wouldGround') : undefined
  }
  const { short, label, counterfactual, reasons } = verdict
  if (short) return words.say(SHORT_KEYS[short])
  if (counterfactual === null) return words.say('wouldNothing')
  if (counterfactual) {
    const changes = changesInWords(counterfactual.changes, text, words)
    const key = counterfactual.status === 'published' ? 'wouldPublish' : 'wouldWait'
    return changes && words.say(key, { changes })
  }
  const isEdited = status === 'held' && label === 'ham' && !reasons.some(isRule)
  return isEdited ? words.say('whyEarlier') : undefined
}
