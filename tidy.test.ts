import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { expect, test } from 'vitest'

/**
 * Who may import whom, besides its own folder: package names as they are imported, and folders as
 * `package/src/folder`. The longest matching folder rules. A folder that is not named here is free.
 */
const MAY_IMPORT: Record<string, readonly string[]> = {
  'filter/src': ['tldts'],
  'protocol/src': ['typebox'],
  'markup/src': ['mdast-util-from-markdown', 'type mdast'],
  'messages/src': [],
  'widget/src': ['@riposte/markup', 'type @riposte/messages', 'type @riposte/protocol'],
  'desk/src': ['type @riposte/protocol', 'preact'],
  'server/src/replies': ['@riposte/filter', '@riposte/protocol', 'type server/src/backend'],
  'server/src/folds': [
    '@riposte/filter',
    '@riposte/protocol',
    'type server/src/backend',
    'server/src/replies/apply-event.ts',
    'server/src/privacy',
    'type server/src/mail',
  ],
  'server/src/backend': [
    '@riposte/protocol',
    'server/src/replies/apply-event.ts',
    'type server/src/record',
  ],
  'server/src/backend/memory': [
    '@riposte/protocol',
    'server/src/backend',
    'server/src/replies/apply-event.ts',
    'server/src/record',
  ],
  'server/src/backend/embedded': [
    '@riposte/protocol',
    'server/src/backend',
    'server/src/replies/apply-event.ts',
    'server/src/record',
    'better-sqlite3',
    'node:',
  ],
  'server/src/record': ['@riposte/protocol', 'node:crypto', 'type server/src/replies'],
  'server/src/render': [
    '@riposte/markup',
    'type @riposte/messages',
    '@riposte/protocol',
    'preact',
    'preact-render-to-string',
    'mdast-util-from-markdown',
    'type mdast',
    'type server/src/privacy',
  ],
  'server/src/blocks': ['@riposte/protocol', 'node:', 'type server/src/replies/blocked-by.ts'],
  'server/src/privacy': [
    '@riposte/filter',
    '@riposte/protocol',
    'node:',
    'type server/src/backend',
    'type server/src/record',
    'type server/src/mail',
  ],
  'server/src/moving': [
    '@riposte/markup',
    '@riposte/protocol',
    'type server/src/backend',
    'server/src/replies',
    'server/src/articles/find-article.ts',
    'server/src/privacy',
    'server/src/byte-lines.ts',
    '@streamparser/json',
    'better-sqlite3',
    'htmlparser2',
    'typebox',
    'node:',
  ],
  'server/src/mail': ['@riposte/protocol', 'nodemailer', 'node:'],
  'server/src/http': [
    '@riposte/filter',
    'type @riposte/messages',
    'type server/src/record',
    '@riposte/protocol',
    'server/src/replies',
    'server/src/render',
    'server/src/privacy',
    'type server/src/backend',
    'type server/src/articles',
    'type server/src/folds',
    'type server/src/mail',
    'server/src/mail/mail-address.ts',
    'type server/src/accounts',
    'server/src/accounts/site-name.ts',
    'type server/src/read-measured.ts',
    'type server/src/read-tls.ts',
    'server/src/version.ts',
    'type server/src/blocks',
    'fastify',
    '@fastify/busboy',
    'jose',
    'typebox',
    'node:',
  ],
}

const LINES_MAX = 300
const COLUMNS_MAX = 100
const MEDIAN_LINES_MAX = 80

/** Only these may ask the clock or chance: everything else takes them as needs. */
const MAY_ASK_THE_WORLD = ['packages/server/src/start.ts', 'packages/server/src/cli/']

const tracked = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { encoding: 'utf8' })
  .split('\n')
  .filter((path) => existsSync(path))
const code = tracked.filter((path) => /\.(ts|tsx|mjs|css)$/.test(path))
const isTest = (path: string) => /\.(test|contract|fixture)\.tsx?$/.test(path)
const sources = code.filter((path) => /^packages\/\w+\/src\/.*\.tsx?$/.test(path) && !isTest(path))

test.each(code)('%s fits in its limits', (path) => {
  const lines = readFileSync(path, 'utf8').split('\n')
  expect(lines.length, `more than ${LINES_MAX} lines: split it`).toBeLessThanOrEqual(LINES_MAX)
  const long = lines.findIndex((line) => line.length > COLUMNS_MAX)
  expect(long + 1, `line longer than ${COLUMNS_MAX} columns`).toBe(0)
})

test.each(sources)('%s imports only what its folder may', (path) => {
  const from = path.slice('packages/'.length)
  const folder = Object.keys(MAY_IMPORT)
    .filter((name) => from.startsWith(`${name}/`))
    .sort((a, b) => b.length - a.length)[0]
  if (!folder) return
  const own = folder === 'server/src/backend' ? posix.dirname(from) : folder
  const forbidden = importsOf(path).filter(({ target, typeOnly }) => {
    if (target.startsWith(`${own}/`)) return false
    return !MAY_IMPORT[folder]!.some((rule) => {
      const allowed = rule.replace(/^type /, '')
      const matches =
        target === allowed || target.startsWith(allowed.endsWith(':') ? allowed : `${allowed}/`)
      return matches && (typeOnly || !rule.startsWith('type '))
    })
  })
  expect(forbidden, 'see MAY_IMPORT in tidy.test.ts').toEqual([])
})

test.each(sources)('%s takes clock and chance as needs', (path) => {
  if (MAY_ASK_THE_WORLD.some((allowed) => path.startsWith(allowed))) return
  if (/^packages\/(widget|desk)\//.test(path)) return
  const text = readFileSync(path, 'utf8')
  expect(text).not.toMatch(/\bDate\.now\(|\bMath\.random\(|\bnew Date\(\)/)
  expect(text).not.toMatch(/import \{[^}]*\brandom(Bytes|UUID)\b[^}]*\} from 'node:crypto'/)
})

test('the sources stay small: half of the files are below the median limit', () => {
  const sizes = sources.map((path) => readFileSync(path, 'utf8').split('\n').length)
  const median = sizes.sort((a, b) => a - b)[sizes.length >> 1]!
  expect(median).toBeLessThanOrEqual(MEDIAN_LINES_MAX)
})

test.each(sources)('%s has a name that says what is inside', (path) => {
  const name = posix.basename(path)
  expect(name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*\.tsx?$/)
  expect(name).not.toMatch(/\b(utils?|helpers?|common|manager|handler?|data|info|misc)\b/)
})

/** What `path` imports: packages by name, own files as `package/src/…`. */
function importsOf(path: string): { target: string; typeOnly: boolean }[] {
  const text = readFileSync(path, 'utf8')
  const statement = /^(?:import|export)\s+(type\s)?(?:[^'"]*?\sfrom\s+)?['"]([^'"]+)['"]/gm
  const dynamic = /\bimport\(\s*(type\s)?['"]([^'"]+)['"]/g
  return [...text.matchAll(statement), ...text.matchAll(dynamic)].map(([, type, name]) => {
    const specifier = name!
    const target = specifier.startsWith('.')
      ? posix.join(posix.dirname(path), specifier).slice('packages/'.length)
      : specifier
    return { target, typeOnly: type !== undefined }
  })
}
