import type { PageKey } from '@riposte/messages'
import type { ReplyStatus } from '@riposte/protocol'
import type { JSX } from 'preact'
import { IN_ENGLISH } from './page.tsx'
import type { ReceiptView } from './page-views.ts'
import { decidedBy } from './receipt-words.ts'
import { otherwise, type ReasonWords, reasonInWords } from './why-words.ts'

const TITLES = {
  published: 'whoDecided',
  held: 'whyHeld',
  spam: 'whyApart',
  rejected: 'whyRejected',
  erased: 'whoDecided',
} as const satisfies Record<ReplyStatus, PageKey>

/** Who decided about a reply, why, and what would have let it through. */
export function ReceiptWhy({ view }: { readonly view: ReceiptView }): JSX.Element {
  const { words } = view.site
  const { speakFor, speakAgainst, rules } = reasonsOf(view)
  const told = otherwise(view, words)
  return (
    <section aria-labelledby="who-decided">
      <h2 id="who-decided">{words.say(TITLES[view.reply.status])}</h2>
      <p>{decidedBy(view, words)}</p>
      {rules.map((rule) => (
        <p>
          <Reason reason={rule} />
        </p>
      ))}
      {told && <p class="otherwise">{told}</p>}
      {speakFor.length + speakAgainst.length > 0 && <p>{words.say('filterNoticed')}</p>}
      <div class="reasons">
        <Reasons title={words.say('spokeFor')} reasons={speakFor} />
        <Reasons title={words.say('spokeAgainst')} reasons={speakAgainst} />
      </div>
    </section>
  )
}

interface ReasonsProps {
  readonly title: string
  readonly reasons: readonly ReasonWords[]
}

function Reasons({ title, reasons }: ReasonsProps): JSX.Element | null {
  if (reasons.length === 0) return null
  return (
    <div>
      <h3>{title}</h3>
      <ul>
        {reasons.map((reason) => (
          <li>
            <Reason reason={reason} />
          </li>
        ))}
      </ul>
    </div>
  )
}

function Reason({ reason }: { readonly reason: ReasonWords }): JSX.Element {
  return <span {...(reason.isEnglish && IN_ENGLISH)}>{reason.text}</span>
}

/** The site's own reasons, and those for and against advertising: the strongest first. */
function reasonsOf({ verdict, site, reply }: ReceiptView): {
  readonly speakFor: readonly ReasonWords[]
  readonly speakAgainst: readonly ReasonWords[]
  readonly rules: readonly ReasonWords[]
} {
  const byStrength = [...verdict.reasons].sort((a, b) => Math.abs(b.logOdds) - Math.abs(a.logOdds))
  const wordsOf = (isWanted: (logOdds: number) => boolean) =>
    byStrength
      .filter(({ logOdds }) => isWanted(logOdds))
      .map((reason) => reasonInWords(reason, site.words, verdict.from))
  // Of campaigns nothing is told that would help the next one.
  const isShort = verdict.short !== null && reply.status !== 'published'
  return {
    speakFor: isShort ? [] : wordsOf((logOdds) => logOdds > 0),
    speakAgainst: isShort ? [] : wordsOf((logOdds) => logOdds < 0),
    rules: wordsOf((logOdds) => logOdds === 0),
  }
}
