/** Calls of documented functions. */

import type { Edit } from '../../../lua/source.js'
import { breaksRule } from '../../../validation/breaks-rule.js'
import { describeIssue, type Issue } from '../../../validation/issues.js'
import type { Schema } from '../../../validation/schema.js'
import type { MeaningRule } from '../../finding.js'
import type { CallNode, Expression, Span } from '../../syntax/tree.js'
import { ArgumentCheck, isNil, type Problem } from '../../values/arguments.js'
import { fixOf, hintOf } from '../../values/repairs.js'
import { type Answer, opened, type TableFacts, type Target, unknown, type Value } from '../../values/value.js'
import { type LintFunction, objectOf } from '../../world.js'
import { edit, member, nearestOf } from '../base.js'
import { Paging } from './paging.js'

const rules: { readonly [code in Issue['code']]: MeaningRule } = {
  not_a_table: 'positional-arguments',
  missing: 'missing-parameter',
  unknown: 'unknown-parameter',
  wrong_type: 'wrong-type',
  not_in_enum: 'unknown-value',
  too_small: 'out-of-bounds',
  too_big: 'out-of-bounds',
  too_short: 'out-of-bounds',
  too_long: 'out-of-bounds',
  rule: 'broken-rule',
}

export abstract class HostCalls extends Paging {
  /** Checks a call and returns its answer. `args` are those of the function, at `place`. */
  protected callHost(target: Target, args: readonly Expression[], node: CallNode, place: Span): Value {
    const values = args.map((arg) => this.evaluate(arg))
    this.use(target, node)
    if (this.loops.length > 0) this.repeatsPage(target, args, node)
    this.checkArguments(target, args, values, place)
    const { result } = target.fn
    return result ? { kind: 'answer', schema: result, target, perhaps: false } : unknown
  }

  protected checkArguments(target: Target, args: readonly Expression[], values: readonly Value[], place: Span): void {
    const [first] = args
    const [value] = values
    if (first === undefined || value === undefined || isNil(value))
      return this.#checkTable(target, { ...opened, open: false }, place)
    if (first.kind === 'vararg') return
    if (args.length > 1) return this.#positional(target, args, `got ${args.length} arguments`)
    if (value.kind === 'table') {
      const facts = this.state.facts(value.table)
      if (facts.items.length > 0) return this.#listed(target, facts, first)
      return this.#checkTable(target, facts, place)
    }
    const type = value.kind === 'answer' ? scalarOf(value) : this.typeOf(value)
    if (value.kind === 'app' || value.kind === 'space' || value.kind === 'integrations')
      return this.#positional(target, args, `got ${this.brief(first)}`)
    if (type !== undefined && type !== 'table') this.#positional(target, args, `got ${type}`)
  }

  #positional(target: Target, args: readonly Expression[], got: string): void {
    const [first] = args
    const names = target.fn.parameters.map(({ name }) => name)
    const [, second] = args
    const hint =
      second && first?.kind === 'table' && /account|^["']/.test(this.text(second)) ? this.#accountHint(target) : ''
    const example = names[0] === undefined ? '{}' : `{ ${names[0]} = … }`
    const fix = this.#named(target.fn, args)
    this.report({
      rule: 'positional-arguments',
      message: `${this.pathOf(target)}: expected one table of named parameters, ${got}: write ${example}${hint}`,
      start: first!.start,
      end: args.at(-1)!.end,
      expected: 'one table of named parameters',
      ...(fix && { fix }),
    })
  }

