import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const FOLDER = fileURLToPath(new URL('../../test-results/screenshots', import.meta.url))
mkdirSync(FOLDER, { recursive: true })

/** WCAG 2.2 up to level AA, target size among it, and what 2.0 and 2.1 asked for. */
const STANDARD = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** `test-results/screenshots/STATE--CELL.png`, for people to look at. */
export async function keepScreenshot(page: Page, state: string, cell: string): Promise<void> {
  const path = `${FOLDER}/${state}--${cell}.png`
  // To hide the caret, a style would be put into the page, against its policy.
  await page.screenshot({ path, fullPage: true, caret: 'initial' })
}

/** Keeps a screenshot; then nothing may be wrong with what the page shows. */
export async function lookAt(page: Page, state: string, cell: string): Promise<void> {
  await keepScreenshot(page, state, cell)
  expect([state, await violations(page)]).toEqual([state, []])
  expect([state, await sidewaysElements(page)]).toEqual([state, []])
  const viewport = page.viewportSize()!
  // At 200 % zoom a window has room for half as many CSS pixels.
  await page.setViewportSize({ ...viewport, width: Math.round(viewport.width / 2) })
  expect([`${state}, zoomed`, await sidewaysElements(page)]).toEqual([`${state}, zoomed`, []])
  await page.setViewportSize(viewport)
}

/** What axe finds, a line each. It comes through the debugger, past the page's policy. */
async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(AXE)
  return page.evaluate(async (values) => {
    const axe = (globalThis as unknown as { axe: typeof import('axe-core') }).axe
    const found = await axe.run(document, { runOnly: { type: 'tag', values } })
    return found.violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
    )
  }, STANDARD)
}

/** Empty unless the page scrolls sideways; then what sticks out. */
function sidewaysElements(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const root = document.documentElement
    if (root.scrollWidth <= innerWidth) return []
    const all = (place: ParentNode): Element[] =>
      [...place.querySelectorAll('*')].flatMap((it) =>
        it.shadowRoot ? [it, ...all(it.shadowRoot)] : [it],
      )
    const sticksOut = (it: Element) => {
      if (it.closest('.riposte-spoken, .riposte-nothing')) return false
      const { left, right } = it.getBoundingClientRect()
      return right > innerWidth + 1 || left < -1
    }
    const found = all(document).filter(sticksOut)
    return [`${root.scrollWidth} px`, ...found.map((it) => it.outerHTML.slice(0, 120))].slice(0, 5)
  })
}
