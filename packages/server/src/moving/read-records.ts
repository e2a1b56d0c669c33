import { type Fields, fieldsOf } from './fields.ts'
import type { SourceFile } from './moved.ts'
import { headOf } from './open-source.ts'
import { readJson } from './read-json.ts'
import { readJsonLines } from './read-json-lines.ts'

/** The objects of a file that is a JSON array, `{"results": [array]}`, or has one a line. */
export async function* readRecords(file: SourceFile): AsyncGenerator<Fields> {
  const head = Buffer.from(await headOf(file)).toString()
  const isArray = /^\ufeff?\s*\[/.test(head)
  if (isArray || /^\ufeff?\s*\{\s*"results"\s*:/.test(head)) {
    for await (const { value } of readJson(file, [isArray ? '$.*' : '$.results.*'])) {
      yield fieldsOf(value)
    }
    return
  }
  for await (const { value } of readJsonLines(file)) yield fieldsOf(value)
}

/** Whether a file's beginning has all of these keys. */
export function hasKeys(head: Uint8Array, ...keys: readonly string[]): boolean {
  const text = Buffer.from(head).toString()
  return keys.every((key) => text.includes(`"${key}"`))
}
