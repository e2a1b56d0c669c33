import type { FastifyInstance } from 'fastify'

/**
 * Remembers the routes that `app` is given, to tell "no such address" from "not with this method".
 *
 * @returns a function from a path to the methods that it takes.
 */
export function otherMethods(app: FastifyInstance): (path: string) => readonly string[] {
  const routes: { readonly pattern: RegExp; readonly methods: readonly string[] }[] = []
  app.addHook('onRoute', ({ url, method }) => {
    const methods = [method].flat().filter((name) => name !== 'HEAD' && name !== 'OPTIONS')
    const pattern = url.split('/').map((part) => (part.startsWith(':') ? '[^/]+' : literally(part)))
    routes.push({ pattern: new RegExp(`^${pattern.join('/')}$`), methods })
  })
  return (path) => [
    ...new Set(routes.filter(({ pattern }) => pattern.test(path)).flatMap((it) => it.methods)),
  ]
}

const literally = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
