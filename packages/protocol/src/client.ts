import { Problem, type ProblemBody } from './problem.ts'
import type {
  ChangedReply,
  CountedVote,
  Counts,
  DeletedReply,
  FoundReply,
  FreshForm,
  NewAppeal,
  NewReply,
  NewReport,
  NewVote,
  PostedAppeal,
  PostedReply,
  ThreadOrder,
  ThreadPage,
} from './reader-api.ts'

export interface ClientNeeds {
  /** Where Riposte answers: `https://replies.example`. */
  readonly server: string
  readonly fetch: Fetch
}

/** The platform's `fetch`, as far as it is needed. */
export type Fetch = (
  url: string,
  init: {
    readonly method: string
    readonly headers: Record<string, string>
    readonly body?: string
  },
) => Promise<FetchAnswer>

interface FetchAnswer {
  readonly ok: boolean
  readonly status: number
  readonly headers: { readonly get: (name: string) => string | null }
  readonly json: () => Promise<unknown>
}

export interface PageQuery {
  readonly article: string
  readonly order?: ThreadOrder
  readonly after?: string
  readonly under?: string
  readonly reply?: string
  /** The whole thread, as far as the limit. */
  readonly all?: true
}

/** The reader's API for programs. Every method throws Problem with what the server said. */
export interface Client {
  readonly readThread: (page: PageQuery) => Promise<ThreadPage>
  readonly readReply: (id: string) => Promise<FoundReply>
  readonly countReplies: (articles: readonly string[]) => Promise<Counts>
  readonly newForm: (article: string) => Promise<FreshForm>
  /** @param onceKey the same key makes one reply, however often it is sent. */
  readonly postReply: (reply: NewReply, onceKey?: string) => Promise<PostedReply>
  readonly changeReply: (id: string, change: ChangedReply) => Promise<PostedReply>
  readonly deleteReply: (id: string, who: DeletedReply) => Promise<void>
  readonly appeal: (id: string, appeal: NewAppeal) => Promise<PostedAppeal>
  readonly vote: (id: string, vote: NewVote) => Promise<CountedVote>
  readonly report: (id: string, report: NewReport) => Promise<void>
}

export function createClient({ server, fetch }: ClientNeeds): Client {
  const ask = async <T>(method: string, path: string, body?: object, onceKey?: string) => {
    const headers: Record<string, string> = { accept: 'application/json' }
    if (body) headers['content-type'] = 'application/json'
    if (onceKey !== undefined) headers['idempotency-key'] = onceKey
    const init = { method, headers, ...(body && { body: JSON.stringify(body) }) }
    const answer = await fetch(`${server}${path}`, init)
    if (!answer.ok) throw await problemIn(answer)
    return (answer.status === 204 ? undefined : await answer.json()) as T
  }
  const reply = (id: string) => `/v1/replies/${encodeURIComponent(id)}`
  return {
    readThread: (page) => ask('GET', `/v1/replies?${query(page)}`),
    readReply: (id) => ask('GET', reply(id)),
    countReplies: (articles) => ask('GET', `/v1/counts?${query({ article: articles })}`),
    newForm: (article) => ask('GET', `/v1/form?${query({ article })}`),
    postReply: (posted, onceKey) => ask('POST', '/v1/replies', posted, onceKey),
    changeReply: (id, change) => ask('PATCH', reply(id), change),
    deleteReply: (id, who) => ask('DELETE', reply(id), who),
    appeal: (id, appeal) => ask('POST', `${reply(id)}/appeal`, appeal),
    vote: (id, vote) => ask('PUT', `${reply(id)}/vote`, vote),
    report: (id, report) => ask('POST', `${reply(id)}/reports`, report),
  }
}

/** A name that has several values comes several times. */
function query(of: object): string {
  const pairs = Object.entries(of).flatMap(([name, values]) =>
    [values].flat().map((value) => `${name}=${encodeURIComponent(String(value))}`),
  )
  return pairs.join('&')
}

/** What a server of ours said; a balancer between may have answered with anything. */
async function problemIn(answer: FetchAnswer): Promise<Problem> {
  const isOurs = answer.headers.get('content-type')?.includes('problem+json') === true
  const { code, detail, field } = isOurs
    ? ((await answer.json()) as Partial<ProblemBody>)
    : ({} as Partial<ProblemBody>)
  if (code && code !== 'internal-error') {
    return new Problem(code, detail ?? '', field === undefined ? {} : { field })
  }
  const words = `The server answered ${answer.status}. Please try again later.`
  return new Problem('storage-unavailable', words)
}
