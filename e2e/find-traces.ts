import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type HeldEntry, QUEUES, type ReplyExport } from '@riposte/protocol'
import type { APIRequestContext } from 'playwright-core'
import { spellingsOf } from './spellings.ts'
import type { Newsroom } from './start-newsroom.ts'

/** Where anybody reads a published reply: pages, data for programs, feeds. */
export function publicPlaces({ article }: Newsroom, replyId: string): readonly string[] {
  const path = new URL(article).pathname
  return [
    ...[path, `${path}?order=newest`, `/frame?article=${path}`],
    ...[`/v1/replies?article=${path}`, `/v1/replies/${replyId}`],
    ...[`/v1/thread?article=${path}&jsonld`, `/thread?article=${path}`],
    ...['/feed.atom', '/feed.json', `/feed.atom?article=${path}`, `/feed.json?article=${path}`],
  ]
}

const queuePlace = (queue: string) => `/v1/desk/replies?queue=${queue}`
/** Where moderators read a reply that one of them decided about. */
export const DECIDED = queuePlace('decided')
/** Everything else that the desk shows. */
const REST_OF_DESK = [
  ...QUEUES.map(queuePlace).filter((it) => it !== DECIDED),
  ...['/desk', '/desk/threads', '/desk/statistics', '/desk/blocks'],
]

/** Where one of `traces` is read, asking as a moderator: what readers get, and the desk. */
export async function placesWith(
  traces: readonly string[],
  moderator: APIRequestContext,
  { newsroom, replyId }: { readonly newsroom: Newsroom; readonly replyId: string },
): Promise<readonly string[]> {
  const asked = [...publicPlaces(newsroom, replyId), DECIDED, '/', ...REST_OF_DESK]
  const found = asked.map(async (url) => {
    const body = await (await moderator.get(newsroom.origin + url)).text()
    return traces.some((trace) => body.includes(trace)) ? [url] : []
  })
  return (await Promise.all(found)).flat()
}

/** Which of `traces` stand, in any spelling, in a file of the data folder. */
export function tracesInFiles(traces: readonly string[], { dataFile }: Newsroom) {
  const folder = dirname(dataFile)
  const files = readdirSync(folder).map((name) => readFileSync(join(folder, name)))
  return traces.filter((trace) =>
    spellingsOf(trace).some((bytes) => files.some((file) => file.includes(bytes))),
  )
}

/** Codes that are no words, but lead to their writer all the same. */
export function codesIn({ held }: ReplyExport): readonly string[] {
  const codeOf = ({ values }: HeldEntry) => values['code'] as string
  return held.filter(({ entry }) => /^(writer|features)$/.test(entry)).map(codeOf)
}
