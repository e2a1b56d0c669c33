import type { Label, Submission } from '@riposte/filter'

/** Another filter, as far as the bench asks of it. */
export interface Peer {
  /** Whether it can learn after it has judged. */
  readonly isOnline: boolean
  learn(text: string, label: Label): void | Promise<void>
  /** Log-odds of spam in its own scale; 0 when it has learned too little to say. */
  spamminess(text: string): number
}

/** What a peer is given: all fields that somebody wrote, as one text, since it knows no others. */
export function textForPeers({ author, authorUrl, text }: Submission): string {
  return [author, authorUrl, text].filter((it) => it).join('\n')
}
