import type { JournalEvent, ReplyStatus } from '@riposte/protocol'
import type { Backend } from '../backend/backend.ts'
import { keptCheck } from '../backend/checks.fixture.ts'
import {
  decided,
  edited,
  erased,
  idOf,
  SITE,
  submitted,
  taught,
} from '../backend/events.fixture.ts'
import { subscription } from '../backend/mail-book.fixture.ts'
import type { Lives } from './lives.ts'

/** Something that is kept, since when in truth, and by what date. */
interface Kept {
  readonly name: string
  readonly trueAt: number
  readonly date: number
  readonly lifeMs: number
  readonly isThere: () => Promise<boolean>
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function seededChance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const LIFE_OF: Partial<Record<ReplyStatus, keyof Lives>> = {
  spam: 'spam',
  rejected: 'rejected',
  held: 'held',
}

/** What happens on a site, by chance, and what of it should be there and what should not. */
export function openRandomSite(backend: Backend, lives: Lives, chance: () => number) {
  const { journal, views, mailBook, checks, recordBook } = backend
  const kept = new Map<string, Kept>()
  const recordedAt: number[] = []
  let count = 0
  const pick = <T>(items: readonly T[]) => items[Math.floor(chance() * items.length)]!

  /** To be called after whatever may have added entries to the record. */
  const noteEntries = async (trueAt: number) => {
    const { head } = await recordBook.ends(SITE)
    while (recordedAt.length < head.number) recordedAt.push(trueAt)
  }

  const record = async (event: JournalEvent, trueAt: number) => {
    const { reply } = (await journal.record(event)) as {
      reply: { status: ReplyStatus } | undefined
    }
    await noteEntries(trueAt)
    if (!('replyId' in event)) return
    const { replyId } = event
    const life = reply && LIFE_OF[reply.status]
    kept.delete(replyId)
    if (!life) return
    const isThere = async () => (await views.reply(SITE, replyId))?.status !== 'erased'
    const about = { name: life, trueAt, date: event.at, lifeMs: lives[life] }
    kept.set(replyId, { ...about, isThere })
  }

  const keep = (
    name: keyof Lives,
    id: string,
    trueAt: number,
    date: number,
    isThere: Kept['isThere'],
  ) => void kept.set(`${name} ${id}`, { name, trueAt, date, lifeMs: lives[name], isThere })

  /** One thing, which bears the date `at`. */
  const happen = async (trueAt: number, at: number) => {
    const dice = chance()
    const name = `r${count++}`
    const old = `r${Math.floor(count * (1 - 0.2 * chance()))}`
    const found = await views.reply(SITE, idOf(old))
    const known = found?.status
    if (dice < 0.4 || (dice < 0.7 && (!known || known === 'erased'))) {
      await record(submitted(name, { at, status: pick(['published', 'held', 'spam']) }), trueAt)
    } else if (dice < 0.6) {
      const reject = { decision: 'reject', ground: 'abuse', lesson: null } as const
      const more = { at, ...(chance() < 0.3 && reject) }
      await record(decided(old, pick(['approve', 'spam']), more), trueAt)
    } else if (dice < 0.65) await record(edited(old, { at, status: 'held' }), trueAt)
    else if (dice < 0.7) {
      const { submittedAt = at } = found ?? {}
      await record(erased(old, { at, submittedAt }), trueAt)
    } else if (dice < 0.8) {
      const lesson = taught(`l${name}`, 'spam', at)
      await record(lesson, trueAt)
      const isThere = async () => (await views.lesson(SITE, lesson.lessonId)) !== undefined
      keep('outsideLesson', name, trueAt, at, isThere)
    } else if (dice < 0.9) {
      const wish = subscription(name, { createdAt: at, addressHash: name })
      await mailBook.add(wish, 3)
      const isConfirmed = chance() < 0.5
      if (isConfirmed) await mailBook.confirm(SITE, wish.id)
      const isThere = async () => (await mailBook.subscription(SITE, wish.id)) !== undefined
      keep(isConfirmed ? 'mail' : 'pendingMail', name, trueAt, at, isThere)
    } else {
      await checks.write([], [keptCheck(name, { at })])
      const isThere = async () => (await checks.check('acme', name)) !== undefined
      keep('check', name, trueAt, at, isThere)
    }
  }

  /** What went before its true life was over, and what is still there `slackMs` after it. */
  const faults = async (now: number, slackMs: number) => {
    const found: string[] = []
    for (const [id, { name, trueAt, date, lifeMs, isThere }] of kept) {
      const age = now - trueAt
      if (!(await isThere())) {
        if (age < lifeMs) found.push(`${name} early by ${lifeMs - age} ms`)
        kept.delete(id)
      } else if (date <= trueAt && age > lifeMs + slackMs)
        found.push(`${name} late by ${(age - lifeMs) / 86_400_000} days`)
    }
    const { anchor } = await recordBook.ends(SITE)
    for (const [index, at] of recordedAt.entries()) {
      const isDropped = index < anchor.number
      if (isDropped && now - at < lives.record) found.push(`entry ${index + 1} early`)
      if (!isDropped && now - at > lives.record + slackMs) found.push(`entry ${index + 1} late`)
    }
    return found
  }
  return { happen, noteEntries, faults }
}
