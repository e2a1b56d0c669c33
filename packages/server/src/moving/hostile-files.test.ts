import { mkdtempSync, openSync, truncateSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { LIMITS } from '@riposte/protocol'
import { expect, test } from 'vitest'
import { findFormat } from './find-format.ts'
import { FORMATS } from './formats/all-formats.ts'
import { readPath } from './formats/fixtures.fixture.ts'
import { openSourceFile } from './open-source.ts'

const newPath = (name: string) => join(mkdtempSync(join(tmpdir(), 'riposte-')), name)
const fileWith = (bytes: string | Uint8Array, name = 'export') => {
  const path = newPath(name)
  writeFileSync(path, bytes)
  return path
}

/** What the command does with a file: recognises it, and reads all of it. */
async function importOf(path: string): Promise<number> {
  const format = await findFormat(FORMATS, await openSourceFile(path))
  return (await readPath(format, path)).length
}

const WXR = '<rss xmlns:wp="http://wordpress.org/export/1.2/"><channel>'
const REMARK = '{"version":1,"users":[],"posts":[]}\n'
const WALINE = '{"type":"waline","version":1,"data":{"Comment":['

test.each([
  [
    'entities that would grow to billions of characters',
    `<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;">]>${WXR}`,
    'line 1: declares entities',
  ],
  [
    'an entity that would fetch a file',
    `<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>${WXR}<item>&x;`,
    'declares entities',
  ],
  ['an entity that nobody declared, cut off', `${WXR}<item><title>&x;`, 'is cut off'],
  ['a file without its end', `${WXR}<item></item>`, 'is cut off'],
  ['more after the end', `${WXR}</channel></rss><rss/>`, 'more follows'],
  ['deep elements', WXR + '<a>'.repeat(LIMITS.importDepthMax), 'deep'],
  ['a zero byte', `${WXR}\0`, 'line 1: has a zero byte'],
  ['what is not UTF-8', Buffer.from(`${WXR}\n\xe9t\xe9`, 'latin1'), 'line 2: is not UTF-8'],
  ['UTF-16', Buffer.from(`\ufeff${WXR}`, 'utf16le'), 'UTF-16: convert it'],
  ['another encoding', `<?xml version="1.0" encoding="koi8-r"?>${WXR}`, 'says that it is koi8-r'],
  ['deep JSON', `${WALINE}${'['.repeat(LIMITS.importDepthMax + 2)}`, 'deep'],
  ['deep JSON in a line', `${REMARK}${'['.repeat(99)}${']'.repeat(99)}`, 'line 2: values are more'],
  ['JSON without its end', `${WALINE}{"objectId":"1"}`, 'is cut off'],
  ['a line without its end', `${REMARK}{"id":`, 'line 2: is not JSON'],
  ['an archive', Buffer.from('PK\x03\x04zip'), 'is a zip file: unpack it first'],
  ['an archive in gzip', gzipSync(Buffer.from('PK\x03\x04zip')), 'is a zip file'],
  ['gzip that is cut', gzipSync(Buffer.from(WXR)).subarray(0, 30), 'is cut off'],
  ['something else', 'name,comment\nAda,Hello', 'is like no export that is known'],
  ['nothing', '', 'is empty'],
])('%s is refused, and it is said where', async (_, bytes, words) => {
  await expect(importOf(fileWith(bytes))).rejects.toThrow(words)
})

test('what is not there, and a folder, are refused', async () => {
  await expect(importOf(newPath('none'))).rejects.toThrow('none: is not there')
  await expect(importOf(mkdtempSync(join(tmpdir(), 'riposte-')))).rejects.toThrow('is a folder')
})

test.each([
  ['a line', REMARK],
  ['a text of an element', `${WXR}<item><title>`],
  ['a tag', `${WXR}<item a="`],
  ['a string', `${WALINE}{"comment":"`],
])('%s of two gigabytes is refused after a few megabytes', async (_, beginning) => {
  const path = newPath('huge')
  const file = openSync(path, 'w')
  writeSync(file, beginning)
  // Spaces as far as the limit, then a hole: who read on would need minutes, and see zeros.
  writeSync(file, ' '.repeat(LIMITS.importValueBytesMax + 512 * 1024))
  truncateSync(path, 2 * 1024 ** 3)
  const opened = await openSourceFile(path)
  const format = await findFormat(FORMATS, opened)
  const read = async () => {
    for await (const _ of format.read([opened]));
  }
  await expect(read()).rejects.toThrow(/longer than \d+ bytes/)
  expect(opened.progress().readBytes).toBeLessThan(8 * LIMITS.importValueBytesMax)
})

test('a small file that unpacks to a huge one is refused', async () => {
  const part = gzipSync(Buffer.alloc(32 * 1024 ** 2, ' '))
  const path = fileWith(Buffer.concat([gzipSync(Buffer.from(REMARK)), part, part, part]))
  const limits = { bytesMax: LIMITS.importBytesMax, ratioMax: 200, ratioFromBytes: 1024 ** 2 }
  const opened = await openSourceFile(path, limits)
  const read = async () => {
    for await (const _ of opened.open());
  }
  await expect(read()).rejects.toThrow('unpacks to more than 200 times its size')
})

test('a file in many members is one, and its limit is that of what is unpacked', async () => {
  const text = `${REMARK}{"id":"1","pid":"","text":"x","time":"2026-01-01T00:00:00Z"}\n`
  const bytes = [...text].map((sign) => gzipSync(Buffer.from(sign)))
  expect(await importOf(fileWith(Buffer.concat(bytes)))).toBe(1)
  const limits = { bytesMax: 10, ratioMax: 200, ratioFromBytes: 1_000 }
  await expect(openSourceFile(fileWith(Buffer.concat(bytes)), limits)).rejects.toThrow('split it')
})

test('an entity that XML does not know stays as it is written', async () => {
  const text = '<wp:comment_content>a&nbsp;b</wp:comment_content>'
  const comment = `<wp:comment><wp:comment_id>1</wp:comment_id>${text}</wp:comment>`
  const path = fileWith(`${WXR}<item>${comment}</item></channel></rss>`)
  expect(await importOf(path)).toBe(2)
})
