import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Another site, whose pages embed threads. */
export interface Site {
  readonly origin: string
  readonly stop: () => void
}

export interface SitePage {
  readonly body: string
  readonly headers?: Readonly<Record<string, string>>
}

/** Serves on a free port what `page` says of each path; HTML unless that says otherwise. */
export async function startSite(
  page: (path: string) => SitePage | Promise<SitePage>,
): Promise<Site> {
  const site: Server = createServer((request, response) => {
    void Promise.resolve(page(request.url ?? '/')).then(({ body, headers }) => {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(body)
    })
  }).listen(0, 'localhost')
  await new Promise((resolve) => site.once('listening', resolve))
  return {
    origin: `http://localhost:${(site.address() as AddressInfo).port}`,
    stop() {
      site.closeAllConnections()
      site.close()
    },
  }
}
