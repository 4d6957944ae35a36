/** Checks of a value against a schema, as statements. */

import { typesOf } from '../../runtime/fits.js'
import { describeType } from '../../runtime/schema-text.js'
import type { Schema, SchemaType } from '../ir.js'
import { type Branch, type Code, choose } from './code.js'
import {
  allOf,
  allowedValues,
  demands,
  distinctTypes,
  failsEnum,
  failsKind,
  failsType,
  isKind,
  type Kind,
  kindOf,
} from './conditions.js'
import { literal, propertyAccess, stringLiteral } from './escape.js'

/** What checks need to know of the place where they stand. */
export interface Scope {
  /** The statement for a problem: it is reported, or the attempt to fit an option ends. */
  fail(maker: ErrorMaker, path: PathText, ...args: readonly string[]): string
  /** A name that no other variable of the function has. */
  fresh(wanted: string): string
  /** The first problem ends the check: it only tries whether an option fits. */
  readonly attempt: boolean
}

/** The functions of `moonbind/runtime` that report problems. */
export type ErrorMaker = 'missing' | 'wrongType' | 'notInEnum' | 'outOfBounds' | 'unknownNames'

/** Source texts of the steps to a value. */
export type PathText = readonly string[]

/** A value under check: the text that reads it, and where it is in the input. */
export interface Value {
  readonly text: string
  readonly path: PathText
}

/** Checks of a value that is there. */
function checkValue(schema: Schema, value: Value, scope: Scope): Code[] {
  const { anyOf, ...own } = schema
  if (anyOf === undefined || !anyOf.every(demands)) return checkOwn(own, value, scope)
  const wanted = describeType(schema)
  if (!demands(own)) return checkOptions(anyOf, value, wanted, scope)
  // The second name is what TypeScript has learned nothing about yet.
  const other = { ...value, text: scope.fresh('other') }
  return [
    `const ${other.text}: unknown = ${value.text}`,
    ...checkOwn(own, value, scope),
    ...checkOptions(anyOf, other, wanted, scope),
  ]
}

/** Checks of a property that may be absent. `found` is a statement for one that is there. */
export function checkPresence(
  schema: Schema,
  value: Value,
  { required, found }: { required: boolean; found?: string },
  scope: Scope,
): Code[] {
  const there = [...(found === undefined ? [] : [found]), ...checkValue(schema, value, scope)]
  if (required)
    return choose(
      [
        {
          test: `${value.text} === undefined`,
          then: [scope.fail('missing', value.path, stringLiteral(describeType(schema)))],
        },
      ],
      there,
    )
  return there.length === 0 ? [] : choose([{ test: `${value.text} !== undefined`, then: there }])
}

/** Reads a property into a variable. Names that every object inherits are read only where the object has them itself. */
export function readProperty(variable: string, object: string, name: string): string {
  if (!(name in Object.prototype)) return `const ${variable} = ${propertyAccess(object, name)}`
  return `const ${variable}: unknown = Object.hasOwn(${object}, ${stringLiteral(name)}) ? ${propertyAccess(object, name)} : undefined`
}

/** Type, then enumeration or details. */
function checkOwn(schema: Schema, value: Value, scope: Scope): Code[] {
  const types = distinctTypes(schema)
  const inside = checkInside(schema, types, value, scope)
  if (types.length === 0) return inside
  return choose(
    [
      {
        test: allOf(types.map((type) => failsType(type, value.text))),
        then: [scope.fail('wrongType', value.path, stringLiteral(describeType(schema)), value.text)],
      },
    ],
    inside,
  )
}

/** What a schema demands beyond the type. */
function checkInside(schema: Schema, types: readonly SchemaType[], value: Value, scope: Scope): Code[] {
  if (schema.enum) return checkEnum(schema, value, scope)
  const [only, ...more] = types
  if (only !== undefined && more.length === 0) return checkDetails(kindOf(only), schema, value, scope)
  const kinds = types.length === 0 ? detailedKinds : types.map(kindOf)
  return choose(kinds.flatMap((kind) => guarded(isKind(kind, value.text), checkDetails(kind, schema, value, scope))))
}

const detailedKinds = ['string', 'number', 'array', 'object'] as const satisfies readonly Kind[]

const guarded = (test: string, then: readonly Code[]): Branch[] => (then.length === 0 ? [] : [{ test, then }])

