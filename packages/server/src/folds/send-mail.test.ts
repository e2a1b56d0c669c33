import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decided, erased, idOf, SITE, submitted, undone } from '../backend/events.fixture.ts'
import { openMemoryBackend } from '../backend/memory/memory-backend.ts'
import { recordingMailer } from '../mail/mail.fixture.ts'
import { answerTo, DAY, MINUTE, openMailServer } from './mail.fixture.ts'

const texts = (mails: readonly { to: string; text: string }[]) =>
  mails.map(({ to, text }) => `${to}: ${text}`)

test('who asked and confirmed is told of an answer, once', async () => {
  const server = await openMailServer()
  await server.record(submitted('x'))
  await server.watch('x')
  await server.record(answerTo('x', 'y'), answerTo('y', 'z'), submitted('w'))
  await server.pass(9 * MINUTE)
  expect(server.mails).toEqual([])
  for (const ms of [MINUTE, MINUTE, DAY]) await server.pass(ms)
  expect(texts(server.mails)).toEqual(['ada: y'])
})

test('nobody is told before they confirmed', async () => {
  const server = await openMailServer()
  await server.record(submitted('x', { status: 'held' }))
  await server.watch('x', 'ada', 'pending')
  await server.record(answerTo('x', 'y'))
  await server.pass(DAY)
  expect(server.mails).toEqual([])
})

test('the question goes out for a published reply, never for a held or spam one', async () => {
  const server = await openMailServer()
  for (const [reply, status] of [
    ['h', 'held'],
    ['s', 'spam'],
    ['p', 'published'],
  ] as const) {
    await server.watch(reply, reply, 'pending')
    await server.record(submitted(reply, { status }))
  }
  await server.pass(DAY)
  expect(texts(server.mails)).toEqual(['p: confirm sp'])
  await server.record(decided('h', 'approve'))
  await server.pass(0)
  await server.record(decided('h', 'spam'), undone('h', 'spam'))
  await server.pass(0)
  expect(texts(server.mails)).toEqual(['p: confirm sp', 'h: confirm sh'])
})

test('an answer that was held is told of when a moderator publishes it', async () => {
  const server = await openMailServer()
  await server.record(submitted('x'))
  await server.watch('x')
  await server.record(answerTo('x', 'y', { status: 'held' }))
  await server.pass(DAY)
  expect(server.mails).toEqual([])
  await server.record(decided('y', 'approve'))
  await server.pass(10 * MINUTE)
  await server.record(undone('y', 'approve'), decided('y', 'approve'))
  await server.pass(10 * MINUTE)
  expect(texts(server.mails)).toEqual(['ada: y'])
})

test('an answer that is taken down before the mail goes out is not told of', async () => {
  const server = await openMailServer()
  await server.record(submitted('x'))
  await server.watch('x')
  await server.record(answerTo('x', 'y'), answerTo('x', 'z'))
  await server.record(decided('y', 'spam'), erased('z', { parentId: idOf('x') }))
  await server.pass(10 * MINUTE)
  expect(server.mails).toEqual([])
  await server.record(undone('y', 'spam'))
  await server.pass(10 * MINUTE)
  expect(texts(server.mails)).toEqual(['ada: y'])
})

test('answers within ten minutes to one person, to several replies, are one mail', async () => {
  const server = await openMailServer()
  await server.record(submitted('x'), submitted('w'))
  await server.watch('x')
  await server.watch('w')
  await server.record(answerTo('x', 'y'))
  await server.pass(9 * MINUTE)
  await server.record(answerTo('w', 'z'))
  await server.pass(MINUTE)
  await server.record(answerTo('w', 'v'))
  await server.pass(10 * MINUTE)
  expect(texts(server.mails)).toEqual(['ada: y z', 'ada: v'])
})

test('nobody is told of their own answer', async () => {
  const server = await openMailServer()
  await server.record(submitted('x'))
  await server.watch('x')
  await server.watch('y', 'ada', 'pending')
  await server.record(answerTo('x', 'y'), answerTo('x', 'z'))
  await server.pass(10 * MINUTE)
  expect(texts(server.mails)).toContain('ada: z')
  expect(texts(server.mails).join()).not.toMatch(/ada: (y|z y|y z)/)
})

test('an address is asked once a day, however many replies name it', async () => {
  const server = await openMailServer()
  for (const reply of ['x', 'y', 'z', 'w']) {
    await server.watch(reply, 'ada', 'pending')
    await server.record(submitted(reply))
  }
  const counts: number[] = []
  for (const ms of [0, DAY - 1, 1, DAY]) {
    await server.pass(ms)
    counts.push(server.mails.length)
  }
  expect(counts).toEqual([1, 1, 2, 3])
})

