import { build } from './build.mjs'
import { ensureInstalled } from './ensure-installed.mjs'

// The demo newsroom. Options given after `npm start --` come last, so they win.
const DEMO = ['--articles', 'examples/newsroom/articles', '--title', 'The Harbour Ledger']

ensureInstalled()
try {
  await build()
} catch (error) {
  console.error(error.message)
  process.exit(1)
}
const { main } = await import('../packages/server/dist/cli/main.js')
const { stdin, stdout, stderr } = process
const words = process.argv.slice(2)
process.exitCode = await main(['serve', ...DEMO, ...words], { stdin, stdout, stderr })
