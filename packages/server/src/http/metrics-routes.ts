import { Problem } from '@riposte/protocol'
import type { FastifyInstance } from 'fastify'
import { metricLabels } from '../privacy/declared-outputs.ts'
import type { AppNeeds } from './app-needs.ts'

/** `/metrics`, for Prometheus: what a machine should know, nothing about a person. */
export async function metricsRoutes(app: FastifyInstance, needs: AppNeeds): Promise<void> {
  const { accounts, ledger, views, site } = needs
  app.get('/metrics', async (request, reply) => {
    const bearer = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1]
    if (accounts.find(bearer ?? '')?.name !== site) {
      const detail = 'Send the key that the server prints: Authorization: Bearer KEY.'
      throw new Problem('not-signed-in', detail)
    }
    const { spam, ham, missedSpam, falsePositives } = ledger.sinceStart()
    const queues = await views.queueCounts(site)
    const lines = [
      ...metric('riposte_checks_total', 'counter', 'Checks of Akismet clients since the start', [
        [{ answer: 'spam' }, spam],
        [{ answer: 'ham' }, ham],
      ]),
      ...metric('riposte_mistakes_total', 'counter', 'Checks that a person reported as wrong', [
        [{ kind: 'missed_spam' }, missedSpam],
        [{ kind: 'false_positive' }, falsePositives],
      ]),
      ...metric('riposte_queue_replies', 'gauge', 'Replies that wait for a moderator', [
        [{ queue: 'held' }, queues.held],
        [{ queue: 'spam' }, queues.spam],
        [{ queue: 'appeals' }, queues.appeals],
      ]),
      ...metric('riposte_lessons', 'gauge', 'Lessons in the model of the own site', [
        [{}, needs.learning.lessonCount()],
      ]),
      ...metric('riposte_overdue_rows', 'gauge', 'Rows that have outlived their life', [
        [{}, await needs.overdueCount()],
      ]),
      ...metric('process_resident_memory_bytes', 'gauge', 'Memory in use', [
        [{}, process.memoryUsage.rss()],
      ]),
      ...metric('process_cpu_seconds_total', 'counter', 'Processor time', [[{}, cpuSeconds()]]),
      '',
    ]
    reply.header('cache-control', 'no-store')
    return reply.type('text/plain; version=0.0.4; charset=utf-8').send(lines.join('\n'))
  })
}

type Sample = readonly [labels: Readonly<Record<string, string>>, value: number]

function metric(name: string, type: string, help: string, samples: readonly Sample[]) {
  const lines = samples.map(([labels, value]) => `${name}${metricLabels(labels)} ${value}`)
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...lines]
}

function cpuSeconds(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}
