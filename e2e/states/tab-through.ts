import type { Page } from 'playwright-core'

/** A stop of the Tab key. */
export interface Stop {
  /** Which of the page's controls it is, in the order of the document; -1 for none of them. */
  readonly place: number
  readonly html: string
  readonly isOutlined: boolean
  readonly isOnScreen: boolean
}

/** Numbers what can have the focus, in the order of the document, shadow roots among it. */
export function numberControls(page: Page): Promise<number> {
  return page.evaluate(() => {
    const all = (place: ParentNode): Element[] =>
      [...place.querySelectorAll('*')].flatMap((it) =>
        it.shadowRoot ? [it, ...all(it.shadowRoot)] : [it],
      )
    const CONTROLS = 'a[href], button, input, textarea, select, summary'
    const controls = all(document).filter((it) => {
      const isOffered = it instanceof HTMLElement && it.tabIndex >= 0 && it.checkVisibility()
      return isOffered && it.matches(CONTROLS) && !it.matches(':disabled, [type=hidden]')
    })
    for (const [place, it] of controls.entries()) Object.assign(it, { place })
    return controls.length
  })
}

/** Presses Tab, and says where that leads. */
export async function tabOn(page: Page): Promise<Stop> {
  await page.keyboard.press('Tab')
  return page.evaluate(() => {
    let active = document.activeElement
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement
    const it = active as HTMLElement & { readonly place?: number }
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(it)
    const { top, bottom } = it.getBoundingClientRect()
    const isDrawn = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2
    return {
      place: it.place ?? -1,
      html: it.outerHTML.slice(0, 160),
      isOutlined: isDrawn && !/transparent|, 0\)/.test(outlineColor),
      isOnScreen: top < innerHeight && bottom > 0,
    }
  })
}
