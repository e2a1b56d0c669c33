import fc from 'fast-check'
import { anySubmission } from '../submissions.fixture.ts'
import { type Fingerprint, fingerprint } from './fingerprint.ts'

export const HOUR_MS = 3_600_000
export const NOON = Date.UTC(2026, 4, 1, 12)

/** Written for these tests, after the manner of what blogs receive. */
export const PITCH =
  'Hello, I have read your wonderful page with much interest and would like to tell all of your ' +
  'readers about the service that helped my family to repair our credit within one single week. '

export const printOf = (text: string): Fingerprint => fingerprint({ text })

/** Sixty letters and more, different for each number. */
export function distinctText(number: number): string {
  let state = Math.imul(number + 1, 0x9e3779b1)
  return Array.from({ length: 60 }, () => {
    state = (Math.imul(state, 0x0019660d) + 0x3c6ef35f) | 0
    return String.fromCharCode(0x61 + ((state >>> 16) % 26))
  }).join('')
}

const anyLink = fc.domain().map((host) => `see https://${host}/page `)

export const anyPrint: fc.Arbitrary<Fingerprint> = fc
  .tuple(anySubmission, fc.array(anyLink, { maxLength: 6 }))
  .map(([submission, links]) => fingerprint({ text: submission.text + links.join('') }))

export const anyTime: fc.Arbitrary<number> = fc
  .integer({ min: 0, max: 10 * 24 * 60 })
  .map((minutes) => NOON + minutes * 60_000)
