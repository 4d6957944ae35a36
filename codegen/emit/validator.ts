/** Validators as straight-line code: no library, no schema at run time, every problem of an input at once. */
import { nameLocals } from '../names.js'
import type { ApiFunction, FunctionRule, Parameter, Schema, SchemaType } from '../ir.js'
import { describeType, typesOf } from '../schema-text.js'
import { literal, propertyAccess, stringLiteral } from './escape.js'

/** Collects what a validator needs outside its body. */
export interface ValidatorText {
  /** Statements of the function, indented by two spaces. */
  readonly body: string
  /** Error makers of `moonbind/runtime` that the body calls. */
  readonly imports: ReadonlySet<string>
}

/** The body of `validateX(input: unknown): Issues`. */
export function validatorBody(each: ApiFunction): ValidatorText {
  const imports = new Set(['notATable'])
  const locals = nameLocals(each.parameters.map(({ name }) => name))
  const code = new Code(imports)
  code.line("if (typeof input !== 'object' || input === null || (Array.isArray(input) && input.length > 0)) return notATable(input)")
  // An open function asks nothing of a name that is optional, unrestricted and in no rule.
  const inRules = new Set((each.rules ?? []).flatMap((rule) => rule.parameters))
  const checked = (parameter: Parameter): boolean => !each.open || parameter.required || restricts(parameter.schema) || inRules.has(parameter.name)
  if (each.open && !each.parameters.some(checked)) {
    code.line('return undefined')
    return { body: code.text, imports }
  }
  if (each.parameters.length > 0) code.line('const given = input as { readonly [name: string]: unknown }')
  code.line('let issues: Issues')
  if (!each.open) code.line('let known = 0')
  each.parameters.forEach((parameter, index) => {
    if (checked(parameter)) parameterCheck(code, parameter, locals[index]!, each.open ?? false)
  })
  for (const rule of each.rules ?? []) ruleCheck(code, rule, each.parameters, locals)
  if (!each.open) unknownCheck(code, 'input', [], each.parameters.map(({ name }) => name))
  code.line('return issues')
  return { body: code.text, imports }
}

/** Lines of code under construction. */
class Code {
  private readonly lines: string[] = []
  private depth = 1
  private loops = 0

  constructor(private readonly imports: Set<string>) {}

  get text(): string {
    return this.lines.join('\n')
  }

  line(text: string): void {
    this.lines.push('  '.repeat(this.depth) + text)
  }

  /** `head {`, what `inside` writes, `}`. */
  block(head: string, inside: () => void): void {
    this.line(`${head} {`)
    this.depth++
    inside()
    this.depth--
    this.line('}')
  }

  /** Assigns what an error maker returns. */
  report(maker: string, ...args: readonly string[]): string {
    this.imports.add(maker)
    return `issues = ${maker}(issues, ${args.join(', ')})`
  }

  /** A name for something inside nested checks that no other has. */
  fresh(name: string): string {
    return `${name}${++this.loops}`
  }
}

/** A path under construction: source texts of its steps. */
type PathText = readonly string[]

const pathLiteral = (path: PathText): string => `[${path.join(', ')}]`

function parameterCheck(code: Code, { name, required, schema }: Parameter, local: string, open: boolean): void {
  code.line(`const ${local} = ${readProperty('given', name)}`)
  const path = [stringLiteral(name)]
  valueCheck(code, schema, local, path, { required, counted: !open })
}

/** Names that every object inherits are read only where the input has them itself. */
function readProperty(object: string, name: string): string {
  return name in Object.prototype ? `Object.hasOwn(${object}, ${stringLiteral(name)}) ? ${propertyAccess(object, name)} : undefined` : propertyAccess(object, name)
}

function valueCheck(code: Code, schema: Schema, local: string, path: PathText, { required, counted }: { required: boolean; counted: boolean }): void {
  const check = (): void => presentCheck(code, schema, local, path)
  const count = counted ? 'known++' : ''
  if (required) {
    code.line(`if (${local} === undefined) ${code.report('missing', pathLiteral(path), stringLiteral(describeType(schema)))}`)
    if (!counted && !restricts(schema)) return
    if (!restricts(schema)) return code.line(`else ${count}`)
    return code.block('else', () => {
      if (counted) code.line(count)
      check()
    })
  }
  if (!counted && !restricts(schema)) return
  if (!restricts(schema)) return code.line(`if (${local} !== undefined) ${count}`)
  code.block(`if (${local} !== undefined)`, () => {
    if (counted) code.line(count)
    check()
  })
}

