import type { Browser, Page } from 'playwright-core'
import { type Cell, cellName } from './cells.ts'
import { lookAt } from './look-at.ts'
import type { Walked } from './start-walk.ts'
import { type Watched, watchPage } from './watch-page.ts'

/** A reader on the way through the states of the pages, in one cell of the matrix. */
export interface Walk extends Walked {
  readonly page: Page
  readonly cell: string
  /** Of the other site, whose pages show threads of the newsroom. */
  readonly site: string
  readonly watched: Watched
  goTo(path: string): Promise<void>
  /** Checks what the page shows now, and keeps a screenshot under this name. */
  see(state: string): Promise<void>
  close(): Promise<void>
}

interface WalkNeeds {
  readonly browser: Browser
  readonly walked: Walked
  readonly site: string
}

const HEIGHT = 800
const PATIENCE_MS = 8_000

export async function openWalk({ browser, walked, site }: WalkNeeds, cell: Cell): Promise<Walk> {
  const { origin } = walked.newsroom
  const context = await browser.newContext({
    colorScheme: cell.scheme,
    viewport: { width: cell.width, height: HEIGHT },
    // A screenshot is of what stays, not of what moves.
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  page.setDefaultTimeout(PATIENCE_MS)
  const watched = await watchPage(page, [origin, site])
  const runsScripts = await scriptSwitch(page)
  await runsScripts(cell.script)
  return {
    ...walked,
    page,
    cell: cellName(cell),
    site,
    watched,
    async goTo(path) {
      await page.goto(new URL(path, origin).href)
    },
    async see(state) {
      watched.expectNoTrouble()
      // axe is a script too. Those of the page do not start late.
      await runsScripts(true)
      await watched.without(() => lookAt(page, state, cellName(cell)))
      await watched.expectNoCookie()
      await runsScripts(cell.script)
    },
    close: () => context.close(),
  }
}

/** Scripts off as in the settings of a browser, but to be switched while a page is open. */
async function scriptSwitch(page: Page): Promise<(on: boolean) => Promise<void>> {
  const debug = await page.context().newCDPSession(page)
  return async (on) => {
    await debug.send('Emulation.setScriptExecutionDisabled', { value: !on })
  }
}
