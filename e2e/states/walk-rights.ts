import type { Walk } from './open-walk.ts'

/** What people ask of a site about their data, each on a page of its own. */
export async function walkRights(walk: Walk, heldReceipt: string): Promise<void> {
  const { page, words, newsroom } = walk
  await walk.goTo(heldReceipt)
  await page.locator('#appeal-words').fill(words.short)
  await page.locator('form[action$="/appeal"] button').click()
  await page.locator('.done').waitFor()
  await walk.see('receipt-appealed')
  await page.locator('.ways a[href$="/export"]').click()
  await page.locator('.values').first().waitFor()
  await walk.see('export')
  await walk.goTo(`${newsroom.notice}/about-me`)
  await page.locator('#about-me-quote').fill(words.chain[0]!)
  await walk.see('about-me')
}

/** All replies of one writer, whom the script of the page knows again. */
export async function walkMine(walk: Walk, receipt: string): Promise<void> {
  await walk.goTo(receipt)
  await walk.page.locator('.ways a[href*="/mine/"]').click()
  await walk.page.locator('.own-replies').waitFor()
  await walk.see('mine')
}
