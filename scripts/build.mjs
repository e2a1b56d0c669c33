import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import { ensureInstalled } from './ensure-installed.mjs'

const PUBLIC = 'packages/server/dist/public'

/** What browsers load, and the most that each may weigh, gzipped, in bytes. */
const BUNDLES = {
  'riposte.js': { entry: 'packages/widget/src/riposte-thread.ts', gzippedMax: 8 * 1024 },
  'desk.js': { entry: 'packages/desk/src/desk.tsx', gzippedMax: 32 * 1024 },
  'riposte.css': { entry: 'packages/server/src/render/thread.css', gzippedMax: 8 * 1024 },
  'page.css': { entry: 'packages/server/src/render/page.css', gzippedMax: 8 * 1024 },
  'desk.css': { entry: 'packages/desk/src/desk.css', gzippedMax: 8 * 1024 },
}

/** Compiles everything, and bundles what browsers load. Throws when anything is wrong. */
export async function build() {
  const tsc = spawnSync('node', ['node_modules/typescript/bin/tsc', '--build', '--force'], {
    stdio: 'inherit',
  })
  if (tsc.status !== 0) throw new Error('The type check failed.')
  await bundle()
}

async function bundle() {
  const esbuild = await import('esbuild')
  mkdirSync(PUBLIC, { recursive: true })
  for (const [name, { entry, gzippedMax }] of Object.entries(BUNDLES)) {
    const outfile = `${PUBLIC}/${name}`
    await esbuild.build({
      entryPoints: [entry],
      outfile,
      bundle: true,
      minify: true,
      format: 'esm',
      target: ['es2022', 'chrome110', 'firefox115', 'safari16.4'],
      conditions: ['@riposte/source'],
      jsx: 'automatic',
      jsxImportSource: 'preact',
      legalComments: 'none',
      logLevel: 'warning',
    })
    const gzipped = gzipSync(readFileSync(outfile)).length
    if (gzipped > gzippedMax) {
      throw new Error(`${name} is ${gzipped} bytes gzipped; it may be at most ${gzippedMax}.`)
    }
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  ensureInstalled()
  await build()
}
