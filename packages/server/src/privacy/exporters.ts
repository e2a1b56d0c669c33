import { shortFormOf } from '@riposte/filter'
import type { EpochMs } from '@riposte/protocol'
import type { HeldReply } from './held-reply.ts'

/** What is held under an entry of the register, by name; null: nothing of this reply. */
export type HeldValues = Readonly<Record<string, unknown>>
type Exporter = (held: HeldReply) => HeldValues | null

const iso = (at: EpochMs) => new Date(at).toISOString()

/** Values that are held if `isHeld`. */
const held = (isHeld: boolean, values: HeldValues) => (isHeld ? values : null)

/** About others' sites: nothing of it belongs to a reply here. */
const ofNoReply: Exporter = () => null

/** By the id of each entry of the register: what is held of a reply under it. */
export const EXPORTERS: Readonly<Record<string, Exporter>> = {
  name: ({ reply: { name }, former: { names: before } }) =>
    held(name !== '', { name, ...(before.length > 0 && { before }) }),
  website: ({ reply: { website }, former: { websites: before } }) =>
    held(website !== '' || before.length > 0, { website, ...(before.length > 0 && { before }) }),
  text: ({ reply: { text } }) => held(text !== '', { text }),
  revisions: ({ reply: { revisions } }) =>
    held(revisions.length > 0, {
      revisions: revisions.map((it) => ({ before: it.text, at: iso(it.replacedAt) })),
    }),
  writer: ({ reply: { writer } }) => held(writer !== null, { code: writer }),
  badge: ({ reply: { badge } }) => held(badge !== '', { badge }),
  votes: ({ reply: { votes } }) => held(votes > 0, { count: votes }),
  // Who reported it, and in which words, is theirs.
  reports: ({ reply: { reports } }) =>
    held(reports.length > 0, {
      reports: reports.map(({ ground, at }) => ({ ground, at: iso(at) })),
    }),
  marks: ({ reply: { isPinned, isPicked } }) => held(isPinned || isPicked, { isPinned, isPicked }),
  'thread-place': ({ reply: { article, parentId, id, submittedAt } }) => ({
    article,
    number: id,
    ...(parentId !== null && { answers: parentId }),
    at: iso(submittedAt),
  }),
  moved: ({ reply: { imported } }) =>
    held(imported !== null, {
      from: imported?.from,
      number: imported?.id,
      at: imported && iso(imported.at),
    }),
  verdict: exportVerdict,
  features: ({ reply: { features } }) => held(features !== '', { code: features }),
  decisions: exportDecisions,
  // Who answered is told only by role.
  appeals: ({ reply }) =>
    held(reply.appeals.length > 0, {
      appeals: reply.appeals.map((appeal) => {
        const answer = reply.decisions.find(({ answers }) => answers?.appealId === appeal.id)
        return {
          at: iso(appeal.at),
          words: appeal.words,
          ...(answer && {
            answer: { at: iso(answer.at), by: 'moderator', words: answer.answers?.words },
          }),
        }
      }),
    }),
  objection: ({ reply: { objectedAt: at } }) => (at === null ? null : { at: iso(at) }),
  notice: ({ reply: { notice } }) => (notice === null ? null : { version: notice }),
  'decision-record': exportRecord,
  tombstone: ({ reply: { erasedBy, erasedAt } }) =>
    erasedAt === null ? null : { erasedBy, day: iso(erasedAt).slice(0, 10) },
  // Secret, and the same for everyone.
  'pseudonym-keys': ofNoReply,
  'outside-lesson': ofNoReply,
  'outside-check': ofNoReply,
  'mail-address': ({ subscription: it }) =>
    it ? { state: it.state, code: it.sealed, at: iso(it.createdAt) } : null,
  'mail-address-hash': ({ subscription: it }) => (it ? { code: it.addressHash } : null),
  'mail-outbox': ({ mails }) =>
    held(mails.length > 0, {
      mails: mails.map(({ answerId, queuedAt, doneAt }) => ({
        ...(answerId !== null && { number: answerId }),
        at: iso(queuedAt),
        ...(doneAt !== null && { sentAt: iso(doneAt) }),
      })),
    }),
}

/**
 * The score in tens of percent, and the reasons in words where the receipt has them too: no
 * weights, and of adverts nothing that would help the next one.
 */
function exportVerdict({ reply }: HeldReply): HeldValues | null {
  const { verdict, status } = reply
  if (!verdict) return null
  const { label, probability, model, reasons, campaign } = verdict
  const byStrength = [...reasons].sort((a, b) => Math.abs(b.logOdds) - Math.abs(a.logOdds))
  return {
    status,
    label,
    probability: inTens(probability),
    model,
    ...(campaign !== undefined && { code: campaign }),
    reasons: isToldInShort(reply) ? [] : byStrength.map(({ sentence }) => sentence),
  }
}

/** Never as certain as “100 %”. */
function inTens(probability: number): string {
  const tens = Math.round(probability * 10)
  if (tens === 0) return '< 5 %'
  return tens === 10 ? '> 95 %' : `${tens * 10} %`
}

function isToldInShort({ verdict, status, text, name, website }: HeldReply['reply']): boolean {
  if (!verdict || status === 'published') return false
  return shortFormOf(verdict, { text, author: name, authorUrl: website }) !== null
}

/** Who decided only by role; the filter's reasons, by code, where they are told in words. */
function exportRecord({ reply, record }: HeldReply): HeldValues | null {
  return held(record.length > 0, {
    entries: record.map(({ number, at, act, actor, outcome, evidence, versions }) => ({
      number,
      at: iso(at),
      act,
      by: actor.role,
      outcome,
      ...(!isToldInShort(reply) && { codes: evidence }),
      ...versions,
    })),
  })
}

/** Who decided only by role. */
function exportDecisions({ reply }: HeldReply): HeldValues | null {
  if (reply.erasedAt !== null) return { erasedBy: reply.erasedBy, at: iso(reply.erasedAt) }
  return held(reply.decisions.length > 0, {
    decisions: reply.decisions.map(({ kind, ground, at, lesson }) => ({
      decision: kind,
      ...(ground !== null && { ground }),
      at: iso(at),
      by: 'moderator',
      ...(lesson && { lesson: lesson.label }),
    })),
  })
}
