import { readFileSync } from 'node:fs'

const manifest = readFileSync(new URL('../package.json', import.meta.url), 'utf8')

/** Of all packages: they carry one version. */
export const VERSION: string = JSON.parse(manifest).version
