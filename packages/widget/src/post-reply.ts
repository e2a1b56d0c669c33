import type { NewReply, PostedReply, ProblemBody } from '@riposte/protocol'
import type { Endpoints } from './endpoints.ts'
import { words } from './thread-words.ts'

const ANSWER_MS_MAX = 30_000

/** What a try to post led to: an answer, or what to tell the writer and about which field. */
export type Outcome =
  | { readonly posted: PostedReply }
  | { readonly problem: string; readonly field: string | undefined }

/** Posts a reply. A form that grew too old while its text was written is renewed, once. */
export async function postReply(
  to: Pick<Endpoints, 'replies' | 'form'>,
  reply: NewReply,
): Promise<Outcome> {
  try {
    let answer = await send(to.replies, reply)
    if (answer.status === 403 && (await codeOf(answer)) === 'form-token-refused') {
      const fresh = await ask(to.form)
      if (!fresh.ok) return await problemOf(fresh)
      answer = await send(to.replies, { ...reply, ...((await fresh.json()) as FreshForm) })
    }
    return answer.ok ? { posted: (await answer.json()) as PostedReply } : await problemOf(answer)
  } catch {
    return { problem: words('unreachable'), field: undefined }
  }
}

type FreshForm = Pick<NewReply, 'formToken'>

function send(url: string, reply: NewReply): Promise<Response> {
  return ask(url, 'POST', JSON.stringify(reply))
}

/** A request that ends some time; with a body, it is JSON. */
export function ask(url: string, method = 'GET', body?: string): Promise<Response> {
  const signal = AbortSignal.timeout(ANSWER_MS_MAX)
  if (body === undefined) return fetch(url, { method, signal })
  return fetch(url, { method, signal, body, headers: { 'content-type': 'application/json' } })
}

async function codeOf(answer: Response): Promise<string | undefined> {
  return (await bodyOf(answer.clone())).code
}

async function problemOf(answer: Response): Promise<Outcome> {
  const { detail, field } = await bodyOf(answer)
  return { problem: detail ?? words('broken'), field }
}

/** A balancer between us may answer with anything: what is no problem document says nothing. */
export async function bodyOf(answer: Response): Promise<Partial<ProblemBody>> {
  if (!answer.headers.get('content-type')?.includes('json')) return {}
  return (await answer.json()) as Partial<ProblemBody>
}
