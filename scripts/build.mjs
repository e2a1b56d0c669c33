import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import { ensureInstalled } from './ensure-installed.mjs'

const MESSAGES = 'packages/messages/src/script'
const PUBLIC = 'packages/server/dist/public'

/**
 * What browsers load, and the most that each may weigh, gzipped, in bytes.
 */
const BUNDLES = {
  'riposte.js': { entry: 'packages/widget/src/riposte-thread.ts', gzippedMax: 8 * 1024 },
  'riposte-counts.js': { entry: 'packages/widget/src/riposte-counts.ts', gzippedMax: 1024 },
  'riposte-frame.js': { entry: 'packages/widget/src/riposte-frame.ts', gzippedMax: 1024 },
  'desk.js': { entry: 'packages/desk/src/desk.tsx', gzippedMax: 32 * 1024 },
  'riposte.css': { entry: 'packages/server/src/render/thread.css', gzippedMax: 8 * 1024 },
  'page.css': { entry: 'packages/server/src/render/page.css', gzippedMax: 8 * 1024 },
  'desk.css': { entry: 'packages/desk/src/desk.css', gzippedMax: 8 * 1024 },
}

/** What the widget loads when it is asked for. */
const ON_DEMAND = ['vote', 'report-form', 'change-own', 'preview', 'turn-pages', 'signed-in']
/** Of the script, what these need too: it exports that. */
const HAD = ['post-reply', 'thread-words', 'reply-list', 'load-fragment', 'keep-focus']

/** Compiles everything, and bundles what browsers load. Throws when anything is wrong. */
export async function build() {
  const tsc = spawnSync('node', ['node_modules/typescript/bin/tsc', '--build', '--force'], {
    stdio: 'inherit',
  })
  if (tsc.status !== 0) throw new Error('The type check failed.')
  rmSync(PUBLIC, { recursive: true, force: true })
  mkdirSync(PUBLIC, { recursive: true })
  for (const [name, { entry, gzippedMax }] of Object.entries(BUNDLES)) {
    const gzipped = await bundle(name, entry)
    if (gzipped > gzippedMax) {
      throw new Error(`${name} is ${gzipped} bytes gzipped; it may be at most ${gzippedMax}.`)
    }
  }
  for (const file of ON_DEMAND) {
    await bundle(nameOf(file), `packages/widget/src/${file}.ts`, [hadAlready])
  }
  const style = readFileSync(`${PUBLIC}/riposte.css`, 'utf8')
  writeFileSync(`${PUBLIC}/riposte-shadow.css`, forShadow(style))
  for (const file of readdirSync(MESSAGES)) {
    writeFileSync(`${PUBLIC}/riposte-words-${file}`, messagesOf(basename(file, '.json')))
  }
}

/** Resolves to the gzipped size of the bundle. */
async function bundle(name, entry, plugins = [loadedOnDemand]) {
  const esbuild = await import('esbuild')
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
    plugins,
    define: { ENGLISH_MESSAGES: messagesOf('en') },
  })
  return gzipSync(readFileSync(outfile)).length
}

/** What the script says in a language, as JSON. */
function messagesOf(language) {
  return JSON.stringify(JSON.parse(readFileSync(`${MESSAGES}/${language}.json`, 'utf8')))
}

const nameOf = (path) => `riposte-${basename(path, '.ts')}.js`

/** What the script imports when it is asked for is a file of its own. */
const loadedOnDemand = {
  name: 'loaded-on-demand',
  setup(build) {
    build.onResolve({ filter: /^\.\// }, ({ path, kind }) =>
      kind === 'dynamic-import' ? { path: `./${nameOf(path)}`, external: true } : undefined,
    )
  },
}

/** What the script has already is not loaded again, and there is one of each. */
const hadAlready = {
  name: 'had-already',
  setup(build) {
    const had = new RegExp(`^\\./(?:${HAD.join('|')})\\.ts$`)
    build.onResolve({ filter: had }, () => ({ path: './riposte.js', external: true }))
  },
}

/** In a shadow root the thread is the host's only child: its style needs no name before it. */
function forShadow(style) {
  const host = ':host{display:block}:host([hidden]){display:none}'
  return style
    .replace(/^/, host)
    .replace(/riposte-thread(?=[{,])/g, '.riposte-thread')
    .replace(/riposte-thread (?=[:.a-z])/g, '')
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  ensureInstalled()
  await build()
  const files = readdirSync(PUBLIC).map((file) => basename(file))
  for (const file of files.filter((it) => it.endsWith('.js'))) {
    console.log(`${file}: ${gzipSync(readFileSync(`${PUBLIC}/${file}`)).length} bytes gzipped`)
  }
}
