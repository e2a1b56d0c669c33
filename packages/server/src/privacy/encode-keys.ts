import { ROTATING_PURPOSES } from './keyed-hash.ts'
import type { Generation, KeySource, Keys } from './keys.ts'

const KEY_BYTES = 32

/** As the key file holds them: JSON, keys in base64. */
export function encodeKeys({ akismetKey, master, derived, generations }: Keys): string {
  const content = {
    version: 2,
    akismetKey,
    master: base64(master),
    derived: mapValues(derived, (ofSite) => mapValues(ofSite, base64)),
    generations: generations.map(({ sources, ...rest }) => ({
      ...rest,
      keys: mapValues(sources as Readonly<Record<string, KeySource>>, (source) => ({
        master: base64(source.master),
        derived: mapValues(source.derived, base64),
      })),
    })),
  }
  return `${JSON.stringify(content, null, 2)}\n`
}

/**
 * Reads what `encodeKeys` wrote, or a file of version 1.
 *
 * @throws Error when it is neither.
 */
export function decodeKeys(text: string): Keys {
  const content = JSON.parse(text) as Fields
  const akismetKey = content['akismetKey']
  if (typeof akismetKey !== 'string' || !/^[0-9a-f]{12}$/.test(akismetKey)) throw odd()
  const master = keyIn(content['master'])
  if (content['version'] === 1) {
    const source = { master, derived: {} }
    const sources = Object.fromEntries(ROTATING_PURPOSES.map((purpose) => [purpose, source]))
    const generations = [{ number: 1, createdAt: 0, retiredAt: null, sources }]
    return { version: 1, akismetKey, master, derived: {}, generations }
  }
  if (content['version'] !== 2) throw odd()
  const { derived, generations } = content
  if (!Array.isArray(generations) || generations.length === 0) throw odd()
  return {
    version: 2,
    akismetKey,
    master,
    derived: mapValues(fieldsIn(derived), (ofSite) => mapValues(fieldsIn(ofSite), keyIn)),
    generations: generations.map(generationIn),
  }
}

type Fields = Readonly<Record<string, unknown>>

function generationIn(value: unknown): Generation {
  const { number, createdAt, retiredAt, keys } = fieldsIn(value)
  if (!isWhole(number) || !isWhole(createdAt)) throw odd()
  if (retiredAt !== null && !isWhole(retiredAt)) throw odd()
  const sources = mapValues(fieldsIn(keys), (source) => {
    const { master, derived } = fieldsIn(source)
    return { master: keyIn(master), derived: mapValues(fieldsIn(derived), keyIn) }
  })
  return { number, createdAt, retiredAt, sources }
}

const isWhole = (value: unknown): value is number => Number.isSafeInteger(value)

function fieldsIn(value: unknown): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw odd()
  return value as Fields
}

function keyIn(value: unknown): Uint8Array {
  const bytes = new Uint8Array(Buffer.from(typeof value === 'string' ? value : '', 'base64'))
  if (bytes.length !== KEY_BYTES) throw odd()
  return bytes
}

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')

function mapValues<T, U>(record: Readonly<Record<string, T>>, change: (value: T) => U) {
  const entries = Object.entries(record).map(([name, value]) => [name, change(value)] as const)
  return Object.fromEntries(entries) as Readonly<Record<string, U>>
}

const odd = () => new SyntaxError('no key file')