const restricts = (schema: Schema): boolean => schema.type !== undefined || schema.enum !== undefined || schema.anyOf !== undefined || schema.properties !== undefined || hasBounds(schema)

const hasBounds = (schema: Schema): boolean =>
  [schema.minimum, schema.maximum, schema.exclusiveMinimum, schema.exclusiveMaximum, schema.minLength, schema.maxLength, schema.minItems, schema.maxItems].some((bound) => bound !== undefined)

/** Checks a value that is there. */
function presentCheck(code: Code, schema: Schema, local: string, path: PathText): void {
  if (schema.anyOf) {
    code.line(`if (!(${schema.anyOf.map((option) => testText(option, local)).join(' || ')})) ${wrongType(code, schema, local, path)}`)
    return
  }
  const types = typesOf(schema)
  const checks = types.length > 0 ? types : ([] as readonly SchemaType[])
  if (checks.length > 0) code.line(`if (${unwrapped(checks.map((type) => failTest(type, local)))}) ${wrongType(code, schema, local, path)}`)
  if (schema.enum) {
    const test = schema.enum.map((value) => `${local} !== ${literal(value)}`).join(' && ')
    const inType = checks.length > 0 ? 'else ' : ''
    code.line(`${inType}if (${test}) ${code.report('notInEnum', pathLiteral(path), literal(schema.enum), local)}`)
    return
  }
  const only = checks.length === 1
  for (const type of checks.length > 0 ? checks : guardedTypes(schema)) detailCheck(code, type, schema, local, path, only)
}

/** Tests joined by `&&`; the parentheses of a single one are the caller's. */
function unwrapped(tests: readonly string[]): string {
  const [only = ''] = tests
  return tests.length > 1 ? tests.join(' && ') : only.replace(/^\((.*)\)$/s, '$1')
}

const wrongType = (code: Code, schema: Schema, local: string, path: PathText): string => code.report('wrongType', pathLiteral(path), stringLiteral(describeType(schema)), local)

/** Without a type, a bound speaks of the values that it can speak of (JSON Schema Validation, 6). */
function guardedTypes(schema: Schema): SchemaType[] {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = schema
  return [
    ...([minimum, maximum, exclusiveMinimum, exclusiveMaximum].some((bound) => bound !== undefined) ? ['number' as const] : []),
    ...(schema.minLength !== undefined || schema.maxLength !== undefined ? ['string' as const] : []),
    ...(schema.minItems !== undefined || schema.maxItems !== undefined || schema.items !== undefined ? ['array' as const] : []),
    ...(schema.properties !== undefined ? ['object' as const] : []),
  ]
}

/** Bounds, items and fields of a value of one type. */
function detailCheck(code: Code, type: SchemaType, schema: Schema, local: string, path: PathText, only: boolean): void {
  const inside = detailOf(type, schema)
  if (!inside) return
  if (only) return code.block('else', () => inside(code, schema, local, path))
  code.block(`if (${passTest(type, local)})`, () => inside(code, schema, local, path))
}

type Detail = (code: Code, schema: Schema, local: string, path: PathText) => void

function detailOf(type: SchemaType, schema: Schema): Detail | undefined {
  switch (type) {
    case 'string':
      return schema.minLength === undefined && schema.maxLength === undefined ? undefined : lengthChecks
    case 'integer':
    case 'number':
      return [schema.minimum, schema.maximum, schema.exclusiveMinimum, schema.exclusiveMaximum].every((bound) => bound === undefined) ? undefined : boundChecks
    case 'array':
      return schema.minItems === undefined && schema.maxItems === undefined && !restricts(schema.items ?? {}) ? undefined : itemChecks
    case 'object':
      return schema.properties === undefined && schema.additionalProperties === undefined ? undefined : fieldChecks
    case 'boolean':
    case 'null':
      return undefined
  }
}

