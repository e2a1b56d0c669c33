import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { rssMiB } from '../check/server-process.ts'
import { percentile } from './measure.ts'
import { newForm } from './requests.ts'
import { articleOf } from './seed-threads.ts'
import type { Serve, SingleRow } from './table.ts'
import { FIRST } from './threads.ts'

const READERS = 10_000
const POSTS = 15
const EVERY_MS = 1_000
const CLIENT = fileURLToPath(new URL('live-client.ts', import.meta.url))

/** So many readers watch one thread, and one of them posts each second. */
export async function measureLive(serve: Serve): Promise<readonly SingleRow[]> {
  const thread = FIRST[0]!
  return serve(async (server) => {
    const client = fork(CLIENT, [`${server.port}`, articleOf(thread), `${READERS}`])
    await once(client, 'message')
    const formToken = await newForm(server.port, thread)
    const all: number[] = []
    for (let n = 0; n < POSTS; n++) {
      const next = performance.now() + EVERY_MS
      const arrived = arrivals(client, `marker-${n}`)
      await postTo(server.port, articleOf(thread), formToken, `Live words, marker-${n}.`)
      all.push(...(await arrived))
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, next - performance.now())))
    }
    const rss = rssMiB(server)
    client.disconnect()
    const wrong = POSTS * READERS - all.length
    const what = `${READERS.toLocaleString('en')} live readers, a post a second: fan-out`
    return [
      { what: `${what}, p50`, value: percentile(all, 0.5), unit: 'ms' },
      { what: `${what}, p99`, value: percentile(all, 0.99), unit: 'ms', goal: 500, wrong },
      { what: 'RSS with them', value: rss, unit: 'MiB', goal: 250 },
    ]
  })
}

async function arrivals(client: ChildProcess, marker: string): Promise<readonly number[]> {
  client.send({ marker })
  const [{ latencies }] = (await once(client, 'message')) as [{ latencies: readonly number[] }]
  return latencies
}

async function postTo(port: number, article: string, formToken: string, text: string) {
  const body = JSON.stringify({ article, name: 'Ada', text, formToken })
  const headers = { 'content-type': 'application/json' }
  const url = `http://127.0.0.1:${port}/v1/replies`
  const answer = await fetch(url, { method: 'POST', headers, body })
  if (answer.status !== 201) throw new Error(`A post was answered with ${answer.status}.`)
}
