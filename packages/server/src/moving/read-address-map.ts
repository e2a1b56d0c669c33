import { LIMITS, Problem } from '@riposte/protocol'
import { readLines } from '../byte-lines.ts'
import { openSourceFile } from './open-source.ts'

/**
 * Reads a file of whole addresses, a line each: the old one, a space or tab, the new one.
 * Lines that begin with # are passed over.
 *
 * @throws Problem `invalid-request` naming the line that is wrong.
 */
export async function readAddressMap(path: string): Promise<ReadonlyMap<string, string>> {
  const file = await openSourceFile(path)
  const addresses = new Map<string, string>()
  for await (const { number, text, fault } of readLines(file.open(), LIMITS.mapLineBytesMax)) {
    const wrong = (why: string) => new Problem('invalid-request', `${path}, line ${number}: ${why}`)
    if (text === undefined) throw wrong(`${fault}.`)
    const line = text.trim()
    if (line === '' || line.startsWith('#')) continue
    const [from, to, ...more] = line.split(/\s+/)
    if (!from || !to || more.length > 0) throw wrong('write OLD NEW, with one space between.')
    if (!/^(https?:\/\/|\/)/.test(to)) throw wrong(`“${to}” is no address: write https://… .`)
    addresses.set(from, to)
    const most = LIMITS.mappedAddressesMax
    if (addresses.size > most) throw wrong(`more than ${most} addresses: use --map for prefixes.`)
  }
  return addresses
}