function boundChecks(code: Code, { minimum, maximum, exclusiveMinimum, exclusiveMaximum }: Schema, local: string, path: PathText): void {
  const check = (test: string, kind: string, expected: string): void => code.line(`if (${local} ${test}) ${code.report('outOfBounds', pathLiteral(path), `'${kind}'`, stringLiteral(expected), local)}`)
  if (minimum !== undefined) check(`< ${minimum}`, 'too_small', `at least ${minimum}`)
  if (exclusiveMinimum !== undefined) check(`<= ${exclusiveMinimum}`, 'too_small', `more than ${exclusiveMinimum}`)
  if (maximum !== undefined) check(`> ${maximum}`, 'too_big', `at most ${maximum}`)
  if (exclusiveMaximum !== undefined) check(`>= ${exclusiveMaximum}`, 'too_big', `less than ${exclusiveMaximum}`)
}

/** Code points are counted only where the count of UTF-16 units leaves it open. */
function lengthChecks(code: Code, { minLength, maxLength }: Schema, local: string, path: PathText): void {
  const report = (kind: string, expected: string): string => code.report('outOfBounds', pathLiteral(path), `'${kind}'`, stringLiteral(expected), local)
  if (minLength !== undefined) code.line(`if ([...${local}].length < ${minLength}) ${report('too_short', `at least ${minLength} characters`)}`)
  if (maxLength !== undefined) code.line(`if (${local}.length > ${maxLength} && [...${local}].length > ${maxLength}) ${report('too_long', `at most ${maxLength} characters`)}`)
}

function itemChecks(code: Code, { minItems, maxItems, items = {} }: Schema, local: string, path: PathText): void {
  const report = (kind: string, expected: string): string => code.report('outOfBounds', pathLiteral(path), `'${kind}'`, stringLiteral(expected), local)
  if (minItems !== undefined) code.line(`if (${local}.length < ${minItems}) ${report('too_short', `at least ${minItems} items`)}`)
  if (maxItems !== undefined) code.line(`if (${local}.length > ${maxItems}) ${report('too_long', `at most ${maxItems} items`)}`)
  if (!restricts(items)) return
  const [index, item] = [code.fresh('index'), code.fresh('item')]
  code.block(`for (let ${index} = 0; ${index} < ${local}.length; ${index}++)`, () => {
    code.line(`const ${item}: unknown = ${local}[${index}]`)
    presentCheck(code, items, item, [...path, index])
  })
}

function fieldChecks(code: Code, schema: Schema, local: string, path: PathText): void {
  const fields = code.fresh('fields')
  code.line(`const ${fields} = ${local} as { readonly [name: string]: unknown }`)
  for (const [name, each] of Object.entries(schema.properties ?? {})) {
    const required = schema.required?.includes(name) ?? false
    if (!required && !restricts(each)) continue
    const field = code.fresh('field')
    code.line(`const ${field} = ${readProperty(fields, name)}`)
    valueCheck(code, each, field, [...path, stringLiteral(name)], { required, counted: false })
  }
  if (schema.additionalProperties === false) code.line(code.report('unknownNames', pathLiteral(path), local, literal(Object.keys(schema.properties ?? {}))))
}

function ruleCheck(code: Code, rule: FunctionRule, parameters: readonly Parameter[], locals: readonly string[]): void {
  const names = rule.parameters.map((name) => locals[parameters.findIndex((each) => each.name === name)]).filter((name) => name !== undefined)
  if (names.length < 2) return
  const count = names.map((name) => `Number(${name} !== undefined)`).join(' + ')
  code.line(`if (${ruleTest(rule.kind, names, count)}) ${code.report('brokenRule', literal(rule.parameters), stringLiteral(rule.text))}`)
}

function ruleTest(kind: FunctionRule['kind'], names: readonly string[], count: string): string {
  switch (kind) {
    case 'any-of':
      return names.map((name) => `${name} === undefined`).join(' && ')
    case 'one-of':
      return `${count} !== 1`
    case 'at-most-one':
      return `${count} > 1`
    case 'all-or-none':
      return `![0, ${names.length}].includes(${count})`
  }
}

/** Names are compared only where there are more of them than were recognised. */
function unknownCheck(code: Code, local: string, path: PathText, names: readonly string[]): void {
  code.line('let present = 0')
  code.line(`for (const _ in ${local}) present++`)
  code.line(`if (present !== known) ${code.report('unknownNames', pathLiteral(path), local, literal(names))}`)
}

