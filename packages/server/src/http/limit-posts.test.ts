import fc from 'fast-check'
import { expect, test } from 'vitest'
import { networkOf } from '../privacy/network-of.ts'
import { createPostLimit } from './limit-posts.ts'

function openLimit(perMinute: number) {
  const clock = { now: 1_000_000 }
  const randomBytes = (count: number) => new Uint8Array(count)
  const needs = { perMinute, what: 'replies', now: () => clock.now, randomBytes }
  const { limitPosts: limit, forgetIdle } = createPostLimit(needs)
  return { clock, limit, forgetIdle }
}

test('one network may post so often in a minute, and is told how long to wait', () => {
  const { clock, limit } = openLimit(2)
  limit('192.0.2.1')
  clock.now += 20_000
  limit('192.0.2.1')
  expect(() => limit('192.0.2.1')).toThrow('40 seconds')
  limit('192.0.2.2')
  clock.now += 40_000
  limit('192.0.2.1')
})

test('forgetting the idle ones frees nobody who still has to wait', () => {
  const { clock, limit, forgetIdle } = openLimit(1)
  limit('192.0.2.1')
  clock.now += 30_000
  forgetIdle()
  expect(() => limit('192.0.2.1')).toThrow('30 seconds')
  clock.now += 30_000
  forgetIdle()
  limit('192.0.2.1')
})

test('a clock that jumps back forgets, it does not lock out', () => {
  const { clock, limit } = openLimit(1)
  limit('192.0.2.1')
  clock.now -= 500_000
  limit('192.0.2.1')
})

test.each([
  ['192.0.2.1', '192.0.2.1'],
  ['::ffff:192.0.2.1', '192.0.2.1'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
  ['2001:0DB8:0001:0002::', '2001:db8:1:2'],
])('the network of %s is %s', (address, network) => {
  expect(networkOf(address)).toBe(network)
})

test('two addresses of one IPv6 household are one network', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(0xffff), { minLength: 8, maxLength: 8 }), (groups) => {
      const hex = groups.map((group) => group.toString(16))
      const other = [...hex.slice(0, 4), '1', '2', '3', '4']
      return networkOf(hex.join(':')) === networkOf(other.join(':'))
    }),
  )
})
