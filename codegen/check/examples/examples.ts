/** Every documented example against what the documents themselves say. */

import { breaksRule } from '../../../runtime/breaks-rule.js'
import { readWorld, type World } from '../../../runtime/lint/world.js'
import { checkValue, unknownName } from '../../../runtime/lua/check-value.js'
import {
  type Effort,
  type ExampleCall,
  type LuaPlace,
  type LuaReading,
  type LuaValue,
  newEffort,
  readLua,
} from '../../../runtime/lua/index.js'
import { nearest } from '../../../runtime/nearest.js'
import { type ApiFunction, type Example, facts, type Namespace, type Place, type Schema } from '../../ir.js'
import { standsForAny } from '../../parse/calls.js'
import { languageOf, readCode } from '../../parse/code/index.js'
import { findFunction, targetOf } from '../../parse/code/target.js'
import { exampleRules } from '../../rules/examples.js'
import { type Finding, finding } from '../finding.js'
import { checkLua, type ExampleProblem } from './lua.js'

/** All that is wrong with the examples of all documents, without running them. */
export function checkExamples(namespaces: readonly Namespace[]): Finding[] {
  const spaces = new Map(namespaces.map((namespace) => [namespace.namespace, namespace]))
  const efforts = new Map(namespaces.map((namespace) => [namespace, newEffort()]))
  const world = readWorld(namespaces, undefined)
  return allExamples(namespaces).flatMap(({ example, subject, namespace }) =>
    checkExample({ example, subject, home: namespace, spaces, world, effort: efforts.get(namespace)! }),
  )
}

/** Every example of all namespaces that can be read, each once. */
export function allExamples(
  namespaces: readonly Namespace[],
): { readonly example: Example; readonly subject: string; readonly namespace: Namespace }[] {
  const seen = new Set<string>()
  return namespaces.flatMap((namespace) =>
    examplesOf(namespace).flatMap(({ example, subject }) => {
      const place = example[facts]?.[0]?.place
      // One document with several namespaces hands its guides to the first of them only; places tell doubles apart.
      const key = place ? `${place.file}:${place.start.offset}` : `${subject}:${example.code}`
      if (seen.has(key)) return []
      seen.add(key)
      return [{ example, subject, namespace }]
    }),
  )
}

/** Whether an example shows how to call any function, by a word in the place of a name: it cannot be run. */
export const isForm = ({ code }: Example, { functions }: Namespace): boolean =>
  readLua(code).calls.some(
    (call) =>
      standsForAny(call) && !functions.some(({ name, aliases = [] }) => [name, ...aliases].includes(call.path.at(-1)!)),
  )

/** Every example of a namespace that can be read, with what it is an example of. */
export function examplesOf(namespace: Namespace): { readonly example: Example; readonly subject: string }[] {
  const own = namespace.functions.flatMap((fn) =>
    fn.examples.map((example) => ({ example, subject: `${namespace.namespace}.${fn.name}` })),
  )
  const guides = namespace.guides.flatMap((guide) =>
    (guide.examples ?? []).map((example) => ({ example, subject: namespace.namespace })),
  )
  return [...own, ...guides].filter(({ example }) => languageOf(example.language) !== undefined)
}

interface Checked {
  readonly example: Example
  readonly subject: string
  readonly home: Namespace
  readonly spaces: ReadonlyMap<string, Namespace>
  readonly world: World
  readonly effort: Effort
}

function checkExample({ example, subject, home, spaces, world, effort }: Checked): Finding[] {
  const language = languageOf(example.language)
  if (!language) return []
  const reading = readCode(language, example.code, effort)
  const fence = example[facts]?.[0]?.place
  const mismatches =
    language === 'lua'
      ? checkLua(example.code, home, world)
      : reading.calls.flatMap((call) => checkCall(call, home, spaces))
  return [...mismatches, ...checkOutputs(reading, home, spaces)].map((mismatch) =>
    asFinding(mismatch, subject, example.code, fence),
  )
}

