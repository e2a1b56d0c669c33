import { areaAbove } from '@riposte/filter'
import type { Row } from '../read-rows.ts'
import { meanCpu, medianTime } from '../speed.ts'
import type { Scores } from '../streams.ts'
import { openBayes } from './bayes.ts'
import { type Peer, textForPeers } from './peer.ts'
import { openWink } from './wink.ts'

/** The peers, by the column they have in the table. */
const PEERS = { bayes: openBayes, wink: openWink } as const

/** What each peer measured in one protocol; – where it does not take part. */
export type PeerCells = Readonly<Cells>
type Cells = Partial<Record<keyof typeof PEERS, string>>

/** 1-AUC of each peer when it learns `train` and then judges `test`. */
export function comparePeersInBatch(
  train: readonly Row[],
  test: readonly Row[],
): Promise<PeerCells> {
  return withEach(async (peer) => {
    await learnRows(peer, train)
    const scores: Scores = { ham: [], spam: [] }
    for (const row of test) scores[row.label].push(peer.spamminess(textOf(row)))
    return (100 * areaAbove(scores)).toFixed(2)
  })
}

/** 1-AUC of each peer that judges each row and then learns it, from empty. */
export function comparePeersOnline(rows: readonly Row[]): Promise<PeerCells> {
  return withEach(async (peer) => {
    if (!peer.isOnline) return '–'
    const scores: Scores = { ham: [], spam: [] }
    for (const row of rows) {
      scores[row.label].push(peer.spamminess(textOf(row)))
      await peer.learn(textOf(row), row.label)
    }
    return (100 * areaAbove(scores)).toFixed(2)
  })
}

/** Microseconds that each peer takes to judge one of `rows`, when it has learned `train`. */
export async function comparePeersInSpeed(train: readonly Row[], rows: readonly Row[]) {
  const texts = rows.map(textOf)
  const mean: Cells = {}
  const median = await withEach(async (peer, name) => {
    await learnRows(peer, train)
    const judge = (text: string) => peer.spamminess(text)
    mean[name] = meanCpu(texts, judge).toFixed(1)
    return medianTime(texts, judge).toFixed(1)
  })
  return { median, mean }
}

async function learnRows(peer: Peer, rows: readonly Row[]): Promise<void> {
  for (const row of rows) await peer.learn(textOf(row), row.label)
}

function textOf({ submission }: Row): string {
  return textForPeers(submission)
}

async function withEach(
  measure: (peer: Peer, name: keyof typeof PEERS) => Promise<string>,
): Promise<PeerCells> {
  const cells: Cells = {}
  for (const name of Object.keys(PEERS) as (keyof typeof PEERS)[])
    cells[name] = await measure(PEERS[name](), name)
  return cells
}
