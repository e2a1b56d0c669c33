import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  type AppealId,
  type DecisionId,
  LIMITS,
  type ModeratorId,
  type NewDecision,
} from '@riposte/protocol'
import { describe, expect, test } from 'vitest'
import { openSqliteBackend } from '../backend/embedded/sqlite-backend.ts'
import { idOf, SITE, submitted } from '../backend/events.fixture.ts'
import { openMemoryBackend } from '../backend/memory/memory-backend.ts'
import { appealReply } from './appeal.ts'
import { answerTo, mayAppeal, openAppealOf } from './appeal-state.ts'
import { decide, undoDecision } from './moderate.ts'

const ADA = 'moderator-ada' as ModeratorId
const BEN = 'moderator-ben' as ModeratorId
const BACK_ENDS = {
  memory: openMemoryBackend,
  SQLite: () => openSqliteBackend(join(mkdtempSync(join(tmpdir(), 'riposte-')), 'riposte.db')),
}

describe.each(Object.entries(BACK_ENDS))('an appeal, kept in %s', (_, openBackend) => {
  async function open(status: 'held' | 'spam' | 'published' = 'held') {
    const { journal, views } = openBackend()
    const replyId = idOf('x')
    await journal.record(submitted('x', { status }))
    let made = 0
    const needs = {
      journal,
      views,
      now: () => ++made,
      newDecisionId: () => idOf(`d${++made}`) as string as DecisionId,
      appealIdOf: (parts: readonly string[]) =>
        idOf(parts.join('').replace(/\W/g, '').slice(-26)) as string as AppealId,
    }
    const reply = async () => (await views.reply(SITE, replyId))!
    const appeal = (words = 'Why?') => appealReply(needs, SITE, replyId, words)
    const judge = async (who: ModeratorId, decision: NewDecision['decision'], words?: string) => {
      const { position: version } = await reply()
      const appealId = openAppealOf(await reply())?.id
      return decide(needs, SITE, who, {
        replyId,
        version,
        decision,
        ...(decision === 'reject' && { ground: 'abuse' }),
        ...(words !== undefined && appealId && { answers: { appealId, words } }),
      })
    }
    const undo = async (who: ModeratorId) => {
      const { position: version, decisions } = await reply()
      return undoDecision(needs, SITE, who, { replyId, version, decisionId: decisions.at(-1)!.id })
    }
    return { needs, replyId, reply, appeal, judge, undo }
  }

  test('overturned, the reply is published, and teaches that it was fine', async () => {
    const { appeal, judge, reply } = await open()
    await judge(ADA, 'spam')
    await appeal()
    const { submittedAt } = await reply()
    const published = await judge(BEN, 'approve', 'Sorry: it was fine.')
    expect(published).toMatchObject({ status: 'published', submittedAt })
    expect(published.decisions.at(-1)).toMatchObject({ lesson: { label: 'ham' } })
    const answered = answerTo(published, published.appeals[0]!)
    expect(answered?.answers.words).toBe('Sorry: it was fine.')
  })

  test('upheld, it stays what it was, and that is the last word', async () => {
    const { appeal, judge } = await open()
    await judge(ADA, 'reject')
    await appeal()
    const upheld = await judge(BEN, 'reject', 'It insults somebody.')
    expect([upheld.status, openAppealOf(upheld), mayAppeal(upheld)]).toEqual([
      'rejected',
      undefined,
      false,
    ])
    await expect(appeal('Once more?')).rejects.toMatchObject({ code: 'not-appealable' })
  })

  test('who decided cannot answer, nor take back what a colleague answered', async () => {
    const { appeal, judge, undo, reply } = await open('published')
    await judge(ADA, 'spam')
    await appeal()
    for (const decision of ['approve', 'spam', 'reject'] as const) {
      const refused = { code: 'not-allowed', message: expect.stringContaining('a colleague') }
      await expect(judge(ADA, decision)).rejects.toMatchObject(refused)
    }
    await judge(BEN, 'approve')
    await expect(undo(ADA)).rejects.toMatchObject({ code: 'not-allowed' })
    expect((await undo(BEN)).status).toBe('spam')
    expect(openAppealOf(await reply())).toBeDefined()
  })

  test('who decided may take that back, and still cannot answer', async () => {
    const { appeal, judge, undo } = await open()
    await judge(ADA, 'spam')
    await appeal()
    expect(openAppealOf(await undo(ADA))).toBeDefined()
    await expect(judge(ADA, 'spam')).rejects.toMatchObject({ code: 'not-allowed' })
    expect((await judge(BEN, 'spam')).status).toBe('spam')
  })

  test('against the filter alone anybody answers, in whichever queue they meet it', async () => {
    const { appeal, judge } = await open('spam')
    const { appeals } = await appeal()
    expect(appeals).toMatchObject([{ against: null }])
    const { decisions } = await judge(ADA, 'spam')
    expect(decisions.at(-1)?.answers).toEqual({ appealId: appeals[0]!.id, words: '' })
  })

  test('the same words again are the same appeal; others wait for their turn', async () => {
    const { appeal, needs } = await open()
    const [first, second] = await Promise.all([appeal(), appeal()])
    expect(second).toEqual(first)
    const position = await needs.journal.position()
    expect(await appeal()).toEqual(first)
    expect(await needs.journal.position()).toBe(position)
    const refused = { code: 'not-appealable', details: { says: 'appealedAlready' } }
    await expect(appeal('And another thing.')).rejects.toMatchObject(refused)
  })

  test('a decision made before the writer appealed has to look again', async () => {
    const { appeal, needs, replyId, reply } = await open()
    const { position: version } = await reply()
    await appeal()
    const stale = { replyId, version, decision: 'spam' } as const
    await expect(decide(needs, SITE, ADA, stale)).rejects.toMatchObject({ code: 'already-decided' })
    const answers = { appealId: idOf('another') as string as AppealId, words: '' }
    const fresh = { ...stale, version: (await reply()).position, answers }
    await expect(decide(needs, SITE, ADA, fresh)).rejects.toMatchObject({ code: 'already-decided' })
  })

  test('each new decision can be appealed, but not without end', async () => {
    const { appeal, judge, reply } = await open()
    for (let turn = 1; turn <= LIMITS.appealsOfReplyMax; turn++) {
      await judge(ADA, 'reject')
      await appeal()
      await judge(BEN, 'approve')
    }
    await judge(ADA, 'reject')
    expect(mayAppeal(await reply())).toBe(false)
    await expect(appeal()).rejects.toMatchObject({ code: 'not-appealable' })
  })

  test('a published reply has nothing against it', async () => {
    const { appeal } = await open('published')
    await expect(appeal()).rejects.toMatchObject({ code: 'not-appealable' })
  })
})
