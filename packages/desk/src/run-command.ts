import type { DeskEntry } from '@riposte/protocol'
import type { Desk } from './desk-store.ts'
import { type Command, groundOf } from './keys.ts'
import { isVisible } from './queue-state.ts'

/** Does what a key asks for, to the reply in focus. */
export function runCommand(command: Command, desk: Desk, openSheet: () => void): void {
  const { queue } = desk.state()
  const card = queue.cards.find((it) => it.entry.id === queue.focusId && isVisible(it))
  if (command === 'cheat-sheet') openSheet()
  else if (command === 'undo')
    void desk.undo(queue.queue === 'decided' ? card?.entry.id : undefined)
  else if (isDeskCommand(command)) onDesk[command](desk)
  else if (command === 'article') openArticle(card?.entry)
  else if (card && queue.queue !== 'decided') onReply(command, card.entry, desk)
}

const onDesk = {
  next: (desk: Desk) => desk.act({ type: 'moved', by: 1 }),
  previous: (desk: Desk) => desk.act({ type: 'moved', by: -1 }),
  'show-new': (desk: Desk) => desk.act({ type: 'showArrived' }),
  'held-tab': (desk: Desk) => void desk.open('held'),
  'appeals-tab': (desk: Desk) => void desk.open('appeals'),
  'reported-tab': (desk: Desk) => void desk.open('reported'),
  'spam-tab': (desk: Desk) => void desk.open('spam'),
  'published-tab': (desk: Desk) => void desk.open('published'),
  'decided-tab': (desk: Desk) => void desk.open('decided'),
  cancel: (desk: Desk) => desk.startRejecting(null),
}

function isDeskCommand(command: Command): command is keyof typeof onDesk {
  return command in onDesk
}

function onReply(command: Command, { id, appeal, status }: DeskEntry, desk: Desk): void {
  if (appeal?.isForColleague) return
  const ground = groundOf(command)
  if (appeal && command === 'answer') focusAnswer(id)
  else if (appeal && command === 'uphold') void desk.uphold(id)
  // What a person or the filter decided is upheld or overturned; what waits is decided.
  else if (command === 'approve') void desk.decide(id, command)
  else if (appeal && status !== 'held') return
  else if (ground) void desk.decide(id, 'reject', ground)
  else if (command === 'reject') desk.startRejecting(id)
  else if (command === 'spam') void desk.decide(id, command)
}

function focusAnswer(id: DeskEntry['id']): void {
  document.querySelector<HTMLElement>(`#card-${id} textarea`)?.focus()
}

function openArticle(entry: DeskEntry | undefined): void {
  if (entry) open(entry.articleUrl, '_blank', 'noopener,noreferrer')
}