test('erasing the replies that named an address does not let it be asked anew', async () => {
  const server = await openMailServer()
  for (let i = 0; i < 5; i++) {
    await server.watch(`x${i}`, 'ada', 'pending')
    await server.record(submitted(`x${i}`))
    await server.pass(MINUTE)
    await server.record(erased(`x${i}`))
  }
  expect(server.mails).toHaveLength(1)
})

test('what is erased takes its subscription along, also where no mail is sent', async () => {
  for (const sendsMail of [true, false]) {
    const server = await openMailServer({ sendsMail })
    await server.record(submitted('x'))
    await server.watch('x')
    await server.record(answerTo('x', 'y'), erased('x'))
    await server.pass(DAY)
    expect(server.mails).toEqual([])
    expect(await server.backend.mailBook.subscriptionOf(SITE, idOf('x'))).toBeUndefined()
  }
})

test('while no mail goes out it waits, and the operator is told once', async () => {
  const server = await openMailServer()
  server.state.answer = { sent: false, why: 'unreachable', code: 'ECONNREFUSED' }
  await server.record(submitted('x'), submitted('w'))
  await server.watch('x')
  await server.watch('w', 'grace')
  await server.record(answerTo('x', 'y'), answerTo('w', 'z'))
  for (let i = 0; i < 10; i++) await server.pass(10 * MINUTE)
  expect(server.told).toEqual([expect.stringContaining('ECONNREFUSED')])
  server.state.answer = { sent: true }
  await server.pass(60 * MINUTE)
  expect(texts(server.mails).sort()).toEqual(['ada: y', 'grace: z'])
  expect(server.told.slice(1)).toEqual(['Mail can be sent again.'])
})

test('a mail that cannot go out for a day is given up', async () => {
  const server = await openMailServer()
  server.state.answer = { sent: false, why: 'later', code: '451' }
  await server.record(submitted('x'))
  await server.watch('x')
  await server.record(answerTo('x', 'y'))
  for (let hour = 0; hour < 25; hour++) await server.pass(60 * MINUTE)
  server.state.answer = { sent: true }
  await server.pass(DAY)
  expect(server.mails).toEqual([])
  expect(server.told).toHaveLength(1)
})

test('a mail that is refused for good is not tried again, and others go on', async () => {
  const server = await openMailServer()
  server.state.answer = { sent: false, why: 'refused', code: '550' }
  await server.record(submitted('x'))
  await server.watch('x')
  await server.record(answerTo('x', 'y'))
  await server.pass(10 * MINUTE)
  server.state.answer = { sent: true }
  await server.record(answerTo('x', 'z'))
  await server.pass(10 * MINUTE)
  expect(texts(server.mails)).toEqual(['ada: z'])
})

test('what was before there was mail is nobody’s news', async () => {
  const backend = openMemoryBackend()
  await backend.journal.record(submitted('x'))
  await backend.journal.record(answerTo('x', 'y'))
  const server = await openMailServer({ backend })
  await server.watch('x')
  await server.pass(DAY)
  expect(server.mails).toEqual([])
})

const HISTORY = [
  submitted('x'),
  answerTo('x', 'y'),
  answerTo('x', 'h', { status: 'held' }),
  decided('h', 'approve'),
  decided('y', 'spam'),
  undone('y', 'spam'),
  answerTo('y', 'z'),
  erased('z', { parentId: idOf('y') }),
]

test('restarted anywhere, even before storing its place, each mail goes out once', async () => {
  const step = fc.record({
    event: fc.constantFrom(...HISTORY),
    ms: fc.constantFrom(0, 5 * MINUTE, 10 * MINUTE),
    restarts: fc.boolean(),
    forgets: fc.boolean(),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      const run = async (restarting: boolean) => {
        const [backend, clock] = [openMemoryBackend(), { now: DAY }]
        const { mailer, mails } = recordingMailer()
        let server = await openMailServer({ backend, clock, mailer })
        await server.watch('x')
        await server.watch('y', 'grace')
        for (const { event, ms, restarts, forgets } of steps) {
          const before = await backend.journal.position()
          await server.record(event)
          await server.pass(ms)
          if (!restarting || !restarts) continue
          await server.stop()
          const position = forgets ? before : await backend.journal.position()
          await backend.mailBook.take(SITE, { position, queued: [], erased: [] })
          server = await openMailServer({ backend, clock, mailer })
        }
        await server.pass(DAY / 2)
        await server.stop()
        return texts(mails)
      }
      const told = await run(true)
      expect(told).toEqual(await run(false))
      const each = told.flatMap((it) => it.split(': ')[1]!.split(' '))
      expect(new Set(each).size).toBe(each.length)
    }),
    { numRuns: 200 },
  )
})
