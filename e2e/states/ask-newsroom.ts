import { createHmac } from 'node:crypto'
import type { Newsroom } from '../start-newsroom.ts'

const READER_KEY = 'a secret of the site, for its readers'
const DAY_SECONDS = 86_400
const JSON_TYPE = { 'content-type': 'application/json' }

/** The options by which the newsroom knows signed-in readers. */
export const READER_OPTIONS = ['--reader-key', READER_KEY]

export interface Written {
  readonly id: string
  readonly receiptUrl: string
  readonly writer: string
}

/** Posts by the API, to an article of the newsroom's own or, by its address, of another site. */
export async function postReply(
  { origin }: Pick<Newsroom, 'origin'>,
  article: string,
  fields: Readonly<Record<string, unknown>>,
): Promise<Written> {
  const form = await fetch(`${origin}/v1/form?article=${encodeURIComponent(article)}`)
  const { formToken } = (await form.json()) as { formToken: string }
  const body = JSON.stringify({ article, name: 'Ada', formToken, ...fields })
  const headers = JSON_TYPE
  const answer = await fetch(`${origin}/v1/replies`, { method: 'POST', headers, body })
  if (!answer.ok) throw new Error(`Not posted: ${await answer.text()}`)
  return (await answer.json()) as Written
}

/** As docs/embedding.md tells sites to sign who their readers are (RFC 7519, HS256). */
export function readerToken(name: string, badge: string): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const exp = Math.floor(Date.now() / 1000) + DAY_SECONDS
  const signed = `${part({ alg: 'HS256' })}.${part({ sub: name, name, badge, exp })}`
  return `${signed}.${createHmac('sha256', READER_KEY).update(signed).digest('base64url')}`
}

/** A moderator's session. */
export interface Desk {
  approve(replyId: string): Promise<void>
  mark(replyId: string, mark: 'pinned' | 'picked'): Promise<void>
  rule(article: string, state: 'closed' | 'read-only'): Promise<void>
}

type Entries = { readonly entries: readonly { readonly id: string; readonly version: number }[] }

export async function openDesk({ origin, deskLink }: Newsroom): Promise<Desk> {
  const signedIn = await fetch(deskLink, { redirect: 'manual' })
  const cookie = signedIn.headers.getSetCookie()[0]!.split(';')[0]!
  const ask = async (path: string, body: string | URLSearchParams) => {
    const headers = { cookie, origin, ...(typeof body === 'string' && JSON_TYPE) }
    const answer = await fetch(origin + path, { method: 'POST', headers, body, redirect: 'manual' })
    if (answer.status >= 400) throw new Error(`${path}: ${await answer.text()}`)
  }
  /** The reply as the desk has it now: what is asked about it names its version. */
  const seen = async (queue: string, replyId: string) => {
    const headers = { cookie }
    const answer = await fetch(`${origin}/v1/desk/replies?queue=${queue}`, { headers })
    const { entries } = (await answer.json()) as Entries
    const found = entries.find(({ id }) => id === replyId)
    return found && { replyId, version: found.version }
  }
  return {
    async approve(replyId) {
      const decision = { ...(await seen('held', replyId)), decision: 'approve' }
      await ask('/v1/desk/decisions', JSON.stringify(decision))
    },
    async mark(replyId, mark) {
      const reply = (await seen('published', replyId)) ?? (await seen('decided', replyId))
      await ask('/v1/desk/marks', JSON.stringify({ ...reply, mark, on: true }))
    },
    rule: (article, state) => ask('/desk/threads', new URLSearchParams({ article, state })),
  }
}

export async function changeReply(
  { origin }: Newsroom,
  { id, writer }: Written,
  text: string | null,
): Promise<void> {
  const method = text === null ? 'DELETE' : 'PATCH'
  const body = JSON.stringify(text === null ? { writer } : { writer, text })
  const answer = await fetch(`${origin}/v1/replies/${id}`, { method, headers: JSON_TYPE, body })
  if (!answer.ok) throw new Error(await answer.text())
}
