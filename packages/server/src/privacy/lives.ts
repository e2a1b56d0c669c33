import { DAY_MS, days, LIVES } from './register-entry.ts'

/** How long each kind of thing is kept, in milliseconds. */
export type Lives = Readonly<Record<keyof typeof LIVES, number>>

interface LifeChoice {
  readonly life: keyof Lives
  readonly minDays: number
  readonly maxDays: number
}

/** What a site may choose, by the word for it in `--keep`, and how far. */
export const LIFE_CHOICES: Readonly<Record<string, LifeChoice>> = {
  /** Long enough for its writer to find out and object. */
  spam: { life: 'spam', minDays: 3, maxDays: 180 },
  rejected: { life: 'rejected', minDays: 14, maxDays: 730 },
  held: { life: 'held', minDays: 14, maxDays: 730 },
  mail: { life: 'mail', minDays: 7, maxDays: 365 },
  'unconfirmed-mail': { life: 'pendingMail', minDays: 1, maxDays: 7 },
  check: { life: 'check', minDays: 1, maxDays: 90 },
  'outside-lesson': { life: 'outsideLesson', minDays: 30, maxDays: 730 },
  /** Complaints may come for six months (DSA 20(1)); a year is reported after it. */
  record: { life: 'record', minDays: 183, maxDays: 1_826 },
}

/** The longest that a site may choose. */
export function longestLife(life: keyof Lives): number {
  const choice = Object.values(LIFE_CHOICES).find((it) => it.life === life)
  return choice ? choice.maxDays * DAY_MS : LIVES[life]
}

/** What `--keep` may name, each with how long it is kept unless a site says otherwise. */
export const KEPT_BY_DEFAULT = Object.entries(LIFE_CHOICES)
  .map(([word, { life }]) => `${word}=${LIVES[life] / DAY_MS}`)
  .join(', ')

/**
 * The lives that a site chose, as `spam=30`, and for the rest what is usual.
 *
 * @throws Error that says what is wrong, and within which bounds it would be right.
 */
export function parseLives(words: readonly string[]): Lives {
  const chosen = new Map<keyof Lives, number>()
  for (const word of words.flatMap((it) => it.split(','))) {
    const [, name = '', number = ''] = /^\s*([a-z-]+)=(\d{1,6})\s*$/.exec(word) ?? []
    const choice = Object.hasOwn(LIFE_CHOICES, name) ? LIFE_CHOICES[name] : undefined
    if (!choice) {
      const names = Object.keys(LIFE_CHOICES).join(', ')
      throw new Error(`“${word}” is not WHAT=DAYS, as spam=30. WHAT is one of ${names}.`)
    }
    const { life, minDays, maxDays } = choice
    if (Number(number) < minDays || Number(number) > maxDays) {
      const bounds = `${minDays} to ${maxDays} days`
      throw new Error(`“${word}” is out of bounds: ${name} can be kept for ${bounds}.`)
    }
    if (chosen.has(life)) throw new Error(`${name} is given twice: say once how long.`)
    chosen.set(life, Number(number) * DAY_MS)
  }
  return { ...LIVES, ...Object.fromEntries(chosen) }
}

/** What the register says of a life, with `{spam}` and the like as this site chose it. */
export function wordedLife(text: string, lives: Lives): string {
  return text.replace(/\{(\w+)\}/g, (_, life) => days(lives[life as keyof Lives]))
}
