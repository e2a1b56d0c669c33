const TICK_MS = 50

/**
 * Watches how long turns of the event loop take, by a timer that fires at the start of each turn,
 * though no oftener than every 50 ms.
 *
 * @param clock milliseconds that only go forward.
 * @returns milliseconds since the present turn began, up to 50 too many; ends when `signal` aborts.
 */
export function watchTurns(clock: () => number, signal: AbortSignal): () => number {
  let begun = clock()
  const timer = setInterval(() => {
    begun = clock()
  }, TICK_MS).unref()
  signal.addEventListener('abort', () => clearInterval(timer), { once: true })
  return () => clock() - begun
}
