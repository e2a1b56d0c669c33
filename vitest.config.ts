import { readFileSync } from 'node:fs'
import { defineConfig } from 'vitest/config'

const source = { conditions: ['@riposte/source'] }
const resolve = { ...source }
const ssr = { resolve: source }
const english = readFileSync('packages/messages/src/script/en.json', 'utf8')
const define = { ENGLISH_MESSAGES: english }

export default defineConfig({
  test: {
    globalSetup: 'scripts/test-folder.mjs',
    projects: [
      {
        resolve,
        ssr,
        define,
        test: {
          name: 'unit',
          include: ['tidy.test.ts', 'bench/**/*.test.ts', 'packages/*/src/**/*.test.{ts,tsx}'],
          // Some go through thousands of cases; on a busy machine that takes a while.
          testTimeout: 30_000,
        },
      },
      {
        resolve,
        ssr,
        test: {
          name: 'e2e',
          include: ['e2e/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
