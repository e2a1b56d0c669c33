import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { SERVE_OPTIONS } from '../config.ts'
import { signInToken } from '../http/sign-in.ts'
import { parseText } from '../options.ts'
import { openKeyFile } from '../privacy/key-file.ts'
import type { LastingPurpose } from '../privacy/keyed-hash.ts'
import { lastingKey } from '../privacy/keys.ts'
import { moderatorIdOf, OWNER, problemOfModeratorName } from '../privacy/moderator-id.ts'
import { defineCommand } from './command.ts'

const { data, site, url, port, 'tls-cert': cert } = SERVE_OPTIONS

export const signIn = defineCommand({
  name: 'sign-in',
  summary: 'Print a new one-time link into the desk of the running server',
  details:
    'Give it the options that the server was started with. The link opens once, for a day. ' +
    'Without --as it signs in the owner. Each moderator has a name of their own: ' +
    'who decided about a reply cannot answer an appeal against that, and the name is how they ' +
    'are told apart. It is stored nowhere; the journal has a keyed hash of it.',
  options: {
    as: {
      summary: 'Who signs in, by a name that is this person’s only',
      placeholder: 'NAME',
      fallback: undefined as string | undefined,
      fallbackText: 'the owner',
      parse: parseModerator,
    },
    data,
    site,
    url,
    port,
    'tls-cert': cert,
  },

  async run(options, { stdout, stderr }) {
    const keyFile = join(options.data, 'riposte.keys')
    if (!existsSync(keyFile)) {
      stderr.write(`There is no key file ${keyFile}. Is --data the folder of the running server?\n`)
      return 1
    }
    const random = (count: number) => new Uint8Array(randomBytes(count))
    const now = () => Date.now()
    const keys = openKeyFile(keyFile, { randomBytes: random, now })
    const key = (purpose: LastingPurpose) => lastingKey(keys, purpose, options.site)
    const id = options.as === undefined ? OWNER : moderatorIdOf(key('moderator'), options.as)
    const token = signInToken(key('sign-in-link'), id, { now, randomBytes: random })
    const scheme = options['tls-cert'] ? 'https' : 'http'
    const origin = options.url ?? `${scheme}://localhost:${options.port}`
    stdout.write(`${origin}/desk/sign-in/${token}\n`)
    return 0
  },
})

function parseModerator(words: readonly string[]): string {
  const name = parseText(words)
  const problem = problemOfModeratorName(name)
  if (problem) throw new Error(problem)
  return name
}