  /** The edits that give the arguments their names, if there is only one way to do so. */
  #named({ parameters }: LintFunction, args: readonly Expression[], list = false): Edit[] | undefined {
    const required = parameters.filter((parameter) => parameter.required)
    const meant = required.length === args.length ? required : parameters.length === 1 ? parameters : []
    if (meant.length !== args.length || args.some(({ kind }) => kind === 'table' || kind === 'vararg')) return undefined
    if (!args.every((arg, index) => this.#fits(arg, meant[index]!))) return undefined
    const inner = args.map((arg, index) => `${keyOf(meant[index]!.name)} = ${this.text(arg)}`).join(', ')
    const [from, to] = [args[0]!.start, args.at(-1)!.end]
    return [edit(from, to, list ? inner : `{ ${inner} }`)]
  }

  #fits(arg: Expression, { name, schema }: LintFunction['parameters'][number]): boolean {
    const check = new ArgumentCheck(this.state)
    check.value(this.evaluate(arg, 'test'), schema, [name], arg)
    return check.problems.length === 0
  }

  /** `{ "a", "b" }`: a list where names are needed. */
  #listed(target: Target, facts: TableFacts, table: Expression): void {
    const [only, ...others] = facts.items
    if (only?.node.kind === 'table' && others.length === 0 && facts.fields.size === 0)
      return this.#wrapped(target, 'a second pair of braces', table, only.node)
    const mixed = facts.fields.size > 0
    const items = facts.items.map(({ node }) => node)
    const names = target.fn.parameters.map(({ name }) => name)
    // In JavaScript `{ to, text }` names fields after variables.
    const short = table.kind === 'table' && items.every((item) => item.kind === 'name' && names.includes(item.name))
    const fix = short
      ? items.map((item) => edit(item.start, item.end, `${this.text(item)} = ${this.text(item)}`))
      : !mixed && table.kind === 'table'
        ? this.#named(target.fn, items, true)
        : undefined
    this.report({
      rule: 'positional-arguments',
      message: `${this.pathOf(target)}: ${
        mixed
          ? 'names and positions mixed in one table'
          : `expected a table of named parameters, got a list of ${items.length}`
      }: write { ${names[0] ?? 'name'} = … }`,
      start: items[0]!.start,
      end: items.at(-1)!.end,
      expected: 'a table of named parameters',
      ...(fix && { fix }),
    })
  }

  #checkTable(target: Target, facts: TableFacts, place: Span): void {
    const inner = this.#innerTable(target, facts)
    if (inner) return this.#wrapped(target, JSON.stringify(inner.name), place, inner.node)
    const object = objectOf(target.space, target.fn)
    const check = new ArgumentCheck(this.state)
    check.object(facts, object, [], place)
    for (const problem of check.problems) this.#reportProblem(target, problem)
    if (!facts.open) this.#checkRules(target, facts, place)
    this.#warnOfDigits(target, facts, object.properties)
  }

  #reportProblem(target: Target, problem: Problem): void {
    const { issue, place, schema, node } = problem
    const fix = fixOf(problem, (span) => this.text(span))
    const account = isAccountName(issue) ? this.#accountHint(target) : ''
    this.report({
      rule: rules[issue.code],
      message: `${this.pathOf(target)}: ${describeIssue(issue, 1)}${hintOf(issue, schema, node)}${account}`,
      start: place.start,
      end: issue.code === 'missing' ? Math.min(place.end, place.start + 1) : place.end,
      expected: issue.expected,
      ...(issue.suggestion !== undefined && { nearest: issue.suggestion }),
      ...(fix && this.#isCertain(target, issue) && { fix }),
    })
  }

  #accountHint({ space, fn }: Target): string {
    return `: an account is chosen before the function, app.integrations${member(space.namespace)}.ACCOUNT.${fn.name}`
  }

  /** `{ params = { from = … } }`: the only field, which is not documented, holds parameters. */
  #innerTable(
    { space, fn }: Target,
    facts: TableFacts,
  ): { readonly name: string; readonly node: Expression } | undefined {
    const [field, ...others] = facts.fields
    if (!field || others.length > 0 || facts.open || facts.items.length > 0) return undefined
    const [name, { value, node }] = field
    const { properties, open } = objectOf(space, fn)
    if (open || Object.hasOwn(properties, name) || value.kind !== 'table' || node.kind !== 'table') return undefined
    const names = [...this.state.facts(value.table).fields.keys()]
    return names.some((inner) => Object.hasOwn(properties, inner)) ? { name, node } : undefined
  }

  /** Parameters in a table within the table. */
  #wrapped(target: Target, what: string, { start, end }: Span, inner: Expression): void {
    const bracketed = this.source[start] === '(' && this.source[end - 1] === ')' ? 1 : 0
    this.report({
      rule: 'unknown-parameter',
      message: `${this.pathOf(target)}: the parameters are written directly in the table, without ${what}`,
      start,
      end,
      fix: [edit(start + bracketed, end - bracketed, this.text(inner))],
    })
  }

  /** Whether the suggested name is the only one that is near. */
  #isCertain({ fn }: Target, { code, path, suggestion }: Issue): boolean {
    if (code !== 'unknown' || path.length > 1 || suggestion === undefined) return true
    const near = nearestOf(
      String(path[0]),
      fn.parameters.map(({ name }) => name),
    )
    return near === undefined || near.certain || near.near !== suggestion
  }

  #checkRules(target: Target, facts: TableFacts, place: Span): void {
    const fields = [...facts.fields].filter(([, { value }]) => !isNil(value))
    if (fields.some(([, { maybe }]) => maybe)) return
    const { rules: documented = [], validate } = target.fn
    if (documented.length === 0 && !validate) return
    const given = new Set(fields.map(([name]) => name))
    const broken = documented.filter((rule) => breaksRule(rule, given)).map(({ text }) => text)
    const input = Object.fromEntries(
      fields.map(([name, { value }]) => [name, value.kind === 'literal' ? value.value : true]),
    )
    const issues = validate?.(input)?.filter(({ code }) => code === 'rule') ?? []
    for (const text of [...broken, ...issues.map((issue) => describeIssue(issue, 1))])
      this.report({
        rule: 'broken-rule',
        message: `${this.pathOf(target)}: ${text}`,
        start: place.start,
        end: Math.min(place.end, place.start + 1),
        expected: text,
      })
  }

  /** Digits in quotes are accepted as an integer, but the parameter is meant to be written without quotes. */
  #warnOfDigits(target: Target, facts: TableFacts, properties: { readonly [name: string]: Schema }): void {
    for (const [name, { value, node }] of facts.fields) {
      const type = Object.hasOwn(properties, name) ? properties[name]!.type : undefined
      if (type !== 'integer' || value.kind !== 'literal' || typeof value.value !== 'string') continue
      if (!/^-?\d{1,15}$/.test(value.value)) continue
      this.report({
        rule: 'wrong-type',
        severity: 'warning',
        message: `${this.pathOf(target)}: "${name}" is an integer: write ${value.value} without quotes`,
        start: node.start,
        end: node.end,
        expected: 'integer',
        ...(node.kind === 'string' && { fix: [edit(node.start, node.end, value.value)] }),
      })
    }
  }

  /** `T:send_sms{…}`. */
  protected reportColon(target: Target, { callee, method }: CallNode): void {
    const name = method!
    const colon = this.source.indexOf(':', callee.end)
    this.report({
      rule: 'colon-call',
      message: `${this.pathOf(target)} is called with a dot, not with a colon: write .${name.name}{ … }`,
      start: colon,
      end: name.end,
      fix: [edit(colon, colon + 1, '.')],
    })
  }
}

/** The type of a part of an answer that is documented and not a table. */
function scalarOf({ schema, perhaps }: Answer): string | undefined {
  const { type } = schema
  return !perhaps && (type === 'string' || type === 'number' || type === 'integer' || type === 'boolean')
    ? type
    : undefined
}

const isAccountName = ({ code, path }: Issue): boolean =>
  code === 'unknown' && path.length === 1 && /^(?:use_?)?account(?:_?name)?$/i.test(String(path[0]))

const keyOf = (name: string): string => (/^[A-Za-z_]\w*$/.test(name) ? name : `[${JSON.stringify(name)}]`)
