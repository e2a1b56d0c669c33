import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** What a page does that its reader did not ask for. */
export interface Watched {
  /** No request to a stranger, nothing that the page's policy forbids, no error in a script. */
  expectNoTrouble(): void
  /** Until a reader writes, nothing is kept in the browser. Cookies are never kept. */
  expectNothingKept(): Promise<void>
  expectNoCookie(): Promise<void>
  /** Does what is not the page's own doing: axe tries to put a style into it. */
  without(act: () => Promise<void>): Promise<void>
}

/** An answer that is not a 2xx is written to the console as well; the walk meets some. */
const EXPECTED = /^Failed to load resource: the server responded with a status of/

/** Listens before anything is loaded. Chromium writes what a policy forbids to the console. */
export async function watchPage(page: Page, origins: readonly string[]): Promise<Watched> {
  const troubles: string[] = []
  let isWatching = true
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url())
    if (/^https?:$/.test(protocol) && !origins.includes(origin)) troubles.push(request.url())
  })
  page.on('pageerror', (error) => troubles.push(String(error)))
  page.on('console', (message) => {
    const isBad = message.type() === 'error' || /policy/i.test(message.text())
    if (isWatching && isBad && !EXPECTED.test(message.text())) troubles.push(message.text())
  })
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      console.error(`The policy forbids: ${violatedDirective} ${blockedURI}`)
    })
  })
  const expectNoCookie = async () => {
    expect(await page.context().cookies()).toEqual([])
    expect(await page.evaluate('document.cookie')).toBe('')
  }
  return {
    expectNoTrouble: () => expect(troubles).toEqual([]),
    async expectNothingKept() {
      await expectNoCookie()
      expect(await page.evaluate('localStorage.length + sessionStorage.length')).toBe(0)
      expect(await page.evaluate('indexedDB.databases().then((all) => all.length)')).toBe(0)
    },
    expectNoCookie,
    async without(act) {
      isWatching = false
      await act()
      isWatching = true
    },
  }
}
