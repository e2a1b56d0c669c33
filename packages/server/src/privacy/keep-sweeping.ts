import type { EpochMs, SiteId } from '@riposte/protocol'
import { type SweepNeeds, sweep, sweptCount } from './sweep.ts'

const HOUR_MS = 60 * 60 * 1000

/** Sweeps at once and then every hour, until `signal` aborts. A sweep that fails is tried again. */
export function keepSweeping(
  needs: SweepNeeds & { readonly report: (what: string, error: unknown) => void },
  site: SiteId,
  signal: AbortSignal,
): { readonly lastSweepAt: () => EpochMs | null } {
  let lastSweepAt: EpochMs | null = null
  const sweepOnce = async () => {
    try {
      // A sweep takes so many at once; go on while there is more.
      while (!signal.aborted && sweptCount(await sweep(needs, site)) > 0);
      lastSweepAt = needs.now()
    } catch (error) {
      if (!signal.aborted) needs.report('a sweep failed and will be tried again', error)
    }
  }
  void sweepOnce()
  const timer = setInterval(sweepOnce, HOUR_MS)
  signal.addEventListener('abort', () => clearInterval(timer), { once: true })
  return { lastSweepAt: () => lastSweepAt }
}
