import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const folder = mkdtempSync(join(tmpdir(), 'riposte-tests-'))

/** One folder for all that tests put into temporary ones. */
export function setup() {
  process.env.TMPDIR = folder
}

export function teardown() {
  rmSync(folder, { recursive: true, force: true })
}
