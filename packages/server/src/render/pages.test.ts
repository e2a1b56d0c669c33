import type { ReplyStatus } from '@riposte/protocol'
import { expect, test } from 'vitest'
import { renderAnswerPage } from './answer-page.tsx'
import { renderArticlePage } from './article-page.tsx'
import { renderDeskPage } from './desk-page.tsx'
import { htmlTokens } from './html-tokens.fixture.ts'
import { renderIndexPage } from './index-page.tsx'
import { renderNoticePage } from './notice-page.tsx'
import type { ReceiptView } from './page-views.ts'
import { renderProblemPage } from './problem-page.tsx'
import { renderReceiptPage } from './receipt-page.tsx'
import { renderSignInPage } from './sign-in-page.tsx'
import { renderThreadPage } from './thread-page.tsx'
import { article, notice, receipt, reply, site, thread } from './views.fixture.ts'

const answer = {
  site,
  status: 'held',
  message: 'A person will look at it.',
  receiptUrl: '/receipts/secret',
  articleUrl: article.url,
  articleTitle: article.title,
} as const

const PAGES: Record<string, string> = {
  article: renderArticlePage(article, thread([reply(1, null)])),
  index: renderIndexPage(site, [{ article, replyCount: 3 }]),
  thread: renderThreadPage(thread([reply(1, null)])),
  answer: renderAnswerPage(answer),
  receipt: renderReceiptPage(receipt),
  notice: renderNoticePage(notice),
  problem: renderProblemPage({ site, status: 404, title: 'Not here', detail: 'Look elsewhere.' }),
  desk: renderDeskPage(site, 'Owner'),
  'sign-in': renderSignInPage(site),
}

const pageText = (html: string): string =>
  htmlTokens(html.replace('<!doctype html>', ''))
    .map((token) => (token.type === 'text' ? token.text : ''))
    .join(' ')
    .replace(/\s+/g, ' ')

test.each(Object.entries(PAGES))('the %s page needs no inline style or script', (_, html) => {
  expect(html).toMatch(/^<!doctype html>\n<html lang="en" dir="ltr">/)
  for (const token of htmlTokens(html.replace('<!doctype html>', ''))) {
    if (token.type !== 'open') continue
    expect(token.name).not.toBe('style')
    const isData = token.attributes['type'] === 'application/ld+json'
    if (token.name === 'script' && !isData) expect(token.attributes['src']).toMatch(/^\//)
    for (const key of Object.keys(token.attributes)) expect(key).not.toMatch(/^(style$|on)/)
  }
})

test.each(Object.entries(PAGES).filter(([name]) => name !== 'desk'))(
  'the %s page has one title, one main and a way to skip to it',
  (_, html) => {
    expect(html.match(/<h1[ >]/g)).toHaveLength(1)
    expect(html.match(/<main id="content"/g)).toHaveLength(1)
    expect(html).toContain('href="#content"')
  },
)

test('only pages with a thread load the script', () => {
  const loads = Object.entries(PAGES).filter(([, html]) => html.includes('/riposte.js'))
  expect(loads.map(([name]) => name)).toEqual(['article', 'thread'])
})

test('search engines are kept from what is for one reader', () => {
  for (const name of ['answer', 'receipt', 'desk', 'sign-in', 'problem']) {
    expect(PAGES[name]).toContain('<meta name="robots" content="noindex"/>')
  }
})

test('a receipt gives the reasons as sentences, strongest first, without a number', () => {
  const text = pageText(PAGES['receipt']!)
  expect(text).toMatch(
    /for advertising .*where to buy.* names a price.* against .*article is about/,
  )
  expect(text).not.toMatch(/2\.5|0\.4|1\.2/)
})

const receiptOf = (status: ReplyStatus, parts: Partial<ReceiptView> = {}): string =>
  pageText(renderReceiptPage({ ...receipt, reply: { ...receipt.reply, status }, ...parts }))

test('a receipt says whether a program or a person decided', () => {
  const at = Date.UTC(2026, 10, 21)
  expect(receiptOf('spam')).toContain('The filter, by itself.')
  expect(receiptOf('held')).toContain('Nobody has decided yet.')
  expect(receiptOf('published', { decision: { kind: 'approve', ground: null, at } })).toContain(
    'A person: a moderator published it on 21 November 2026.',
  )
  expect(receiptOf('rejected', { decision: { kind: 'reject', ground: 'abuse', at } })).toContain(
    'not to publish it, because it attacks or insults somebody.',
  )
})

test('the erase button asks twice and posts; without anything left it is not there', () => {
  const html = renderReceiptPage(receipt)
  expect(html).toContain('<form method="post" action="/receipts/secret/erase">')
  expect(html).toMatch(/<input type="checkbox" name="confirm" value="yes" required\/>/)
  expect(renderReceiptPage({ ...receipt, eraseUrl: null })).not.toContain('<form')
})

test('an article address that no page may link to is shown as words', () => {
  const html = renderAnswerPage({ ...answer, articleUrl: 'javascript:alert(1)' })
  expect(html).not.toContain('javascript:')
})
