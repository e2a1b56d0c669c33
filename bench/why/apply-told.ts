import type { Submission } from '@riposte/filter'

/**
 * Does what a receipt's English sentence says, as a reader might: from the sentence and the reply
 * alone, with nothing of what found it. Throws for a quotation that is not in the reply.
 */
export function applyTold(told: string, submission: Submission): Submission {
  const says = (words: string) => told.replace(/\u2068.*?\u2069/gs, '').includes(words)
  const { names, texts } = OTHERS.find(({ script }) => script.test(submission.text)) ?? LATIN
  const pick = (all: readonly string[]) => all[submission.text.length % all.length]!
  let { text } = submission
  for (const [, kind, quote] of told.matchAll(/without the (link|sentence) “\u2068(.*?)\u2069”/gs))
    text = kind === 'link' ? unlink(text, quote!) : cutQuote(text, quote!)
  if (says('without links')) text = unlinkAll(text)
  if (says('without e-mail addresses, telephone')) text = cutContacts(text)
  if (says('in ordinary letters')) text = text.normalize('NFKC').replace(INVISIBLE, '')
  if (says('without words in capitals')) text = calm(text)
  if (says('with other words')) text = pick(texts)
  return {
    ...submission,
    text,
    ...(says('under another name') && { author: pick(names) }),
    ...(says('without the website') && { authorUrl: '' }),
    ...(says('without the e-mail address') && { email: '' }),
  }
}

/** Other names and words than those that the filter tries. */
const LATIN = {
  names: ['Jonas Berg', 'Lucia', 'Tom H.'],
  texts: [
    'I walked past it on Sunday and the door was closed, does anybody know why?',
    'We had the same trouble at home and in the end a new cable was all it took.',
  ],
}
const OTHERS = [
  {
    script: /\p{Script=Cyrillic}.*\p{Script=Cyrillic}.*\p{Script=Cyrillic}/su,
    names: ['Ольга', 'Игорь С.'],
    texts: ['В воскресенье проходил мимо, дверь была закрыта. Кто-нибудь знает почему?'],
  },
  {
    script: /\p{Script=Han}.*\p{Script=Han}/su,
    names: ['陈晨', '赵磊'],
    texts: ['星期天我路过那里，门是关着的，有人知道为什么吗？'],
  },
]

const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g
const GAP = '[\\s\\p{Cf}\\p{Cc}]+'

/** A pattern that finds a quotation, whatever white space and unseen marks stand in the reply. */
function patternOf(quote: string): string {
  const escaped = (word: string) => word.replace(/[.*+?^${}()|[\]\\\-/]/g, '\\$&')
  return quote.split(/\s+/).filter(Boolean).map(escaped).join(GAP)
}

function cutQuote(text: string, quote: string): string {
  const isShortened = quote.endsWith('…')
  const pattern = isShortened ? `${patternOf(quote.slice(0, -1))}[^\\n]*?` : patternOf(quote)
  const ending = isShortened ? '(?:[.!?…]+(?=\\s)|[。！？؟।]|\\n|$)' : ''
  const cut = text.replace(new RegExp(pattern + ending, 'u'), ' ')
  if (cut === text) throw new Error(`not in the reply: ${quote}`)
  return cut
}

/** Takes the address away, with its scheme and its tag; the words that it stood under stay. */
function unlink(text: string, quote: string): string {
  const address = quote.replace(/…$/, '')
  const words = text.split(ANCHOR)
  const kept = words.map((word) =>
    word.includes(address) ? (ANCHOR.test(word) ? unlinkAll(word) : cutWord(word, address)) : word,
  )
  const cut = kept.join('')
  if (cut === text) throw new Error(`not in the reply: ${quote}`)
  return cut
}

const ANCHOR = /(<a\s[^>]*>.*?<\/a>|\[url[^\]]*\].*?\[\/url\]|\[[^\]]*\]\(http[^)]*\))/is

function cutWord(text: string, address: string): string {
  return text.replace(/\S+/g, (word) => (word.includes(address) ? '' : word))
}

/** Where words are not set apart by spaces, an address ends where letters of that script begin. */
const ADDRESS =
  /[^\s\p{sc=Han}，。、：；！]*(?:https?:\/\/|www\.)[^\s<\]\p{sc=Han}，。、：；！]*/giu

function unlinkAll(text: string): string {
  return text
    .replace(/<a\s[^>]*>(.*?)<\/a>/gis, '$1')
    .replace(/\[(url|link)[^\]]*\](.*?)\[\/\1\]/gis, '$2')
    .replace(/\[([^\]]*)\]\(http[^)]*\)/gi, '$1')
    .replace(ADDRESS, '')
    .replace(/(?<![\w@.-])(?:[\p{L}\d-]+\.)+\p{L}{2,12}(?:[/?:#][^\s<]*)?/gu, asSeenAsLink)
}

/** "end.Next" is no link to anybody; "best.site" is. */
function asSeenAsLink(word: string): string {
  const suffix = /\.(\p{L}+)(?:[/?:#].*)?$/u.exec(word)?.[1] ?? ''
  return suffix === suffix.toLowerCase() || suffix === suffix.toUpperCase() ? '' : word
}

function cutContacts(text: string): string {
  return text
    .replace(/[^\s@<>()]+@[\w-]+(?:\.[\w-]+)+/g, '')
    .replace(/\+?\d(?:[ ().-]{0,2}\d){7,17}/g, '')
    .replace(/(^|[\s:(])@[\w.]{3,}/g, '$1')
}

const SENTENCE = /[^.!?…\n。！？]*(?:[.!?…\n。！？]+\s*|$)/gu

function calm(text: string): string {
  const sentences: readonly string[] = text.match(SENTENCE) ?? []
  const once = sentences.filter((it, i, all) => it.trim() === '' || all.indexOf(it) === i)
  return once
    .join('')
    .replace(/([!?.,*~_=$#-])\1{2,}/g, '$1')
    .replace(/\b\p{Lu}{4,}\b/gu, (word) => word[0] + word.slice(1).toLowerCase())
}
