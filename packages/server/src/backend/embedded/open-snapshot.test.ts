import { expect, test } from 'vitest'
import { exportLines, newDataFile, openEmbedded } from '../../moving/moving.fixture.ts'
import { ARTICLE, erased, idOf, SITE, submitted } from '../events.fixture.ts'
import { openDatabase } from './open-database.ts'
import { openSnapshot } from './open-snapshot.ts'

test('an export is of one moment, while the server posts and erases', async () => {
  const { backend, file } = openEmbedded()
  const { journal } = backend
  for (const name of ['a', 'b', 'c']) await journal.record(submitted(name))
  const before = exportLines(file)
  const snapshot = openSnapshot(file)
  const texts: string[] = []
  for (const { article } of snapshot.threads(SITE)) {
    for (const { reply } of snapshot.replies(SITE, article)) {
      texts.push(reply.text)
      await journal.record(submitted(`new${texts.length}`))
      await journal.record(erased('c'))
    }
  }
  expect(texts).toEqual(['The words of a.', 'The words of b.', 'The words of c.'])
  snapshot.close()
  expect(before).toHaveLength(5)
  expect(exportLines(file)).toHaveLength(8)
})

test('a reply comes with where in the journal what it answers stands', async () => {
  const { backend, file } = openEmbedded()
  await backend.journal.record(submitted('y', { parentId: idOf('x') }))
  await backend.journal.record(submitted('x'))
  const replies = [...openSnapshot(file).replies(SITE, ARTICLE)]
  expect(replies.map((it) => [it.reply.firstPosition, it.parentPosition])).toEqual([
    [2, null],
    [1, 2],
  ])
})

test('no file, or one of another version, is refused with what to do', () => {
  expect(() => openSnapshot(newDataFile())).toThrow('Is --data right?')
  const file = newDataFile()
  const db = openDatabase(file)
  db.pragma('user_version = 3')
  expect(() => openSnapshot(file)).toThrow('Start the server once')
  db.pragma('user_version = 99')
  expect(() => openSnapshot(file)).toThrow('newer Riposte')
})
