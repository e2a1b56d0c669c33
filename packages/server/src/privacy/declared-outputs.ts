import { undeclaredIn } from './egress.ts'

/** What a line of the access log may hold: nothing about the reader. */
const LOG_KEYS = ['at', 'method', 'route', 'status', 'ms'] as const

/** By what metrics are counted: never by anything about a person. */
const METRIC_LABELS = ['answer', 'kind', 'queue'] as const

/** A line of the access log. Throws for a key that is not declared: it is not written. */
export function logLine(fields: Readonly<Record<string, string | number>>): string {
  return JSON.stringify(declaredOnly('logged', LOG_KEYS, fields))
}

/** Labels as Prometheus reads them. Throws for one that is not declared. */
export function metricLabels(labels: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(declaredOnly('measured', METRIC_LABELS, labels))
  return pairs.length === 0 ? '' : `{${pairs.map(([name, value]) => `${name}="${value}"`).join()}}`
}

function declaredOnly<T extends object>(what: string, declared: readonly string[], fields: T): T {
  const undeclared = undeclaredIn(declared, fields)
  if (undeclared.length === 0) return fields
  throw new Error(`not in the register, so not ${what}: ${undeclared.join(', ')}`)
}
