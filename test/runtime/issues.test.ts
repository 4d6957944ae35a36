import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { choices } from '#runtime/validation/choices.js'
import type { Issue } from '#runtime/validation/issues.js'
import {
  brokenRule,
  describeIssue,
  missing,
  notATable,
  notInEnum,
  outOfBounds,
  unknownNames,
  wrongType,
} from '#runtime/validation/issues.js'

const names = choices(['page_size', 'status'])
const made: readonly [what: string, issues: readonly Issue[], want: Issue][] = [
  [
    'not a table',
    notATable(5),
    {
      path: [],
      code: 'not_a_table',
      message: 'expected a table of named parameters, got number 5',
      expected: 'a table of named parameters',
      received: 'number 5',
    },
  ],
  [
    'missing',
    missing(undefined, ['a'], 'string'),
    { path: ['a'], code: 'missing', message: 'missing "a" (string)', expected: 'string', received: 'nothing' },
  ],
  [
    'a wrong type, deep inside',
    wrongType(undefined, ['a', 1, 'b'], 'string', { x: 1 }),
    {
      path: ['a', 1, 'b'],
      code: 'wrong_type',
      message: '"a[1].b": expected string, got a table',
      expected: 'string',
      received: 'a table',
    },
  ],
  [
    'a value with a near one',
    notInEnum(undefined, ['status'], choices(['open', 'paid']), 'opne'),
    {
      path: ['status'],
      code: 'not_in_enum',
      message: '"status": expected one of "open", "paid", got string "opne" (did you mean "open"?)',
      expected: 'one of "open", "paid"',
      received: 'string "opne"',
      suggestion: 'open',
    },
  ],
  [
    'a limit',
    outOfBounds(undefined, ['n'], 'too_big', 'at most 2', 3),
    {
      path: ['n'],
      code: 'too_big',
      message: '"n": expected at most 2, got number 3',
      expected: 'at most 2',
      received: 'number 3',
    },
  ],
  [
    'a rule',
    brokenRule(undefined, ['a', 'b'], 'Either.'),
    { path: [], code: 'rule', message: 'Either.', expected: 'Either.', received: 'none or too many of a, b' },
  ],
  [
    'an unknown name with a near one',
    unknownNames(undefined, [], { pagesize: 1 }, names) ?? [],
    {
      path: ['pagesize'],
      code: 'unknown',
      message: 'unknown "pagesize" (did you mean "page_size"?)',
      expected: 'one of page_size, status',
      received: 'number 1',
      suggestion: 'page_size',
    },
  ],
  [
    'a name that has to be quoted',
    unknownNames(undefined, [], { 'a"\n': 'é"' }, names) ?? [],
    {
      path: ['a"\n'],
      code: 'unknown',
      message: 'unknown "a\\"\\n" (expected one of page_size, status)',
      expected: 'one of page_size, status',
      received: 'string "é\\""',
    },
  ],
]

test.each(made)('an issue is plain and complete data for every reader: %s', (_, issues, want) => {
  const [issue] = issues
  expect(issues).toEqual([want])
  expect(structuredClone(issues)).toStrictEqual([want])
  expect(JSON.parse(JSON.stringify(issues))).toStrictEqual([want])
  expect({ ...issue }).toStrictEqual(want)
  expect(Object.keys(issue ?? {}).sort()).toEqual(Object.keys(want).sort())
  expect(Object.getPrototypeOf(issue)).toBe(Object.prototype)
})

test.each(made)('an issue has the message that its fields give: %s', (_, issues, want) => {
  expect(issues.map((issue) => describeIssue(issue))).toEqual([want.message])
})

test('an unused name is suggested before a used one', () => {
  const [issue] = unknownNames(undefined, [], { page_size: 1, page_siz: 2 }, choices(['page_size', 'page_side'])) ?? []
  expect(issue?.suggestion).toBe('page_side')
})

describe('mistakes that are remembered', () => {
  const values = ['open', 'paid', 'page_size', 'x'.repeat(70)]
  const text = fc.constantFrom(
    'opne',
    'paid ',
    'pagesize',
    'page_size',
    'zzz',
    'q',
    `${'x'.repeat(69)}y`,
    '__proto__',
    '',
  )
  const step = fc.oneof(
    fc.record({
      kind: fc.constant('value' as const),
      place: fc.constantFrom('a', 'b', ['a', 1]),
      value: fc.oneof(text, fc.integer()),
      because: fc.constantFrom('', ' here'),
    }),
    fc.record({ kind: fc.constant('names' as const), place: fc.constantFrom([], ['a']), names: fc.array(text) }),
  )

  test('remembered mistakes are reported like new ones', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        const used = choices(values)
        const say = (one: (typeof steps)[number], right: ReturnType<typeof choices>) =>
          one.kind === 'value'
            ? notInEnum(undefined, one.place, right, one.value, one.because)
            : unknownNames(undefined, one.place, Object.fromEntries(one.names.map((name) => [name, 1])), right)
        for (const one of steps) expect(say(one, used)).toEqual(say(one, choices(values)))
      }),
    )
  })

  test('remembered mistakes are plain data that the receiver may change', () => {
    const right = choices(values)
    const first = unknownNames(undefined, [], { pagesize: 1 }, right)!
    expect(structuredClone(first)).toEqual(first)
    ;(first[0]!.path as string[]).push('changed')
    expect(unknownNames(undefined, [], { pagesize: 1 }, right)![0]!.path).toEqual(['pagesize'])
  })
})

test('only the first hundred of many problems are reported', () => {
  const names = Object.fromEntries(Array.from({ length: 50_000 }, (_, i) => [`pagesiz${i}`, 1]))
  const right = choices(['page_size'])
  const issues = unknownNames(undefined, [], names, right)!
  expect(issues).toHaveLength(100)
  expect(issues[0]).toMatchObject({ path: ['pagesiz0'], code: 'unknown' })
  for (const more of [
    unknownNames(issues, [], { other: 1 }, right),
    wrongType(issues, 'a', 'string', 1),
    missing(issues, 'a', 'string'),
    notInEnum(issues, 'a', right, 'b'),
    outOfBounds(issues, 'a', 'too_big', 'at most 1', 2),
  ])
    expect(more).toHaveLength(100)
})
