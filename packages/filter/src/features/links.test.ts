import { expect, test } from 'vitest'
import { bucketOf, hashText } from './bucket.ts'
import { extractFeatures, type Features } from './features.ts'
import { groupIndex } from './groups.ts'
import { linkService } from './link-service.ts'
import { linkCount } from './links.ts'

const GROUP = groupIndex('links')
const startOf = ({ ends }: Features) => ends[GROUP - 1]!

function linkBuckets(text: string) {
  const features = extractFeatures({ text }, {})
  return features.buckets.subarray(startOf(features), features.ends[GROUP]!)
}

const says = (text: string, kind: string, value: string) =>
  linkBuckets(text).includes(bucketOf(hashText(`links/${kind}`), hashText(value)))

test.each([
  ['<a href="https://phish.example/x">https://bank.example</a>', 'another'],
  ['<a href="https://www.bank.example/login">bank.example.com</a>', 'another'],
  ['<a href="https://www.heise.de/news">heise.de</a>', 'itself'],
  ['[url=https://phish.example]www.bank.com[/url]', 'another'],
])('what a link shows is held against its target: %s', (text, shown) => {
  expect(says(text, 'shown', shown)).toBe(true)
  expect(says(text, 'shown', shown === 'itself' ? 'another' : 'itself')).toBe(false)
})

test.each([
  '<a href="https://a.example/x">my page</a> and https://b.example',
  'https://a.example then https://b.example',
])('a link that shows words is compared with nothing: %s', (text) => {
  expect(says(text, 'shown', 'another') || says(text, 'shown', 'itself')).toBe(false)
})

test('shorteners and ways into a talk are known as such, under any of their addresses', () => {
  expect(says('Look: https://bit.ly/3xYz', 'service', 'shortener')).toBe(true)
  expect(says('Write me: https://t.me/somebody', 'service', 'talk')).toBe(true)
  expect(linkService('www.tinyurl.com')).toBe('shortener')
  expect(linkService('constructor')).toBeUndefined()
})

test.each([0, 1, 2, 7, 8, 12])('%i links are counted, up to eight', (count) => {
  const text = Array.from({ length: count }, (_, i) => `https://site${i}.example/${i}`).join(' ')
  const features = extractFeatures({ text }, {})
  const counted = linkCount(features.buckets, startOf(features), features.ends[GROUP]!)
  expect(counted).toBe(Math.min(count, 8))
})