function checkEnum(schema: Schema, value: Value, scope: Scope): Code[] {
  const values = allowedValues(schema)
  const fail = scope.fail('notInEnum', value.path, literal(values), value.text)
  return values.length === 0 ? [fail] : choose([{ test: failsEnum(values, value.text), then: [fail] }])
}

function checkDetails(kind: Kind, schema: Schema, value: Value, scope: Scope): Code[] {
  switch (kind) {
    case 'string':
      return checkLength(schema, value, scope)
    case 'number':
      return checkBounds(schema, value, scope)
    case 'array':
      return checkItems(schema, value, scope)
    case 'object':
      return checkFields(schema, value, scope)
    case 'boolean':
    case 'null':
      return []
  }
}

/** One limit: broken where `test` is true. */
function limit(
  bound: number | undefined,
  test: (bound: number) => string,
  kind: string,
  expected: string,
  value: Value,
  scope: Scope,
): Branch[] {
  if (bound === undefined) return []
  return [
    {
      test: test(bound),
      then: [scope.fail('outOfBounds', value.path, `'${kind}'`, stringLiteral(expected), value.text)],
    },
  ]
}

function checkBounds(
  { minimum, maximum, exclusiveMinimum, exclusiveMaximum }: Schema,
  value: Value,
  scope: Scope,
): Code[] {
  const { text } = value
  return choose([
    ...limit(minimum, (bound) => `${text} < ${bound}`, 'too_small', `at least ${minimum}`, value, scope),
    ...limit(
      exclusiveMinimum,
      (bound) => `${text} <= ${bound}`,
      'too_small',
      `more than ${exclusiveMinimum}`,
      value,
      scope,
    ),
    ...limit(maximum, (bound) => `${text} > ${bound}`, 'too_big', `at most ${maximum}`, value, scope),
    ...limit(
      exclusiveMaximum,
      (bound) => `${text} >= ${bound}`,
      'too_big',
      `less than ${exclusiveMaximum}`,
      value,
      scope,
    ),
  ])
}

/** Code points are counted only where the count of UTF-16 units, one or two for each, leaves it open. */
function checkLength({ minLength, maxLength }: Schema, value: Value, scope: Scope): Code[] {
  const units = `${value.text}.length`
  const points = `[...${value.text}].length`
  const short = (bound: number): string =>
    bound <= 1 ? `${units} < ${bound}` : `${units} < ${bound} || (${units} < ${bound * 2} && ${points} < ${bound})`
  const long = (bound: number): string => `${units} > ${bound} && (${units} > ${bound * 2} || ${points} > ${bound})`
  return choose([
    ...limit(
      minLength === 0 ? undefined : minLength,
      short,
      'too_short',
      `at least ${count(minLength, 'character')}`,
      value,
      scope,
    ),
    ...limit(maxLength, long, 'too_long', `at most ${count(maxLength, 'character')}`, value, scope),
  ])
}

const count = (number: number | undefined, what: string): string => `${number} ${what}${number === 1 ? '' : 's'}`

function checkItems({ minItems, maxItems, items = {} }: Schema, value: Value, scope: Scope): Code[] {
  const limits = choose([
    ...limit(
      minItems === 0 ? undefined : minItems,
      (bound) => `${value.text}.length < ${bound}`,
      'too_short',
      `at least ${count(minItems, 'item')}`,
      value,
      scope,
    ),
    ...limit(
      maxItems,
      (bound) => `${value.text}.length > ${bound}`,
      'too_long',
      `at most ${count(maxItems, 'item')}`,
      value,
      scope,
    ),
  ])
  if (!demands(items)) return limits
  const [index, item] = [scope.fresh('index'), scope.fresh('item')]
  const body = [
    `const ${item}: unknown = ${value.text}[${index}]`,
    ...checkValue(items, { text: item, path: [...value.path, index] }, scope),
  ]
  return [...limits, { head: `for (let ${index} = 0; ${index} < ${value.text}.length; ${index}++)`, body }]
}

function checkFields(schema: Schema, value: Value, scope: Scope): Code[] {
  const fields = scope.fresh('fields')
  const properties = new Map(Object.entries(schema.properties ?? {}))
  const required = new Set(schema.required)
  const named = [...new Set([...properties.keys(), ...required])].flatMap((name): Code[] => {
    const field = { text: scope.fresh(name), path: [...value.path, stringLiteral(name)] }
    const checks = checkPresence(properties.get(name) ?? {}, field, { required: required.has(name) }, scope)
    return checks.length === 0 ? [] : [readProperty(field.text, fields, name), ...checks]
  })
  const code = [
    ...named,
    ...checkOthers(schema.additionalProperties ?? true, [...properties.keys()], { ...value, text: fields }, scope),
  ]
  return code.length === 0 ? [] : [`const ${fields} = ${value.text} as { readonly [name: string]: unknown }`, ...code]
}

