import type { Page } from 'playwright-core'

/** What a screen reader is given to say, in order, from now on. */
export interface Heard {
  readonly words: string
  readonly isPolite: boolean
}

/** Follows the live regions of a page: `role=status` speaks politely, `role=alert` does not. */
export async function hearPage(page: Page): Promise<() => Promise<readonly Heard[]>> {
  await page.evaluate(() => {
    const heard: Heard[] = []
    Object.assign(globalThis, { heard })
    const LIVE = '[role=status], [role=alert], [aria-live]'
    const observer = new MutationObserver((changes) => {
      const regions = changes.flatMap(({ target }) => {
        const element = target instanceof Element ? target : target.parentElement
        return element?.closest(LIVE) ?? []
      })
      for (const region of new Set(regions)) {
        const words = (region.textContent ?? '').trim()
        const isPolite = !region.matches('[role=alert], [aria-live=assertive]')
        if (words && heard.at(-1)?.words !== words) heard.push({ words, isPolite })
      }
    })
    observer.observe(document, { subtree: true, childList: true, characterData: true })
  })
  return () => page.evaluate(() => (globalThis as unknown as { heard: Heard[] }).heard)
}
