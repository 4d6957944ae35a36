/** Checks of a value against a schema, as statements. */

import { typesOf } from '../../runtime/validation/fits.js'
import { describeType } from '../../runtime/validation/schema-text.js'
import type { Schema, SchemaType } from '../ir.js'
import type { CheckSite, Value } from './check-site.js'
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
import { propertyAccess, stringLiteral } from './escape.js'
import { checkBounds, checkCount, checkLength } from './limits.js'

/** Checks of a value that is present. */
function checkValue(schema: Schema, value: Value, scope: CheckSite): Code[] {
  const { anyOf, ...own } = schema
  if (anyOf === undefined || !anyOf.every(demands)) return checkOwn(own, value, scope)
  const wanted = describeType(schema)
  if (!demands(own)) return checkOptions(anyOf, value, wanted, scope)
  // TypeScript has not narrowed the second name yet.
  const other = { ...value, text: scope.fresh('other') }
  return [
    { declared: `const ${other.text}`, type: 'unknown', value: value.text },
    ...checkOwn(own, value, scope),
    ...checkOptions(anyOf, other, wanted, scope),
  ]
}

/** Checks of a property that may be absent. `found` is a statement that runs if it is present. */
export function checkPresence(
  schema: Schema,
  value: Value,
  { required, found }: { required: boolean; found?: string },
  scope: CheckSite,
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

/**
 * Reads a property into a variable. Names that every object inherits are read only where the object has them itself.
 */
export function readProperty(variable: string, object: string, name: string): Code {
  const access = propertyAccess(object, name)
  if (!(name in Object.prototype)) return `const ${variable} = ${access}`
  return {
    declared: `const ${variable}`,
    type: 'unknown',
    value: `Object.hasOwn(${object}, ${stringLiteral(name)}) ? ${access} : undefined`,
  }
}

/** Type, then enumeration or details. */
function checkOwn(schema: Schema, value: Value, scope: CheckSite): Code[] {
  const types = distinctTypes(schema)
  const inside = checkInside(schema, types, value, scope)
  if (types.length === 0) return inside
  return choose(
    [
      {
        test: allOf(types.map((type) => failsType(type, value.text, scope))),
        then: [scope.fail('wrongType', value.path, stringLiteral(describeType(schema)), value.text)],
      },
    ],
    inside,
  )
}

/** What a schema requires in addition to the type. */
function checkInside(schema: Schema, types: readonly SchemaType[], value: Value, scope: CheckSite): Code[] {
  if (schema.enum) return checkEnum(schema, value, scope)
  const [only, ...more] = types
  if (only !== undefined && more.length === 0) return checkDetails(kindOf(only), schema, value, scope)
  const kinds = types.length === 0 ? detailedKinds : types.map(kindOf)
  return choose(
    kinds.flatMap((kind) => guarded(() => isKind(kind, value.text, scope), checkDetails(kind, schema, value, scope))),
  )
}

const detailedKinds = ['string', 'number', 'array', 'object'] as const satisfies readonly Kind[]

/** The test is written only if it is needed: it may import something. */
const guarded = (test: () => string, then: readonly Code[]): Branch[] =>
  then.length === 0 ? [] : [{ test: test(), then }]

function checkEnum(schema: Schema, value: Value, scope: CheckSite): Code[] {
  const values = allowedValues(schema)
  const allowed = scope.attempt ? '' : scope.choices(values, aboutOf(value.path), 'values')
  const fail = scope.fail('notInEnum', value.path, allowed, value.text)
  return values.length === 0 ? [fail] : choose([{ test: failsEnum(values, value.text), then: [fail] }])
}

/** The name of the property that holds a value. */
const aboutOf = (path: Value['path']): string => path.findLast((step) => step.startsWith("'")) ?? ''

function checkDetails(kind: Kind, schema: Schema, value: Value, scope: CheckSite): Code[] {
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

function checkItems(schema: Schema, value: Value, scope: CheckSite): Code[] {
  const { items = {} } = schema
  const limits = checkCount(schema, value, scope)
  if (!demands(items)) return limits
  const [index, item] = [scope.fresh('index'), scope.fresh('item')]
  const body = [
    { declared: `const ${item}`, type: 'unknown', value: `${value.text}[${index}]` },
    ...checkValue(items, { text: item, path: [...value.path, index] }, scope),
  ]
  return [...limits, { head: `for (let ${index} = 0; ${index} < ${value.text}.length; ${index}++)`, body }]
}

function checkFields(schema: Schema, value: Value, scope: CheckSite): Code[] {
  const properties = new Map(Object.entries(schema.properties ?? {}))
  const required = new Set(schema.required)
  const named = [...new Set([...properties.keys(), ...required])].flatMap((name): Code[] => {
    const field = { text: scope.fresh(name), path: [...value.path, stringLiteral(name)] }
    const checks = checkPresence(properties.get(name) ?? {}, field, { required: required.has(name) }, scope)
    return checks.length === 0 ? [] : [readProperty(field.text, value.text, name), ...checks]
  })
  return [...named, ...checkOthers(schema.additionalProperties ?? true, [...properties.keys()], value, scope)]
}

/** Checks of properties that the schema does not name. */
function checkOthers(
  others: boolean | Schema,
  names: readonly string[],
  { text, path }: Value,
  scope: CheckSite,
): Code[] {
  if (others === true || (typeof others === 'object' && !demands(others))) return []
  if (others === false && !scope.attempt)
    return [scope.fail('unknownNames', path, text, scope.choices(names, aboutOf(path), 'names'))]
  const [name, other] = [scope.fresh('name'), scope.fresh('other')]
  const unnamed =
    names.length === 0
      ? []
      : [`if (${names.map((property) => `${name} === ${stringLiteral(property)}`).join(' || ')}) continue`]
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

/** `anyOf`: the kind of the value chooses an option if it can; otherwise the options are tried in order. */
function checkOptions(options: readonly Schema[], value: Value, wanted: string, scope: CheckSite): Code[] {
  if (options.every(isPlain)) {
    const fail = scope.fail('wrongType', value.path, stringLiteral(wanted), value.text)
    const tests = options.flatMap((option) => plainFailure(option, value.text, scope))
    return tests.length === 0 ? [fail] : choose([{ test: allOf(tests), then: [fail] }])
  }
  return haveOwnKinds(options) ? checkByKind(options, value, wanted, scope) : checkInTurn(options, value, wanted, scope)
}

/** Whether an option requires nothing but types and enumerations. */
function isPlain({ type, enum: values, anyOf, ...rest }: Schema): boolean {
  return anyOf === undefined && (values !== undefined || (type !== undefined && !demands(rest)))
}

/** The condition under which a value does not match an option of types or values; none if it allows nothing. */
function plainFailure(option: Schema, value: string, scope: CheckSite): string[] {
  if (option.enum === undefined) return distinctTypes(option).map((type) => failsType(type, value, scope))
  const values = allowedValues(option)
  return values.length === 0 ? [] : [failsEnum(values, value)]
}

/** Whether each option has exactly one type, and all of them have different kinds. */
function haveOwnKinds(options: readonly Schema[]): boolean {
  const kinds = options.flatMap((option) => (option.anyOf ? [] : typesOf(option).map(kindOf)))
  return (
    options.every((option) => option.anyOf === undefined && distinctTypes(option).length === 1) &&
    new Set(kinds).size === options.length
  )
}

function checkByKind(options: readonly Schema[], value: Value, wanted: string, scope: CheckSite): Code[] {
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
      () => isKind(kindOf(type), value.text, scope),
      whole === undefined ? inside : choose([{ test: whole, then: [fail] }], inside),
    )
  })
  return choose(
    [{ test: allOf(typed.map(({ type }) => failsKind(kindOf(type), value.text, scope))), then: [fail] }],
    choose(branches),
  )
}

/** Tries each option until one matches. The problems of every option would be more than a reader can use. */
function checkInTurn(options: readonly Schema[], value: Value, wanted: string, scope: CheckSite): Code[] {
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
