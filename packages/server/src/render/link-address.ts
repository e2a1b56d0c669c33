/** A made-up origin: what resolves to it stays on the site that shows the page. */
const HERE = 'https://here.invalid'

/**
 * The address of `website` if it is http or https and says plainly where it leads, else null: an
 * address with a user name before the host is made to be misread.
 */
export function websiteAddress(website: string): string | null {
  const url = parsed(website)
  const isPlain =
    url !== null && /^https?:$/.test(url.protocol) && url.username + url.password === ''
  return isPlain ? url.href : null
}

/** `href` if a link in an article may lead there: the web, a mail program, or this site. */
export function articleLinkAddress(href: string): string | null {
  const url = parsed(href, HERE)
  return url !== null && /^(https?|mailto):$/.test(url.protocol) ? href : null
}

/** `src` if it is a path on this site, else null: a page asks nobody else for a picture. */
export function ownImageAddress(src: string): string | null {
  return parsed(src, HERE)?.origin === HERE ? src : null
}

/** `href` if it leads to the web or to a path on this site, else null. */
export function pageAddress(href: string): string | null {
  const url = parsed(href, HERE)
  return url !== null && /^https?:$/.test(url.protocol) ? href : null
}

/** Where a reader without a script answers a reply: the page again, with the form set for it. */
export function answerAddress(pageUrl: string, replyId: string): string {
  const [page] = pageUrl.split('#', 1)
  return `${page}${page!.includes('?') ? '&' : '?'}to=${encodeURIComponent(replyId)}#riposte-form`
}

/** The page on which a reply stands, at that reply. */
export function permalink(pageUrl: string, replyId: string): string {
  const [page] = pageUrl.split('#', 1)
  return `${page}${page!.includes('?') ? '&' : '?'}reply=${replyId}#reply-${replyId}`
}

function parsed(href: string, base?: string): URL | null {
  return URL.canParse(href, base) ? new URL(href, base) : null
}
