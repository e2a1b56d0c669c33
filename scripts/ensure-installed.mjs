import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'

const NATIVE = 'node_modules/better-sqlite3/build/Release/better_sqlite3.node'
const HIDDEN_LOCK = 'node_modules/.package-lock.json'

/** Installs the packages of the lock file unless they are there already. Exits when it cannot. */
export function ensureInstalled() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19)) {
    console.error(`Riposte needs Node 20.19 or newer; this is ${process.versions.node}.`)
    process.exit(1)
  }
  if (isInstalled()) return
  console.log('Installing what is missing …')
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  if (status === 0 && isInstalled()) return
  console.error(
    status === 0
      ? 'SQLite was not built. That takes a C++ compiler, make and Python 3: install them, then ' +
          'run `npm rebuild better-sqlite3`.'
      : 'The packages could not be installed; what npm printed above says why.',
  )
  process.exit(1)
}

function isInstalled() {
  if (!existsSync(HIDDEN_LOCK) || !existsSync(NATIVE)) return false
  const wanted = packagesOf('package-lock.json')
  const present = packagesOf(HIDDEN_LOCK)
  return Object.entries(wanted).every(([path, { version, link, optional }]) => {
    if (!path.startsWith('node_modules/') && !path.includes('/node_modules/')) return true
    if (link || optional) return true
    return present[path]?.version === version
  })
}

function packagesOf(lockFile) {
  return JSON.parse(readFileSync(lockFile, 'utf8')).packages
}
