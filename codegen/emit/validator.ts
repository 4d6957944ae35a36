/** Validators as straight-line code: no library, no schema at run time, every problem of an input at once. */
import { isOrdinary } from '../../runtime/validation/issue-text.js'
import type { ApiFunction, FunctionRule } from '../ir.js'
import type { CheckSite, PathText } from './check-site.js'
import { checkPresence, readProperty } from './checks.js'
import { type Code, choose } from './code.js'
import { literal, stringLiteral } from './escape.js'
import { type FunctionNames, localNames } from './names.js'

/** A validator as statements. */
export interface ValidatorCode {
  readonly body: readonly Code[]
  /** What the module calls of `moonbind/runtime`. */
  readonly imports: readonly string[]
  /** Constants of the module with the allowed values and names that issues mention. */
  readonly constants: readonly ChoicesConstant[]
}

export interface ChoicesConstant {
  readonly name: string
  readonly values: readonly (string | number | boolean)[]
  /** Another constant with the values alone, if they are an enumeration. */
  readonly listed?: string
}

/** The names that a validator uses from outside. */
export interface ValidatorNames extends Pick<FunctionNames, 'constant' | 'validate'> {
  /** A new name for a constant of the module. */
  readonly own: (wanted: string) => string
  /** The constants with the sentences of rules. */
  readonly rules: ReadonlyMap<FunctionRule, string>
}

/** The body of `validateX(input: unknown): Issues`. */
export function validatorCode(
  { parameters, rules = [], open = false }: ApiFunction,
  { constant, validate, own, rules: sentences }: ValidatorNames,
): ValidatorCode {
  const imports = new Set(['notATable'])
  const fresh = localNames([constant, validate])
  const constants = new Map<string, ChoicesConstant>()
  const scope: CheckSite = {
    attempt: false,
    fresh,
    fail: (maker, path, ...args) => report(imports, maker, [placeText(path), ...args]),
    guard: (name) => {
      imports.add(name)
      return name
    },
    choices: (values, about, kind) => {
      imports.add('choices')
      const key = `${kind} ${literal(values)}`
      const made = constants.get(key) ?? choicesOf(values, about, kind, own)
      constants.set(key, made)
      return made.name
    },
  }
  const locals = new Map(parameters.map(({ name }) => [name, scope.fresh(name)]))
  const enforced = rules.filter((rule) => new Set(rule.parameters.filter((name) => locals.has(name))).size > 1)
  const ruled = new Set(enforced.flatMap((rule) => rule.parameters))
  // An empty list inherits the members of arrays, which are not parameters.
  const given = parameters.some(({ name }) => name in Array.prototype) ? 'given' : 'input'
  const reads = parameters.flatMap(({ name, required, schema }): Code[] => {
    const value = { text: locals.get(name)!, path: [stringLiteral(name)] }
    const checks = checkPresence(schema, value, { required, ...(!open && { found: 'known++' }) }, scope)
    return checks.length === 0 && !ruled.has(name) ? [] : [readProperty(value.text, given, name), ...checks]
  })
  const names = parameters.map(({ name }) => name)
  const checks = [
    ...reads,
    ...(open ? [] : checkNames(names, scope)),
    ...enforced.flatMap((rule) => checkRule(rule, sentences.get(rule)!, locals, { scope, imports })),
  ]
  const table = choose([{ test: `!${scope.guard('isTable')}(input)`, then: ['return notATable(input)'] }])
  if (checks.length === 0) return { body: [...table, 'return undefined'], imports: [...imports], constants: [] }
  const ownFields = given === 'input' || reads.length === 0 ? [] : [OWN_FIELDS]
  const known = open ? [] : ['let known = 0']
  const issues = { declared: 'let issues', type: 'Issues' }
  return {
    body: [...table, ...ownFields, issues, ...known, ...checks, 'return issues'],
    imports: [...imports].sort(),
    constants: [...constants.values()],
  }
}

function choicesOf(
  values: ChoicesConstant['values'],
  about: string,
  kind: 'names' | 'values',
  own: (wanted: string) => string,
): ChoicesConstant {
  if (kind === 'names') return { name: own(`${about} names`), values }
  return { name: own(`${about} choices`), values, listed: own(`${about} values`) }
}

const OWN_FIELDS: Code = {
  declared: 'const given',
  type: '{ readonly [name: string]: unknown }',
  value: 'Array.isArray(input) ? {} : input',
}

/** The name alone, if the runtime does not need to read it. */
function placeText(path: PathText): string {
  const [only] = path
  return path.length === 1 && only!.startsWith("'") && isOrdinary(only!) ? only! : `[${path.join(', ')}]`
}

function report(imports: Set<string>, maker: string, args: readonly string[]): string {
  imports.add(maker)
  return `issues = ${maker}(issues, ${args.join(', ')})`
}

/** Names are compared only if there are more of them than the validator recognised. */
function checkNames(names: readonly string[], scope: CheckSite): Code[] {
  const fail = scope.fail('unknownNames', [], 'input', scope.choices(names, 'parameter', 'names'))
  return ['for (const _ in input) known--', ...choose([{ test: 'known !== 0', then: [fail] }])]
}

function checkRule(
  rule: FunctionRule,
  sentence: string,
  locals: ReadonlyMap<string, string>,
  { scope, imports }: { readonly scope: CheckSite; readonly imports: Set<string> },
): Code[] {
  const values = [...new Set(rule.parameters)].flatMap((name) => locals.get(name) ?? [])
  const fail = report(imports, 'brokenRule', [literal(rule.parameters), sentence])
  const count = values.map((value) => `Number(${value} !== undefined)`).join(' + ')
  switch (rule.kind) {
    case 'any-of':
      return choose([{ test: values.map((value) => `${value} === undefined`).join(' && '), then: [fail] }])
    case 'one-of':
      return choose([{ test: `${count} !== 1`, then: [fail] }])
    case 'at-most-one':
      return choose([{ test: `${count} > 1`, then: [fail] }])
    case 'all-or-none': {
      const together = scope.fresh('together')
      return [
        `const ${together} = ${count}`,
        ...choose([{ test: `${together} !== 0 && ${together} !== ${values.length}`, then: [fail] }]),
      ]
    }
  }
}
