import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { evaluate } from '../evaluate.ts'
import { runCommand } from '../terminal.fixture.ts'

const HOSTILE =
  '</blockquote></main><script>alert(1)</script><img src=x onerror=alert(2)>' +
  '<style>*{display:none}</style>&amp;\u202e\u0000\ud800 <a href="http://evil.example/">x</a>'
const ROWS = [
  { label: 'ham', text: HOSTILE, author: HOSTILE, id: HOSTILE },
  { label: 'ham', text: 'I remember that harbour well.', lang: 'de' },
  { label: 'spam', text: `Casino bonus http://casino.xyz ${'x'.repeat(400)}`, lang: '"><b>' },
]

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'riposte-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const reportOf = async (rows: readonly object[]) => {
  const out = join(folder, 'report.html')
  const input = rows.map((row) => `${JSON.stringify(row)}\n`)
  await runCommand(evaluate, ['-', '--report', out], input)
  return readFileSync(out, 'utf8')
}

describe('the report', () => {
  test('is one page with its curves, its tables and the worst mistakes', async () => {
    const page = await reportOf(ROWS)
    expect(page).toMatch(/^<!doctype html>\n<html lang="en">/)
    for (const title of ['ROC curve', 'DET curve', 'Scores', 'Reliability', 'By language']) {
      expect(page).toContain(title)
    }
    expect(page).toContain('Of 2 ham, 0.00\u00a0% was taken for spam')
    expect(page).toContain('German (de)')
    expect(page).toContain('Ham with the highest scores')
    expect(page).toContain(`casino.xyz ${'x'.repeat(269)}…`)
    expect(page).not.toMatch(/NaN|Infinity|undefined/)
  })

  test('is the same for the same lines', async () => {
    expect(await reportOf(ROWS)).toBe(await reportOf(ROWS))
  })

  test('shows hostile text as text, and asks for nothing from anywhere', async () => {
    const page = await reportOf(ROWS)
    const tags = [...page.matchAll(/<([a-z!][a-z0-9]*)([^>]*)>/gi)]
    const names = new Set(tags.map(([, name]) => name))
    for (const name of ['script', 'img', 'a', 'link', 'iframe', 'object']) {
      expect(names).not.toContain(name)
    }
    expect(page.match(/<style/g)).toHaveLength(1)
    const attributes = tags.map(([, , rest]) => rest).join(' ')
    expect(attributes).not.toMatch(/\s(on[a-z]+|src|href|srcset|action)\s*=/i)
    expect(page).not.toMatch(/url\((?!#hatch)|@import/)
    expect(page).toContain("default-src 'none'")
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that they are not there is the test.
    expect(page).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202a-\u202e]/)
  })

  test.each(['ham', 'spam'])('with nothing but %s has no curves, and says none', async (label) => {
    const page = await reportOf(ROWS.filter((row) => row.label === label))
    expect(page).not.toContain('ROC curve')
    expect(page).not.toContain('Reliability')
    expect(page).toContain('None here.')
    expect(page).not.toMatch(/NaN|Infinity|undefined/)
  })
})