/** True where a value is not of the type. */
function failTest(type: SchemaType, local: string): string {
  switch (type) {
    case 'string':
    case 'boolean':
      return `typeof ${local} !== '${type}'`
    case 'integer':
      return `(typeof ${local} !== 'number' || !Number.isInteger(${local}))`
    case 'number':
      return `(typeof ${local} !== 'number' || !Number.isFinite(${local}))`
    case 'null':
      return `${local} !== null`
    case 'array':
      return `!Array.isArray(${local})`
    case 'object':
      return `(typeof ${local} !== 'object' || ${local} === null || Array.isArray(${local}))`
  }
}

const passTest = (type: SchemaType, local: string): string => {
  switch (type) {
    case 'integer':
    case 'number':
      return `typeof ${local} === 'number'`
    case 'object':
      return `typeof ${local} === 'object' && ${local} !== null && !Array.isArray(${local})`
    case 'string':
    case 'boolean':
      return `typeof ${local} === '${type}'`
    case 'array':
      return `Array.isArray(${local})`
    case 'null':
      return `${local} === null`
  }
}

/** A whole schema as one expression that is true where a value fits: for the branches of `anyOf`. */
function testText(schema: Schema, local: string): string {
  if (schema.anyOf) return `(${schema.anyOf.map((option) => testText(option, local)).join(' || ')})`
  const types = typesOf(schema)
  const values = schema.enum ? [`(${schema.enum.map((value) => `${local} === ${literal(value)}`).join(' || ')})`] : []
  const typed = types.length === 0 ? [] : [`(${types.map((type) => `!${parenthesized(failTest(type, local))}`).join(' || ')})`]
  const items = schema.items && restricts(schema.items) ? [`(!Array.isArray(${local}) || ${local}.every((item: unknown) => ${testText(schema.items, 'item')}))`] : []
  const all = [...typed, ...values, ...boundTests(schema, local), ...items, ...fieldTests(schema, local)]
  return all.length === 0 ? 'true' : `(${all.join(' && ')})`
}

const parenthesized = (text: string): string => (text.startsWith('(') ? text : `(${text})`)

function boundTests(schema: Schema, local: string): string[] {
  const number = (test: string): string => `(typeof ${local} !== 'number' || ${local} ${test})`
  const string = (test: string): string => `(typeof ${local} !== 'string' || [...${local}].length ${test})`
  const list = (test: string): string => `(!Array.isArray(${local}) || ${local}.length ${test})`
  const tests: readonly [number | undefined, (bound: number) => string][] = [
    [schema.minimum, (bound) => number(`>= ${bound}`)],
    [schema.maximum, (bound) => number(`<= ${bound}`)],
    [schema.exclusiveMinimum, (bound) => number(`> ${bound}`)],
    [schema.exclusiveMaximum, (bound) => number(`< ${bound}`)],
    [schema.minLength, (bound) => string(`>= ${bound}`)],
    [schema.maxLength, (bound) => string(`<= ${bound}`)],
    [schema.minItems, (bound) => list(`>= ${bound}`)],
    [schema.maxItems, (bound) => list(`<= ${bound}`)],
  ]
  return tests.flatMap(([bound, test]) => (bound === undefined ? [] : [test(bound)]))
}

function fieldTests(schema: Schema, local: string): string[] {
  const names = Object.keys(schema.properties ?? {})
  const fields = Object.entries(schema.properties ?? {}).flatMap(([name, each]) => {
    const required = schema.required?.includes(name) ?? false
    if (!required && !restricts(each)) return []
    const value = `(${readProperty(`(${local} as { readonly [name: string]: unknown })`, name)})`
    const fits = restricts(each) ? `((value: unknown) => ${testText(each, 'value')})(${value})` : 'true'
    return [required ? `(${value} !== undefined && ${fits})` : `(${value} === undefined || ${fits})`]
  })
  const closed = schema.additionalProperties === false ? [`Object.keys(${local}).every((name) => ${names.length === 0 ? 'name === undefined' : literal(names) + '.includes(name)'})`] : []
  const tests = [...fields, ...closed]
  return tests.length === 0 ? [] : [`(!(${passTest('object', local)}) || (${tests.join(' && ')}))`]
}
