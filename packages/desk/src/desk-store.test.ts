import type { DecidedEntry, NewDecision, NewUndo, Queue } from '@riposte/protocol'
import { expect, test } from 'vitest'
import type { DeskClient } from './desk-client.ts'
import { decidedEntry, heldEntry, publishedEntry } from './desk-entry.fixture.ts'
import { createDesk, type Desk } from './desk-store.ts'
import { visibleCards } from './queue-state.ts'

const counts = { held: 2, spam: 0, reported: 0, appeals: 0 }
const [first, second] = [heldEntry(1), heldEntry(2)]

/** A server that answers when it is told to. */
function slowServer() {
  const asked: (NewDecision | NewUndo)[] = []
  const answers: ((entry: DecidedEntry['entry'] | Error) => void)[] = []
  const answerLater = (request: NewDecision | NewUndo) => {
    asked.push(request)
    return new Promise<DecidedEntry>((resolve, reject) => {
      answers.push((answer) => {
        if (answer instanceof Error) reject(answer)
        else resolve({ entry: answer, counts })
      })
    })
  }
  const client: DeskClient = {
    page: async () => ({ entries: [first, second], counts, more: false }),
    decide: answerLater,
    mark: () => Promise.reject(new Error('not asked for')),
    undo: answerLater,
    signOut: async () => {},
  }
  return { client, asked, answers }
}

async function openDesk(client: DeskClient, queue: Queue = 'held'): Promise<Desk> {
  const desk = createDesk({ client, changed: () => {} })
  await desk.open(queue)
  return desk
}

const shown = (desk: Desk) => visibleCards(desk.state().queue).map(({ entry }) => entry.id)

test('a decision is said at once, with what is left', async () => {
  const { client } = slowServer()
  const desk = await openDesk(client)
  void desk.decide(first.id, 'approve')
  expect(desk.state().said).toBe('Approved. 1 left.')
  expect(desk.state().done?.words).toBe('Approved: Reader 1')
  expect(shown(desk)).toEqual([second.id])
})

test('what was done last is no longer named once its reply is erased', async () => {
  const { client, answers } = slowServer()
  const desk = await openDesk(client)
  const decided = desk.decide(first.id, 'approve')
  answers[0]!(decidedEntry(first, 'approve', 9))
  await decided
  desk.write(first.id, 'Sorry.')
  desk.forget(first.id)
  expect([desk.state().done, desk.draftOf(first.id)]).toEqual([null, ''])
  expect(shown(desk)).toEqual([second.id])
})

test('where nothing is counted, nothing is said about what is left', async () => {
  const { client } = slowServer()
  const desk = await openDesk(client, 'published')
  void desk.decide(first.id, 'spam')
  expect(desk.state().said).toBe('Marked as spam.')
})

test('the next page of what is published goes on below the oldest that is shown', async () => {
  const asked: (number | null)[] = []
  const page: DeskClient['page'] = async (_queue, from) => {
    asked.push(from)
    const entries = from === null ? [publishedEntry(9), publishedEntry(8)] : [publishedEntry(7)]
    return { entries, counts, more: from === null }
  }
  const desk = await openDesk({ ...slowServer().client, page }, 'published')
  await desk.loadMore()
  expect(asked).toEqual([null, 8])
  expect(shown(desk)).toEqual(['reply9', 'reply8', 'reply7'])
})

test('a key that is pressed twice decides once', async () => {
  const { client, asked } = slowServer()
  const desk = await openDesk(client)
  void desk.decide(first.id, 'approve')
  void desk.decide(first.id, 'spam')
  expect(asked).toEqual([{ replyId: first.id, version: 1, decision: 'approve' }])
})

test('an undo waits for the decision that it takes back', async () => {
  const { client, asked, answers } = slowServer()
  const desk = await openDesk(client)
  const decision = desk.decide(first.id, 'spam')
  const undo = desk.undo()
  expect(asked).toHaveLength(1)
  const spam = decidedEntry(first, 'spam', 3)
  answers[0]!(spam)
  await decision
  await expect.poll(() => asked.length).toBe(2)
  expect(asked[1]).toEqual({ replyId: first.id, version: 3, decisionId: spam.decision.id })
  answers[1]!({ ...first, version: 4 })
  await undo
  expect(shown(desk)).toEqual([first.id, second.id])
})

test('a decision that failed is not undone; its reason stays until it is put away', async () => {
  const { client, asked, answers } = slowServer()
  const desk = await openDesk(client)
  const decision = desk.decide(first.id, 'spam')
  const undo = desk.undo()
  answers[0]!(new Error('No network.'))
  await Promise.all([decision, undo])
  expect(asked).toHaveLength(1)
  expect(desk.state()).toMatchObject({ done: null, faults: ['Reader 1: No network.'] })
  expect(shown(desk)).toEqual([first.id, second.id])
  desk.dismiss('Reader 1: No network.')
  expect(desk.state().faults).toEqual([])
})
