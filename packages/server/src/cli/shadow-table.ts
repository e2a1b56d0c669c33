import type { Label, VerdictLabel } from '@riposte/filter'
import { aligned } from './aligned.ts'
import { percentText } from './numerals.ts'

/** What both said of one comment, and what it was where a person has decided. */
export interface Pair {
  readonly akismet: 'ham' | 'spam'
  readonly riposte: VerdictLabel
  readonly truth: Label | undefined
}

const VERDICTS: readonly VerdictLabel[] = ['ham', 'unsure', 'spam']

/** Counts pairs of answers. */
export function createComparison(): { add(pair: Pair): void; table(): string } {
  const counts = new Map<string, number>()
  const count = (key: string) => counts.get(key) ?? 0
  const keyOf = ({ akismet, riposte, truth }: Pair) => `${akismet} ${riposte} ${truth ?? 'unknown'}`
  const sum = (matches: (akismet: string, riposte: string, truth: string) => boolean) =>
    [...counts].reduce((total, [key, times]) => {
      const [akismet = '', riposte = '', truth = ''] = key.split(' ')
      return matches(akismet, riposte, truth) ? total + times : total
    }, 0)

  return {
    add(pair) {
      counts.set(keyOf(pair), count(keyOf(pair)) + 1)
    },
    table() {
      const total = sum(() => true)
      if (total === 0) return 'There is nothing to compare.\n'
      const rows = (['ham', 'spam'] as const).map((said) => [
        `Akismet: ${said}`,
        ...VERDICTS.map((verdict) => String(sum((a, r) => a === said && r === verdict))),
      ])
      const same = sum((a, r) => a === r)
      const table = aligned([['', ...VERDICTS.map((it) => `Riposte: ${it}`)], ...rows])
      const agreed = `The same answer: ${same} of ${total} (${percentText(same / total, 1)} %).\n`
      return `${table}\n\n${agreed}${mistakes(sum)}`
    },
  }
}

type Sum = (matches: (akismet: string, riposte: string, truth: string) => boolean) => number

/** Who was wrong how often, over the comments that a person has decided. */
function mistakes(sum: Sum): string {
  const [ham, spam] = [sum((_a, _r, t) => t === 'ham'), sum((_a, _r, t) => t === 'spam')]
  if (ham + spam === 0) return 'No line has a "label", so nobody can say who was right.\n'
  const share = (part: number, of: number) =>
    of === 0 ? '–' : `${part} of ${of} (${percentText(part / of, 2)} %)`
  const rows = [
    ['', 'Akismet', 'Riposte'],
    [
      'honest, called spam',
      share(
        sum((a, _r, t) => t === 'ham' && a === 'spam'),
        ham,
      ),
      share(
        sum((_a, r, t) => t === 'ham' && r === 'spam'),
        ham,
      ),
    ],
    [
      'honest, held as unsure',
      '–',
      share(
        sum((_a, r, t) => t === 'ham' && r === 'unsure'),
        ham,
      ),
    ],
    [
      'spam, called ham',
      share(
        sum((a, _r, t) => t === 'spam' && a === 'ham'),
        spam,
      ),
      share(
        sum((_a, r, t) => t === 'spam' && r === 'ham'),
        spam,
      ),
    ],
  ]
  return `\n${aligned(rows)}\n`
}
