import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import type { Moved, SourceFormat } from '../moved.ts'
import { headOf, openSourceFile } from '../open-source.ts'

const FOLDER = fileURLToPath(new URL('../../../../../fixtures/moving/', import.meta.url))

/** Each format's file in `fixtures/moving`, by the format's name. */
export const FIXTURES: Readonly<Record<string, readonly string[]>> = {
  wordpress: ['wordpress.xml'],
  disqus: ['disqus.xml'],
  isso: ['isso.sql'],
  'isso-json': ['isso-json.json'],
  remark42: ['remark42.ndjson'],
  commento: ['commento.json', 'comentario.json'],
  coral: ['coral.ndjson'],
  waline: ['waline.json'],
  valine: ['valine.json'],
  twikoo: ['twikoo.ndjson'],
  artrans: ['artrans.json'],
}

/** The path of a fixture; a database is made of its statements first. */
export function fixturePath(name: string): string {
  const path = join(FOLDER, name)
  if (!name.endsWith('.sql')) return path
  const file = join(mkdtempSync(join(tmpdir(), 'riposte-')), 'comments.db')
  const db = new Database(file)
  db.exec(readFileSync(path, 'utf8'))
  db.close()
  return file
}

export async function readFixture(format: SourceFormat, name: string): Promise<readonly Moved[]> {
  return readPath(format, fixturePath(name))
}

export async function readPath(format: SourceFormat, path: string): Promise<readonly Moved[]> {
  const all: Moved[] = []
  for await (const it of format.read([await openSourceFile(path)])) all.push(it)
  return all
}

export const headOfFixture = async (name: string) => headOf(await openSourceFile(fixturePath(name)))
