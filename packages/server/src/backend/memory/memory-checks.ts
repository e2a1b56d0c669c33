import type { Checks, KeptCheck, UsageCounts, UsageRow } from '../checks.ts'

/** Checks and counts for as long as the process lives. */
export function memoryChecks(): Checks {
  const checks = new Map<string, KeptCheck>()
  const usage = new Map<string, UsageRow>()

  const newestFirst = () => [...checks.values()].sort((a, b) => b.at - a.at)
  return {
    async write(counts, kept) {
      for (const row of counts) {
        const key = JSON.stringify([row.account, row.blog, row.day])
        const known = usage.get(key)
        usage.set(key, known ? { ...row, counts: sum(known.counts, row.counts) } : row)
      }
      for (const it of kept) checks.set(it.guid, it)
    },
    async check(account, guid) {
      const found = checks.get(guid)
      return found?.account === account ? found : undefined
    },
    async checkAbout(site, lessonId) {
      return newestFirst().find((it) => it.site === site && it.lessonId === lessonId)
    },
    async usage(account, from, to) {
      const rows = [...usage.values()].filter(
        (it) => it.account === account && it.day >= from && it.day <= to,
      )
      return rows.sort((a, b) => (a.blog + a.day < b.blog + b.day ? -1 : 1))
    },
    async accountsWithUsage() {
      return [...new Set([...usage.values()].map(({ account }) => account))].sort()
    },
    async forgetChecks(before, kept) {
      const dropped = newestFirst().filter((it, place) => it.at < before || place >= kept)
      for (const { guid } of dropped) checks.delete(guid)
      return dropped.length
    },
    async forgetUsage(day) {
      const dropped = [...usage].filter(([, row]) => row.day < day)
      for (const [key] of dropped) usage.delete(key)
      return dropped.length
    },
  }
}

function sum(a: UsageCounts, b: UsageCounts): UsageCounts {
  return {
    spam: a.spam + b.spam,
    ham: a.ham + b.ham,
    missedSpam: a.missedSpam + b.missedSpam,
    falsePositives: a.falsePositives + b.falsePositives,
  }
}
