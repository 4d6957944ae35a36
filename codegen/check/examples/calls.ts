/** Checks calls in JavaScript and Ruby examples against the documented functions. */

import { checkValue, unknownName } from '../../../runtime/lua/check-value.js'
import type { ExampleCall, LuaPlace, LuaValue } from '../../../runtime/lua/index.js'
import { breaksRule } from '../../../runtime/validation/breaks-rule.js'
import { nearest } from '../../../runtime/validation/nearest.js'
import type { ApiFunction, Namespace } from '../../ir.js'
import { standsForAny } from '../../parse/calls.js'
import { findFunction, targetOf } from '../../parse/code/target.js'
import { checkResult } from './answers.js'
import type { ExampleProblem } from './lua.js'

export function checkCall(
  call: ExampleCall,
  home: Namespace,
  spaces: ReadonlyMap<string, Namespace>,
): ExampleProblem[] {
  const target = targetOf(call, home, spaces)
  if (!target || target.name === '*') return []
  const { namespace, name, account } = target
  const each = findFunction(namespace, name)
  if (!each && standsForAny(call)) return []
  if (!each) return [unknownFunction(namespace, name, call.place)]
  return [...checkAccount(account, call.place), ...checkArguments(call, each), ...checkResult(call, each)]
}

const documentedNames = ({ functions }: Namespace): string[] =>
  functions.filter((fn) => !fn.inferred).flatMap((fn) => [fn.name, ...(fn.aliases ?? [])])

function unknownFunction(namespace: Namespace, name: string, place: LuaPlace): ExampleProblem {
  const near = nearest(name, documentedNames(namespace))
  return {
    rule: 'example-unknown-function',
    place,
    message: `\`app.integrations.${namespace.namespace}.${name}\` is not documented`,
    ...(near !== undefined && { fix: `write \`${near}\`` }),
  }
}

function checkAccount(account: string | undefined, place: LuaPlace): ExampleProblem[] {
  if (account === undefined || account === 'default' || account === '*' || nearest(account, ['default']) === undefined)
    return []
  return [
    {
      rule: 'example-unknown-account',
      place,
      message: `\`${account}\` looks like the default account`,
      expected: 'default',
      fix: 'write `default`',
    },
  ]
}

function checkArguments({ args, place }: ExampleCall, fn: ApiFunction): ExampleProblem[] {
  const [first] = args
  if (args.length > 1)
    return [
      {
        rule: 'example-arguments',
        place,
        message: `${args.length} arguments are passed`,
        expected: 'one table of named parameters',
      },
    ]
  if (first?.kind === 'computed') return []
  if (first !== undefined && (first.kind !== 'table' || first.items.length > 0))
    return [
      {
        rule: 'example-arguments',
        place: first.place,
        message: 'something other than a table of named parameters is passed',
        expected: 'one table of named parameters',
      },
    ]
  return checkTable(first, place, fn)
}

function checkTable(
  table: (LuaValue & { kind: 'table' }) | undefined,
  place: LuaPlace,
  fn: ApiFunction,
): ExampleProblem[] {
  const names = fn.parameters.map(({ name }) => name)
  const given = (table?.fields ?? []).filter(({ value }) => !(value.kind === 'literal' && value.value === null))
  const values = given.flatMap((field) => {
    const parameter = fn.parameters.find(({ name }) => name === field.name)
    if (parameter) return checkValue(field.value, parameter.schema, field.name)
    return fn.open ? [] : [unknownName(field.name, field.place, names, field.name)]
  })
  if (table?.partial) return values
  const has = new Set(given.map(({ name }) => name))
  const missing = fn.parameters.filter(({ name, required }) => required && !has.has(name))
  return [
    ...values,
    ...missing.map(
      ({ name }): ExampleProblem => ({
        rule: 'example-missing-required',
        place,
        message: `\`${name}\` is required but missing`,
        fix: `pass \`${name}\``,
      }),
    ),
    ...(fn.rules ?? [])
      .filter((rule) => breaksRule(rule, has))
      .map(
        ({ text }): ExampleProblem => ({
          rule: 'example-rule',
          place,
          message: `“${text}” does not hold`,
          expected: text,
        }),
      ),
  ]
}
