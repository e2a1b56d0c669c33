import { expect, test } from 'vitest'
import { endpoints } from './endpoints.ts'

test('on its own pages the server has no origin', () => {
  expect(endpoints('', '/articles/a').thread).toBe('/v1/thread?article=%2Farticles%2Fa')
})

test('elsewhere it has one, with or without a slash at its end', () => {
  const article = 'https://paper.example/?p=1&q=ü'
  const about = 'article=https%3A%2F%2Fpaper.example%2F%3Fp%3D1%26q%3D%C3%BC'
  for (const server of ['https://r.example', 'https://r.example/']) {
    expect(endpoints(server, article).form).toBe(`https://r.example/v1/form?${about}`)
  }
})

test('the live stream goes on from a position, if there is one', () => {
  expect(endpoints('', 'a').live('42')).toBe('/v1/live?article=a&after=42')
  expect(endpoints('', 'a').live(null)).toBe('/v1/live?article=a')
})
