/** As long as names of hosts may be, and a folder. */
const CHARS_MAX = 300

/**
 * The name of the site whose home page is `blog`: host, port and folder, so that all spellings of
 * its address are one site. Undefined when it is no whole web address.
 */
export function siteName(blog: string | undefined): string | undefined {
  if (blog === undefined || !URL.canParse(blog)) return undefined
  const { protocol, host, pathname } = new URL(blog)
  if (!/^https?:$/.test(protocol)) return undefined
  const name = host.replace(/^www\./, '') + pathname.replace(/(\/index\.\w+)?\/*$/, '')
  return name.length <= CHARS_MAX ? name : undefined
}
