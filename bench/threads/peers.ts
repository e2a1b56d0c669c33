import { printTable, type SingleRow, type SizedRow } from './table.ts'
import { SIZES } from './threads.ts'
import { WALINE, type WalineCosts } from './waline.ts'

interface Ours {
  readonly sized: readonly SizedRow[]
  readonly single: readonly SingleRow[]
}

/** Theirs, ours and how many times ours it is; of our rows those that were measured. */
export function printPeers(theirs: WalineCosts, { sized, single }: Ours): void {
  const ours = (what: string) => sized.find((row) => row.what === what)?.ms
  const one = (what: string) => single.find((row) => row.what.startsWith(what))?.value
  const pages = ours('first page, newest first')
  const rows: readonly (readonly [string, number, number | undefined])[] = [
    ...SIZES.map((size, i) => {
      const what = `first page of ${size.toLocaleString('en')}, ms CPU`
      return [what, theirs.firstPage[i]!.ms, pages?.[i]] as const
    }),
    ['counts of 100 articles, ms CPU', theirs.counts.ms, one('counts of')],
    ['post, ms CPU', theirs.post.ms, ours('post, judged and durable')?.[1]],
    ['RSS at rest, MiB', theirs.rssMiB, one('RSS at rest')],
  ]
  console.log(`\n${WALINE}, in the same run. Its posts are not judged.`)
  printTable(
    ['', 'theirs', 'ours', 'ratio'],
    rows.map(([what, their, our]) => {
      const ratio = our === undefined ? '' : (their / our).toFixed(1)
      return [what, their.toFixed(2), our === undefined ? '' : our.toFixed(2), ratio]
    }),
  )
  const wrong = [...theirs.firstPage, theirs.counts, theirs.post].map((cost) => cost.wrong)
  if (wrong.some((it) => it > 0)) console.log(`Wrong answers of theirs: ${wrong.join(', ')}`)
}
