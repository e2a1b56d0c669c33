import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { newFolder } from '../start-newsroom.ts'
import type { ReadersWords } from './readers-words.ts'

/** Articles of the newsroom that is walked, by what stands under them. */
export const ARTICLES = {
  /** Every kind of reply, deeper than lists may stand in each other. */
  lively: '/articles/lively',
  quiet: '/articles/quiet',
  closed: '/articles/closed',
  readOnly: '/articles/read-only',
  /** More roots than a page shows. */
  long: '/articles/long',
} as const

/** Each walk writes under an article of its own. */
export const walkArticle = (cell: string) => `/articles/walk-${cell}`

/** A folder with short articles, so that the thread is what a screenshot shows. */
export function writeArticles(words: ReadersWords, cells: readonly string[]): string {
  const folder = join(newFolder(), 'articles')
  mkdirSync(folder)
  const { title, summary, body, names } = words
  const text = `---
title: ${title}
author: ${names[0]}
date: 2026-11-20
summary: ${summary}
---

${body}
`
  for (const path of [...Object.values(ARTICLES), ...cells.map(walkArticle)]) {
    writeFileSync(join(folder, `${path.split('/').at(-1)}.md`), text)
  }
  return folder
}
