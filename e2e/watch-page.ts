import type { Browser, BrowserContextOptions, Page } from 'playwright-core'

/** A page of a reader who has not been here before, and what it does. */
export interface WatchedPage {
  readonly page: Page
  /** What it complained about. */
  readonly errors: readonly string[]
  /** Every request, as method and address. */
  readonly asked: readonly string[]
  /** How much has moved without the reader's doing: the sum of all layout shifts. */
  shift(): Promise<number>
  /** Names of cookies and of what is in the browser's storage. */
  stored(): Promise<readonly string[]>
  close(): Promise<void>
}

export async function watchPage(
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<WatchedPage> {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  const errors: string[] = []
  const asked: string[] = []
  page.on('console', (it) => it.type() === 'error' && errors.push(it.text()))
  page.on('pageerror', ({ message }) => errors.push(message))
  page.on('request', (it) => asked.push(`${it.method()} ${it.url()}`))
  await page.addInitScript(sumShifts)
  return {
    page,
    errors,
    asked,
    // After what is drawn next: shifts are told of with a frame.
    shift: () =>
      page.evaluate<number>('new Promise((go) => setTimeout(() => go(window.shifted), 100))'),
    async stored() {
      const cookies = await context.cookies()
      const inPage = 'Object.keys({ ...localStorage, ...sessionStorage })'
      return [...cookies.map(({ name }) => name), ...(await page.evaluate<string[]>(inPage))]
    },
    close: () => context.close(),
  }
}

/** Of a sort that TypeScript's DOM does not know yet. */
type LayoutShift = PerformanceEntry & { readonly hadRecentInput: boolean; readonly value: number }

function sumShifts(): void {
  const sum = { shifted: 0 }
  const self = Object.assign(window, sum)
  new PerformanceObserver((list) => {
    for (const { hadRecentInput, value } of list.getEntries() as LayoutShift[]) {
      if (!hadRecentInput) self.shifted += value
    }
  }).observe({ type: 'layout-shift', buffered: true })
}
