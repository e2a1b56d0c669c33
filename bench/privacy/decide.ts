import { execFileSync } from 'node:child_process'
import { RIPOSTE, type Server } from '../check/server-process.ts'

interface Waiting {
  readonly id: string
  readonly version: number
}

/**
 * Decides about all that is held, as a moderator does, every other one as spam: the filter learns
 * from it. Answers the ids.
 */
export async function decideAll({ port }: Server, folder: string): Promise<ReadonlySet<string>> {
  const origin = `http://127.0.0.1:${port}`
  const words = [RIPOSTE, 'sign-in', '--data', folder, '--url', origin]
  const link = execFileSync(process.execPath, words, { encoding: 'utf8' }).trim()
  const cookie = (await fetch(link, { redirect: 'manual' })).headers.getSetCookie()[0]!
  const headers = { 'content-type': 'application/json', origin, cookie: cookie.split(';')[0]! }
  const ask = async (path: string, init: RequestInit = {}) => {
    const answer = await fetch(`${origin}/v1/desk/${path}`, { ...init, headers })
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`)
    return answer.json()
  }
  const decided = new Set<string>()
  for (;;) {
    const { entries } = (await ask('replies?queue=held')) as {
      readonly entries: readonly Waiting[]
    }
    if (entries.length === 0) return decided
    for (const { id: replyId, version } of entries) {
      const decision = decided.size % 2 ? 'approve' : 'spam'
      const body = JSON.stringify({ replyId, version, decision })
      await ask('decisions', { method: 'POST', body })
      decided.add(replyId)
    }
  }
}
