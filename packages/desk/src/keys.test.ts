import { GROUNDS } from '@riposte/protocol'
import { expect, test } from 'vitest'
import { TABS } from './desk-header.tsx'
import { commandOf, KEYS, type KeyMode, type KeyPress, keyOf } from './keys.ts'

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  repeat: false,
  ...more,
})

test.each(['cards', 'grounds'] as KeyMode[])('no key means two things among %s', (mode) => {
  const keys = KEYS[mode].flatMap((row) => row.keys)
  expect(new Set(keys).size).toBe(keys.length)
})

test('every ground has a key', () => {
  const commands = KEYS.grounds.map(({ command }) => command)
  for (const ground of GROUNDS) expect(commands).toContain(`ground:${ground}`)
})

test('a key means the same with the caps lock on', () => {
  expect(commandOf(press('A'), 'cards')).toBe('approve')
})

test('the same letter names a ground once a reply is being rejected', () => {
  expect(commandOf(press('a'), 'grounds')).toBe('ground:abuse')
  expect(commandOf(press('s'), 'grounds')).toBeUndefined()
})

test('keys with modifiers belong to the browser', () => {
  for (const modifier of ['ctrlKey', 'metaKey', 'altKey']) {
    expect(commandOf(press('a', { [modifier]: true }), 'cards')).toBeUndefined()
  }
})

test('a key that is held down moves on, but decides only once', () => {
  expect(commandOf(press('j', { repeat: true }), 'cards')).toBe('next')
  expect(commandOf(press('s', { repeat: true }), 'cards')).toBeUndefined()
})

test('buttons name their keys', () => {
  expect([keyOf('approve'), keyOf('ground:other'), keyOf('cancel')]).toEqual(['A', 'T', 'Esc'])
})

test('the tabs have the digits in their order', () => {
  const commands = ['1', '2', '3', '4', '5', '6'].map((key) => commandOf(press(key), 'cards'))
  expect(commands).toEqual(TABS.map((queue) => `${queue}-tab`))
})
