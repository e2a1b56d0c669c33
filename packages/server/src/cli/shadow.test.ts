import { expect, test } from 'vitest'
import { shadow } from './shadow.ts'
import { runCommand } from './terminal.fixture.ts'

const line = (row: Record<string, unknown>) => `${JSON.stringify({ text: 'Nice read.', ...row })}\n`

test('both answers are counted, and who was wrong where a person has decided', async () => {
  const { code, stdout } = await runCommand(
    shadow,
    [],
    [
      line({ akismet: true, riposte: 'ham', label: 'ham' }),
      line({ akismet: 'false', riposte: 'ham', label: 'ham' }),
      line({ akismet: 'ham', riposte: 'spam', label: 'spam' }),
      line({ akismet: true, riposte: 'unsure' }),
    ],
  )
  expect(code).toBe(0)
  expect(stdout).toMatch(/Akismet: ham +1 +0 +1\n/)
  expect(stdout).toMatch(/Akismet: spam +1 +1 +0\n/)
  expect(stdout).toContain('The same answer: 1 of 4 (25.0 %).')
  expect(stdout).toMatch(/honest, called spam +1 of 2 \(50.00 %\) +0 of 2 \(0.00 %\)/)
  expect(stdout).toMatch(/spam, called ham +1 of 1 \(100.00 %\) +0 of 1 \(0.00 %\)/)
})

test('without an answer of Riposte’s the model judges', async () => {
  const row = { comment_content: 'Thank you, I had missed that.', akismet: 'false' }
  const { stdout } = await runCommand(shadow, [], [`${JSON.stringify(row)}\n`])
  expect(stdout).toMatch(/Akismet: ham +1 +0 +0\n/)
  expect(stdout).toContain('nobody can say who was right')
})

test('a line that cannot be compared is told of, and the others count', async () => {
  const { code, stdout, stderr } = await runCommand(
    shadow,
    [],
    [
      'no\n',
      line({}),
      line({ akismet: true, riposte: 'maybe' }),
      line({ akismet: true, riposte: 'spam' }),
    ],
  )
  expect(code).toBe(1)
  expect(stderr).toContain('Line 1 ')
  expect(stderr).toContain('Line 2 has no answer of Akismet’s')
  expect(stderr).toContain('Line 3 has a strange "riposte"')
  expect(stdout).toContain('1 of 1')
})

test('of nothing it says so', async () => {
  expect((await runCommand(shadow, [], [])).stdout).toBe('There is nothing to compare.\n')
})
