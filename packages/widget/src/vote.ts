import type { CountedVote } from '@riposte/protocol'
import type { OnDemandNeeds } from './on-demand.ts'
import { ask, bodyOf } from './post-reply.ts'
import { words } from './thread-words.ts'

/** Counts a vote without leaving the page; another press takes it back. */
export async function vote(
  { thread, to, say }: OnDemandNeeds,
  pressed: HTMLElement,
): Promise<void> {
  const on = pressed.ariaPressed !== 'true'
  const formToken = thread.querySelector<HTMLInputElement>('[name=formToken]')?.value ?? ''
  const sent = JSON.stringify({ on, formToken })
  const answer = await ask(to.vote(pressed.getAttribute('value') ?? ''), 'PUT', sent)
  if (!answer.ok) {
    say((await bodyOf(answer)).detail ?? words('broken'))
    return
  }
  const counted = (await answer.json()) as CountedVote
  pressed.ariaPressed = String(counted.on)
  const count = pressed.querySelector('.riposte-votes')
  if (count) count.textContent = String(counted.votes)
}
