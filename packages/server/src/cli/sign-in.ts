import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { SERVE_OPTIONS } from '../config.ts'
import { signInToken } from '../http/sign-in.ts'
import { openKeyFile } from '../privacy/key-file.ts'
import { lastingKey } from '../privacy/keys.ts'
import { defineCommand } from './command.ts'

const { data, site, url, port, 'tls-cert': cert } = SERVE_OPTIONS

export const signIn = defineCommand({
  name: 'sign-in',
  summary: 'Print a new one-time link into the desk of the running server',
  details: 'Give it the options that the server was started with. The link opens once, for a day.',
  options: { data, site, url, port, 'tls-cert': cert },

  async run(options, { stdout, stderr }) {
    const keyFile = join(options.data, 'riposte.keys')
    if (!existsSync(keyFile)) {
      stderr.write(`There is no key file ${keyFile}. Is --data the folder of the running server?\n`)
      return 1
    }
    const random = (count: number) => new Uint8Array(randomBytes(count))
    const keys = openKeyFile(keyFile, { randomBytes: random, now: () => Date.now() })
    const linkKey = lastingKey(keys, 'sign-in-link', options.site)
    const token = signInToken(linkKey, Date.now(), random)
    const scheme = options['tls-cert'] ? 'https' : 'http'
    const origin = options.url ?? `${scheme}://localhost:${options.port}`
    stdout.write(`${origin}/desk/sign-in/${token}\n`)
    return 0
  },
})