/** Properties that are not named. */
function checkOthers(others: boolean | Schema, names: readonly string[], { text, path }: Value, scope: Scope): Code[] {
  if (others === true || (typeof others === 'object' && !demands(others))) return []
  if (others === false && !scope.attempt) return [scope.fail('unknownNames', path, text, literal(names))]
  const [name, other] = [scope.fresh('name'), scope.fresh('other')]
  const unnamed =
    names.length === 0
      ? []
      : [`if (${names.map((each) => `${name} === ${stringLiteral(each)}`).join(' || ')}) continue`]
  const checks =
    others === false
      ? choose([{ test: `${other} !== undefined`, then: [scope.fail('unknownNames', path)] }])
      : checkPresence(others, { text: other, path: [...path, name] }, { required: false }, scope)
  return [
    {
      head: `for (const ${name} of Object.keys(${text}))`,
      body: [...unnamed, `const ${other} = ${text}[${name}]`, ...checks],
    },
  ]
}

/** `anyOf`: by the kind of the value where that decides, else one option after the other. */
function checkOptions(options: readonly Schema[], value: Value, wanted: string, scope: Scope): Code[] {
  if (options.every(isPlain)) {
    const fail = scope.fail('wrongType', value.path, stringLiteral(wanted), value.text)
    const tests = options.flatMap((option) => plainFailure(option, value.text))
    return tests.length === 0 ? [fail] : choose([{ test: allOf(tests), then: [fail] }])
  }
  return haveOwnKinds(options) ? checkByKind(options, value, wanted, scope) : checkInTurn(options, value, wanted, scope)
}

/** Whether types and enumerations are all that an option demands. */
function isPlain({ type, enum: values, anyOf, ...rest }: Schema): boolean {
  return anyOf === undefined && (values !== undefined || (type !== undefined && !demands(rest)))
}

/** The test that an option of types or of values fails; none where it allows nothing. */
function plainFailure(option: Schema, value: string): string[] {
  if (option.enum === undefined) return distinctTypes(option).map((type) => failsType(type, value))
  const values = allowedValues(option)
  return values.length === 0 ? [] : [failsEnum(values, value)]
}

/** Whether each option has one type, and none the kind of another. */
function haveOwnKinds(options: readonly Schema[]): boolean {
  const kinds = options.flatMap((option) => (option.anyOf ? [] : typesOf(option).map(kindOf)))
  return (
    options.every((option) => option.anyOf === undefined && distinctTypes(option).length === 1) &&
    new Set(kinds).size === options.length
  )
}

function checkByKind(options: readonly Schema[], value: Value, wanted: string, scope: Scope): Code[] {
  const typed = options.flatMap((option) => distinctTypes(option).map((type) => ({ option, type })))
  const fail = scope.fail('wrongType', value.path, stringLiteral(wanted), value.text)
  const branches = typed.flatMap(({ option, type }) => {
    const inside = checkInside(option, [type], value, scope)
    const whole =
      type === 'integer'
        ? `!Number.isInteger(${value.text})`
        : type === 'number'
          ? `!Number.isFinite(${value.text})`
          : undefined
    return guarded(
      isKind(kindOf(type), value.text),
      whole === undefined ? inside : choose([{ test: whole, then: [fail] }], inside),
    )
  })
  return choose(
    [{ test: allOf(typed.map(({ type }) => failsKind(kindOf(type), value.text))), then: [fail] }],
    choose(branches),
  )
}

/** Tries each option until one fits; what is wrong with each would be more than a reader can use. */
function checkInTurn(options: readonly Schema[], value: Value, wanted: string, scope: Scope): Code[] {
  const fail = scope.fail(
    'wrongType',
    value.path,
    stringLiteral(`${wanted} in one of the documented forms`),
    value.text,
  )
  const fits = scope.fresh('fits')
  const attempts = options.map((option, index): Code => {
    const label = scope.fresh('option')
    const attempt = checkValue(option, value, { ...scope, attempt: true, fail: () => `break ${label}` })
    return { head: `${index === 0 ? '' : `if (!${fits}) `}${label}:`, body: [...attempt, `${fits} = true`] }
  })
  return [`let ${fits} = false`, ...attempts, ...choose([{ test: `!${fits}`, then: [fail] }])]
}
