import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { postReply } from './ask-newsroom.ts'
import type { Walk } from './open-walk.ts'
import { ARTICLES } from './write-articles.ts'

const PATIENCE = { timeout: 20_000 }

/** Asks for mail about answers. The mail comes within seconds; meanwhile the walk goes on. */
export async function askForMail({ newsroom, words, cell }: Walk): Promise<void> {
  const wish = { email: addressOf(cell), notify: true, name: words.names[1], text: words.opening }
  await postReply(newsroom, ARTICLES.quiet, wish)
}

/** The pages that links in mails open, each before and after its button. */
export async function walkMail(walk: Walk): Promise<void> {
  const { page } = walk
  await expect.poll(() => mailTo(walk), PATIENCE).not.toBe('')
  const mail = mailTo(walk)
  const link = (verb: string) => new RegExp(`http://\\S+/mail/${verb}/[\\w.-]+`).exec(mail)![0]
  for (const [verb, done] of [
    ['confirm', 'mail-confirmed'],
    ['unsubscribe', 'mail-unsubscribed'],
  ] as const) {
    await walk.goTo(link(verb))
    await walk.see(`mail-${verb}`)
    await page.locator('main button').click()
    await page.locator('main button').waitFor({ state: 'detached' })
    await walk.see(done)
  }
  await walk.goTo(link('confirm'))
  await walk.see('mail-expired')
  await walk.watched.expectNothingKept()
}

const addressOf = (cell: string) => `${cell}@reader.example`

/** The text of the mail, whatever it travels in (RFC 2045, section 6); empty until it is there. */
function mailTo({ mails, cell }: Walk): string {
  const texts = readdirSync(mails)
    .filter((name) => name.endsWith('.eml'))
    .map((name) => readFileSync(join(mails, name), 'utf8'))
  const found = texts.find((text) => text.includes(addressOf(cell))) ?? ''
  const [head = '', ...body] = found.split('\r\n\r\n')
  if (/^Content-Transfer-Encoding: base64/im.test(head)) {
    return Buffer.from(body.join(''), 'base64').toString()
  }
  return body.join('\n\n').replace(/=\r\n/g, '').replace(/=3D/g, '=')
}