/** A problem of an example as a finding, at its line of the document. */
export function asFinding(
  { rule, place, message, expected, fix }: ExampleProblem,
  subject: string,
  code: string,
  fence: Place | undefined,
): Finding {
  const where = fence && placeInDocument(fence, place)
  return finding({
    rule,
    section: 'examples',
    level: exampleRules[rule].level,
    subject,
    message: `${subject}: ${message}`,
    detail: `${message} ${code.slice(place.start, place.end).slice(0, 200)}`,
    ...(expected !== undefined && { expected }),
    fix: fix ?? 'change the example, or what the document says',
    ...(where && { place: where }),
  })
}

/** Code begins on the line below its fence, indented as the fence is. */
function placeInDocument(fence: Place, { line, column, start, end }: LuaPlace): Place {
  const at = { line: fence.start.line + line, column: fence.start.column - 1 + column, offset: fence.start.offset }
  return { file: fence.file, start: at, end: { ...at, column: at.column + Math.max(0, Math.min(end - start, 200)) } }
}

function checkCall(call: ExampleCall, home: Namespace, spaces: ReadonlyMap<string, Namespace>): ExampleProblem[] {
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
        message: `\`${name}\` is required and left out`,
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

/** Fields that an example reads although the documented answer does not name them. */
function checkResult({ inferred, place }: ExampleCall, fn: ApiFunction): ExampleProblem[] {
  if (!inferred || !fn.result || fn.result['x-inferred']) return []
  return unknownFields(inferred, fn.result, '').map((path) => ({
    rule: 'example-result-field' as const,
    place,
    message: `the answer's field \`${path}\` is read and not documented`,
    fix: 'document the field, or read another one',
  }))
}

function unknownFields(used: Schema, known: Schema, path: string): string[] {
  if (used.items && known.items) return unknownFields(used.items, known.items, `${path}[]`)
  if (!used.properties || !known.properties) return []
  const { properties } = known
  return Object.entries(used.properties).flatMap(([name, field]) => {
    const here = path === '' ? name : `${path}.${name}`
    return Object.hasOwn(properties, name) ? unknownFields(field, properties[name]!, here) : [here]
  })
}

/**
 * `print(result.data.status) -- "activ"` where the documented answer can only be one of other values or of another
 * type.
 */
function checkOutputs(
  { calls, outputs }: LuaReading,
  home: Namespace,
  spaces: ReadonlyMap<string, Namespace>,
): ExampleProblem[] {
  return outputs.flatMap(({ expression, line, text }) => {
    const names = /^[A-Za-z_]\w*((?:\.[A-Za-z_]\w*)+)$/.exec(expression)?.[1]?.slice(1).split('.')
    const fields = names ? calls.flatMap((call) => fieldAt(resultOf(call, home, spaces), names) ?? []) : []
    const [field] = fields
    if (!field || fields.length !== 1) return []
    const [number, literal] = [Number(text), { line, column: 1, start: 0, end: 0 }]
    const asNumber: LuaValue = { kind: 'literal', value: number, place: literal }
    const asText: LuaValue = {
      kind: 'literal',
      value: text === 'true' ? true : text === 'false' ? false : text,
      place: literal,
    }
    const candidates = text.trim() !== '' && Number.isFinite(number) ? [asNumber, asText] : [asText]
    if (candidates.some((value) => checkValue(value, field, expression).length === 0)) return []
    const expected = checkValue(candidates[0]!, field, expression)[0]?.expected
    return [
      {
        rule: 'example-output' as const,
        place: literal,
        message: `\`${expression}\` cannot be ${JSON.stringify(text)}`,
        ...(expected !== undefined && { expected }),
      },
    ]
  })
}

function resultOf(call: ExampleCall, home: Namespace, spaces: ReadonlyMap<string, Namespace>): Schema | undefined {
  const target = targetOf(call, home, spaces)
  const result = target && findFunction(target.namespace, target.name)?.result
  return result?.['x-inferred'] ? undefined : result
}

function fieldAt(schema: Schema | undefined, names: readonly string[]): Schema | undefined {
  return names.reduce<Schema | undefined>(
    (at, name) => (at?.properties && Object.hasOwn(at.properties, name) ? at.properties[name] : undefined),
    schema,
  )
}
