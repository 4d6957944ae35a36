import fc from 'fast-check'
import { tools } from 'moonbind/tools'
import { expect, test } from 'vitest'
import { functionOf } from './shop.js'

const nameOf = (namespace: string, name: string): string =>
  tools([{ namespace, functions: [functionOf({ name })] }]).tools[0]!.name

test.each([
  ['telnyx', 'send_sms', /^telnyx__send_sms$/],
  ['acuity-scheduling', 'list_clients', /^acuity-scheduling__list_clients$/],
  ['a', 'ümlaut', /^a___mlaut-[0-9a-f]{13}$/],
  ['3d-print', 'list', /^_3d-print__list-[0-9a-f]{13}$/],
  ['-a', 'list', /^_-a__list-[0-9a-f]{13}$/],
  ['a__b', 'c', /^a__b__c-[0-9a-f]{13}$/],
  ['n'.repeat(50), 'f'.repeat(50), /^n{50}-[0-9a-f]{13}$/],
])('%s.%s is named %s', (namespace, name, wanted) => {
  expect(nameOf(namespace, name)).toMatch(wanted)
})

test('every name is allowed by all vendors, and no two functions share one', () => {
  const part = fc.oneof(
    fc.stringMatching(/^[a-c_-]{1,4}$/),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 }),
    fc.stringMatching(/^[a-b]{1,2}-[0-9a-f]{13}$/),
  )
  fc.assert(
    fc.property(fc.uniqueArray(fc.tuple(part, part), { maxLength: 30, selector: String }), (paths) => {
      const names = paths.map(([namespace, name]) => nameOf(namespace, name))
      for (const name of names) expect(name).toMatch(/^[a-zA-Z_][a-zA-Z0-9_-]{0,63}$/)
      const unlike = new Set(paths.map(([namespace, name]) => JSON.stringify([namespace, name])))
      expect(new Set(names).size).toBe(unlike.size)
    }),
  )
})
