import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Another site, with pages that show threads in each of the ways that docs/embedding.md has. */
export interface OtherSite {
  readonly origin: string
  /** The page of one way, for the thread of a newsroom. */
  page(way: Way, newsroom: string, about?: { dark?: boolean; reader?: string }): string
  close(): void
}

export type Way = 'shadow' | 'colours' | 'light' | 'included' | 'frame'

/** What docs/embedding.md tells a site's own policy to allow, and nothing else. */
const policyFor = (server: string) =>
  `default-src 'none'; script-src ${server}; style-src ${server} 'self'; ` +
  `connect-src ${server}; form-action ${server}; frame-src ${server}; base-uri 'none'; ` +
  "require-trusted-types-for 'script'; trusted-types riposte"

export async function openOtherSite(): Promise<OtherSite> {
  const server = createServer((request, response) => {
    const asked = new URL(request.url!, 'http://localhost')
    if (asked.pathname === '/site.css') {
      response.setHeader('content-type', 'text/css').end(STYLE)
      return
    }
    void pageOf(asked, request).then((html) => {
      const newsroom = asked.searchParams.get('newsroom')!
      response.setHeader('content-security-policy', policyFor(newsroom))
      response.setHeader('content-type', 'text/html; charset=utf-8').end(html)
    })
  }).listen(0, 'localhost')
  await new Promise((resolve) => server.once('listening', resolve))
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`
  return {
    origin,
    page(way, newsroom, { dark = false, reader = '' } = {}) {
      const query = new URLSearchParams({ newsroom, reader, dark: dark ? 'dark' : '' })
      return `${origin}/${way}?${query}`
    },
    close: () => void server.close(),
  }
}

/** All pages of the site are one article, so that they show one thread. */
export const otherArticle = (site: string) => `${site}/story`

const WIDGET = {
  shadow: '<riposte-thread></riposte-thread>',
  colours: '<riposte-thread></riposte-thread>',
  light: '<riposte-thread light></riposte-thread>',
  included: '',
  frame: '<riposte-frame></riposte-frame>',
} as const

async function pageOf(asked: URL, { headers }: IncomingMessage): Promise<string> {
  const way = asked.pathname.slice(1) as Way
  const about = (name: string) => asked.searchParams.get(name) ?? ''
  const [newsroom, article] = [about('newsroom'), otherArticle(`http://${headers.host}`)]
  const script = way === 'frame' ? 'riposte-frame.js' : 'riposte.js'
  const included = async () => {
    const answer = await fetch(`${newsroom}/v1/thread?article=${encodeURIComponent(article)}`)
    return answer.text()
  }
  const thread = way === 'included' ? await included() : WIDGET[way]
  const reader = about('reader')
  return `<!doctype html><html lang="en" class="${way} ${about('dark')}">
<meta charset="utf-8"><title>Elsewhere</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="canonical" href="${article}">
<link rel="stylesheet" href="/site.css">
${way === 'included' ? `<link rel="stylesheet" href="${newsroom}/riposte.css">` : ''}
<script type="module" src="${newsroom}/${script}"></script>
<main><h1>An article elsewhere</h1><p>Its page has a look of its own.</p>
${reader ? thread.replace('></', ` reader="${reader}"></`) : thread}</main></html>`
}

/** Big, loud and careless, as styles of sites are; and a dark one with colours of its own. */
const STYLE = `
html { color-scheme: light; font: 18px/1.7 Georgia, serif; background: #fff; color: #222 }
html.dark { color-scheme: dark; background: #101114; color: #ddd }
body { margin: 0 }
main { margin: 0 auto; max-width: 44rem; padding: 1rem 1.25rem }
main > p { margin: 1rem 0 }
h1 { overflow-wrap: anywhere }
button, input { font: 12px monospace }
ol { list-style: upper-roman }
.shadow a, .shadow p { text-transform: uppercase }
.colours { background: #2b1136; color: #f4e9ff; color-scheme: dark }
.colours riposte-thread {
  --riposte-ink: #f4e9ff; --riposte-quiet: #cdb5de; --riposte-line: #5b3a6d;
  --riposte-edge: #a98bbd; --riposte-field: #1d0b26; --riposte-accent: #ffc94d;
  --riposte-on-accent: #2b1136; --riposte-wash: #3a1b48; --riposte-wrong: #ff9ea8;
  --riposte-radius: 999px; --riposte-font: Verdana, sans-serif; --riposte-size: 0.9375rem }
`
