/** Where a thread's server answers. */
export interface Endpoints {
  readonly replies: string
  readonly thread: string
  readonly form: string
  /** Another page of the thread, as the query of a link to it asks for. */
  page(query: URLSearchParams): string
  readonly stylesheet: string
  readonly shadowStylesheet: string
  /** What the script says, in another language. */
  words(language: string): string
  reply(id: string): string
  vote(id: string): string
  reports(id: string): string
  /** The live stream, from what comes after `after`, or from now. */
  live(after: string | null): string
}

/** @param server its origin, or empty on its own pages. */
export function endpoints(server: string, article: string): Endpoints {
  const base = server.replace(/\/+$/, '')
  const about = `article=${encodeURIComponent(article)}`
  return {
    replies: `${base}/v1/replies`,
    thread: `${base}/v1/thread?${about}`,
    page(query) {
      const asked = new URLSearchParams(query)
      asked.set('article', article)
      return `${base}/v1/thread?${asked}`
    },
    form: `${base}/v1/form?${about}`,
    stylesheet: `${base}/riposte.css`,
    shadowStylesheet: `${base}/riposte-shadow.css`,
    words: (language) => `${base}/riposte-words-${language}.json`,
    reply: (id) => `${base}/v1/replies/${id}`,
    vote: (id) => `${base}/v1/replies/${id}/vote`,
    reports: (id) => `${base}/v1/replies/${id}/reports`,
    live: (after) =>
      `${base}/v1/live?${about}${after === null ? '' : `&after=${encodeURIComponent(after)}`}`,
  }
}
