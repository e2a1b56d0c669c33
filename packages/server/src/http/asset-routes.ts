import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import type { FastifyInstance } from 'fastify'

export interface Asset {
  readonly type: string
  readonly bytes: Buffer
  readonly etag: string
}

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
}

/** Reads what the build made for browsers. Throws when the build has not run. */
export function readAssets(directory: string): ReadonlyMap<string, Asset> {
  const files = readdirSync(directory).filter((name) => extname(name) in TYPES)
  return new Map(
    files.map((name) => {
      const bytes = readFileSync(join(directory, name))
      const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`
      return [name, { type: TYPES[extname(name)]!, bytes, etag }]
    }),
  )
}

/** Scripts and styles, for our own pages and for those that embed a thread. */
export async function assetRoutes(
  app: FastifyInstance,
  { assets }: { readonly assets: ReadonlyMap<string, Asset> },
): Promise<void> {
  for (const [name, { type, bytes, etag }] of assets) {
    app.get(`/${name}`, async (request, reply) => {
      reply.headers({
        etag,
        'cache-control': 'public, max-age=300, must-revalidate',
        'access-control-allow-origin': '*',
        'cross-origin-resource-policy': 'cross-origin',
      })
      if (request.headers['if-none-match'] === etag) return reply.code(304).send()
      return reply.type(type).send(bytes)
    })
  }
}
