import { memoryStore } from 'moonbind'
import { expect, test } from 'vitest'

test('a store keeps texts by their handles', () => {
  const store = memoryStore()
  expect(store.put('a', 'text')).toBe(true)
  expect([store.get('a'), store.get('b')]).toEqual(['text', undefined])
  store.delete('a')
  expect(store.get('a')).toBeUndefined()
})

test('a full store drops its oldest results', () => {
  const store = memoryStore({ maxBytes: 40 })
  for (const handle of ['a', 'b', 'c']) store.put(handle, '12345678')
  expect(['a', 'b', 'c'].map((handle) => store.get(handle))).toEqual([undefined, '12345678', '12345678'])
})

test('a text that replaces another counts once', () => {
  const store = memoryStore({ maxBytes: 40 })
  for (let i = 0; i < 10; i++) store.put('a', '12345678')
  store.put('b', '12345678')
  expect([store.get('a'), store.get('b')]).toEqual(['12345678', '12345678'])
})

test('a text without room removes no other text', () => {
  const store = memoryStore({ maxBytes: 40 })
  store.put('a', '1')
  expect(store.put('b', '1'.repeat(21))).toBe(false)
  expect(store.get('a')).toBe('1')
})

test('a result that is too old is forgotten', () => {
  let now = 0
  const store = memoryStore({ maxAgeMs: 100, now: () => now })
  store.put('a', '1')
  now = 99
  expect(store.get('a')).toBe('1')
  now = 100
  expect(store.get('a')).toBeUndefined()
})
