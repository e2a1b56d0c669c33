import type {
  DecidedEntry,
  NewDecision,
  NewMark,
  NewUndo,
  Position,
  ProblemBody,
  Queue,
  QueuePage,
} from '@riposte/protocol'

/** A request failed; the message is the sentence for the moderator. */
class DeskFault extends Error {
  override readonly name = 'DeskFault'
}

export interface DeskClient {
  page(queue: Queue, from: Position | null): Promise<QueuePage>
  decide(decision: NewDecision): Promise<DecidedEntry>
  undo(undo: NewUndo): Promise<DecidedEntry>
  mark(mark: NewMark): Promise<DecidedEntry>
  signOut(): Promise<void>
}

const ANSWER_MS_MAX = 20_000

/** @param signedOut is called when the session is over: then there is nothing to show here. */
export function deskClient(signedOut: () => void): DeskClient {
  const ask = async <T>(path: string, body?: object): Promise<T> => {
    const answer = await request(path, body)
    if (answer.status === 401) {
      signedOut()
      throw new DeskFault('You are signed out.')
    }
    if (!answer.ok) throw new DeskFault(await faultOf(answer))
    return (answer.status === 204 ? undefined : await answer.json()) as T
  }
  return {
    page(queue, from) {
      const rest = from === null ? '' : `&from=${from}`
      return ask(`/v1/desk/replies?queue=${queue}${rest}`)
    },
    decide: (decision) => ask('/v1/desk/decisions', decision),
    undo: (undo) => ask('/v1/desk/undo', undo),
    mark: (mark) => ask('/v1/desk/marks', mark),
    signOut: () => ask('/v1/desk/sign-out', {}),
  }
}

async function request(path: string, body: object | undefined): Promise<Response> {
  const headers = { 'content-type': 'application/json' }
  const post = body && { method: 'POST', headers, body: JSON.stringify(body) }
  try {
    return await fetch(path, { ...post, signal: AbortSignal.timeout(ANSWER_MS_MAX) })
  } catch {
    throw new DeskFault('The server could not be reached.')
  }
}

async function faultOf(answer: Response): Promise<string> {
  const isJson = answer.headers.get('content-type')?.includes('json')
  const { code, detail } = isJson ? ((await answer.json()) as Partial<ProblemBody>) : {}
  if (code === 'already-decided') return 'Somebody else decided this meanwhile.'
  return detail ?? `The server failed (${answer.status}).`
}
