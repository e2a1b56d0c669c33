import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from './build.mjs'
import { ensureInstalled } from './ensure-installed.mjs'

/** Runs every check, also after one failed, and ends with one line: `N passed, N failed`. */
ensureInstalled()
const folder = mkdtempSync(join(tmpdir(), 'riposte-test-'))
const results = join(folder, 'results.json')
const counts = { passed: 0, failed: 0, skipped: 0 }

await step('build and type check', build)
await step('lint and format', () => run('@biomejs/biome/bin/biome', ['ci', '.']))
await step('unused files, exports and dependencies', () => run('knip/bin/knip.js', []))
runTests()
rmSync(folder, { recursive: true })

const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : ''
console.log(`\n${counts.passed} passed, ${counts.failed} failed${skipped}`)
process.exitCode = counts.failed > 0 ? 1 : 0

async function step(name, check) {
  console.log(`\n▸ ${name}`)
  try {
    await check()
    counts.passed++
  } catch (error) {
    counts.failed++
    console.error(`✗ ${name}: ${error.message}`)
  }
}

function run(program, words) {
  const { status } = spawnSync('node', [join('node_modules', program), ...words], {
    stdio: 'inherit',
  })
  if (status !== 0) throw new Error(`exit code ${status}`)
}

/** Tidy, unit, property, contract and browser tests, each counted. */
function runTests() {
  console.log('\n▸ tests')
  const words = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${results}`]
  const { status } = spawnSync('node', ['node_modules/vitest/vitest.mjs', ...words], {
    stdio: 'inherit',
  })
  const report = JSON.parse(readFileSync(results, 'utf8'))
  counts.passed += report.numPassedTests
  counts.failed += report.numFailedTests
  counts.skipped += report.numPendingTests + report.numTodoTests
  // A file that could not be loaded has failed, though it has no test to say so.
  const unloaded = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  ).length
  counts.failed += unloaded
  if (status !== 0 && report.numFailedTests + unloaded === 0) counts.failed++
}
