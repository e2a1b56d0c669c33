import { expect, test } from 'vitest'
import { decided, idOf, moved, submitted } from '../backend/events.fixture.ts'
import { openMemoryBackend } from '../backend/memory/memory-backend.ts'
import { answerTo, DAY, openMailServer } from './mail.fixture.ts'

test('nobody is sent mail about replies that were moved here, also after a restart', async () => {
  const backend = openMemoryBackend()
  const before = await openMailServer({ backend })
  await before.record(submitted('x'))
  await before.watch('x')
  await before.stop()
  for (const it of [
    moved('old', { parentId: idOf('x') }),
    moved('held', { parentId: idOf('x'), status: 'held' }),
    decided('held', 'approve'),
  ]) {
    await backend.journal.record(it)
  }
  const after = await openMailServer({ backend })
  await after.record(moved('late', { parentId: idOf('x') }))
  await after.pass(DAY)
  expect(after.mails).toEqual([])
  await after.record(answerTo('x', 'new'))
  await after.pass(DAY)
  expect(after.mails.map(({ text }) => text)).toEqual(['new'])
})
