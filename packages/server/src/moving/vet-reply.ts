import { type EpochMs, LIMITS } from '@riposte/protocol'
import { isVisible, oneLineEnd, websiteOf } from '../replies/reply-fields.ts'
import type { MovedReply } from './moved.ts'

/** Why a reply cannot come here. */
export type Refusal = 'no text' | 'text too long' | 'name too long' | 'id too long or empty'

/** What of a reply had to be changed so that it can come here. */
export type Mending = 'no name' | 'impossible date' | 'no website' | 'no badge' | 'votes'

export interface Vetting {
  /** Stands where a source has no name. */
  readonly nameless: string
  /** The time of the import: what is later was not written yet. */
  readonly at: EpochMs
}

export type Vetted =
  | { readonly refused: Refusal }
  | { readonly reply: MovedReply; readonly mended: readonly Mending[] }

/** Before the web had any page to comment on. */
const FIRST_DATE = Date.UTC(1990)

/**
 * A reply of another system with its fields as ours are: within the limits, and tidied as the form
 * tidies them. What is too long is refused, never cut.
 */
export function vetReply(reply: MovedReply, { nameless, at }: Vetting): Vetted {
  const { id, status } = reply
  if (id === '' || charsOver(id, LIMITS.importedIdCharsMax)) {
    return { refused: 'id too long or empty' }
  }
  const mended: Mending[] = []
  const mend = (what: Mending) => void mended.push(what)
  const submittedAt = dateOf(reply.submittedAt, at, mend)
  if (status === 'erased') return { reply: { ...emptied(reply), submittedAt }, mended }

  const text = tidied(reply.text)
  if (!isVisible(text)) return { refused: 'no text' }
  if (charsOver(text, LIMITS.importedTextCharsMax)) return { refused: 'text too long' }
  const typedName = tidied(reply.name).replace(/\s*\n\s*/g, ' ')
  if (charsOver(typedName, LIMITS.importedNameCharsMax)) return { refused: 'name too long' }
  if (!isVisible(typedName)) mend('no name')
  const name = isVisible(typedName) ? typedName : nameless
  const revisions = reply.revisions ?? []
  return {
    reply: {
      ...reply,
      submittedAt,
      text,
      name,
      email: charsOver(reply.email, LIMITS.emailCharsMax) ? '' : tidied(reply.email),
      website: websiteIn(reply.website, mend),
      badge: badgeIn(reply.badge, mend),
      votes: votesIn(reply.votes, mend),
      revisions: revisions.map((it) => ({ ...it, text: tidied(it.text) })),
    },
    mended,
  }
}

/** Half characters, which no file of ours can hold, become what stands for something lost. */
function tidied(text: string): string {
  return oneLineEnd(text.toWellFormed())
}

function charsOver(text: string, max: number): boolean {
  return text.length > max && Array.from(text).length > max
}

function dateOf(submittedAt: EpochMs, at: EpochMs, mend: (what: Mending) => void): EpochMs {
  if (submittedAt >= FIRST_DATE && submittedAt <= at) return Math.trunc(submittedAt)
  mend('impossible date')
  return at
}

function websiteIn(typed: string, mend: (what: Mending) => void): string {
  const words = tidied(typed)
  const isLong = charsOver(words, LIMITS.websiteCharsMax)
  const website = isLong || !words.isWellFormed() ? undefined : websiteOf(words)
  if (website === undefined) mend('no website')
  return website ?? ''
}

function badgeIn(typed: string, mend: (what: Mending) => void): string {
  const badge = tidied(typed).replace(/\s+/g, ' ')
  if (!charsOver(badge, LIMITS.badgeCharsMax)) return badge
  mend('no badge')
  return ''
}

function votesIn(votes: number, mend: (what: Mending) => void): number {
  const whole = Number.isFinite(votes) ? Math.max(0, Math.trunc(votes)) : 0
  if (whole <= LIMITS.importedVotesMax) return whole
  mend('votes')
  return LIMITS.importedVotesMax
}

function emptied(reply: MovedReply): MovedReply {
  const words = { name: '', email: '', address: '', website: '', text: '', badge: '', votes: 0 }
  return { ...reply, ...words, isPinned: false, isPicked: false, revisions: [] }
}
