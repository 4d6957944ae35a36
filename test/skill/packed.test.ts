import fc from 'fast-check'
import { expect, test } from 'vitest'
import { packed } from '#codegen/text/packed.js'

const size = (item: string): number => item.length

test.each<[items: string[], room: number, groups: string[][]]>([
  [[], 4, []],
  [['ab', 'cd', 'e'], 4, [['ab', 'cd'], ['e']]],
  [['abcdef', 'a'], 4, [['abcdef'], ['a']]],
  [['', 'abcdef', ''], 4, [[''], ['abcdef'], ['']]],
])('packs %j into groups with room for %d', (items, room, groups) => {
  expect(packed(items, size, room)).toEqual(groups)
})

test('every item is in one group, in order, and a group is too large only alone', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 9 })), fc.integer({ min: 1, max: 20 }), (items, room) => {
      const groups = packed(items, size, room)
      expect(groups.flat()).toEqual(items)
      const sizes = groups.map((group) => group.reduce((sum, item) => sum + size(item), 0))
      groups.forEach((group, index) => {
        expect(group.length === 1 || sizes[index]! <= room).toBe(true)
        const next = groups[index + 1]?.[0]
        if (next !== undefined) expect(sizes[index]! + size(next)).toBeGreaterThan(room)
      })
    }),
  )
})
