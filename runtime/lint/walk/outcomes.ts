/** What calls return next to their answer: nothing; and what `pcall` returns. */
import type { Binding } from '../scope/binding.js'
import type { Expression, LocalNode, NameNode } from '../syntax/tree.js'
import { anError, type Value } from '../values/value.js'
import { Assignments } from './assignments.js'

/** Functions that change their list and return nothing. */
const inPlace = new Set(['table.sort', 'table.insert'])

export abstract class Outcomes extends Assignments {
  /** The variable of an error, by that which says whether there is one. */
  readonly #errors = new Map<Binding, Binding>()

  /** Called after the names of a declaration got their values. */
  protected noteOutcome({ names, values }: Pick<LocalNode, 'names' | 'values'>, results: readonly Value[]): void {
    const last = values.at(-1)
    if (last?.kind !== 'call') return
    const [first, second] = names
    if (values.length === 1 && this.#catchesText(last) && first && second) this.#connect(first, second, results[0])
    const further = names[values.length]
    if (further && further.name !== '_' && this.#isHosted(last.callee)) this.#reportFurther(last.callee, further)
    if (names[values.length - 1] && inPlace.has(this.text(last.callee))) this.#reportInPlace(last)
  }

  #connect(ok: NameNode, error: NameNode, outcome: Value | undefined): void {
    const [one, other] = [ok, error].map((name) => this.survey.declared.get(name))
    if (one && other && outcome?.kind === 'typed' && outcome.from === 'pcall') this.#errors.set(one, other)
  }

  /** Whether what `pcall` catches here is a text: a script may raise tables. */
  #catchesText({ callee, args }: Expression & { kind: 'call' }): boolean {
    if (callee.kind !== 'name' || callee.name !== 'pcall' || !args[0]) return false
    if (args[0].kind === 'function') return !/\b(?:error|assert)\b/.test(this.text(args[0])) && !this.#callsOwn(args[0])
    return this.#isHosted(args[0])
  }

  /** A function of the script may raise a table. */
  #callsOwn(node: Expression): boolean {
    const text = this.text(node)
    return [...this.survey.declared.keys()].some(({ name }) => new RegExp(`\\b${name}\\s*[({"']`).test(text))
  }

  /** A script that calls `type` with it tells texts and tables apart. */
  #isAskedFor({ name }: Binding): boolean {
    return new RegExp(`\\btype\\s*\\(\\s*${name}\\b`).test(this.source)
  }

  #isHosted(node: Expression): boolean {
    return this.evaluate(node, 'test').kind === 'host'
  }

  #reportFurther(callee: Expression, { name, start, end }: NameNode): void {
    this.report({
      rule: 'wrong-type',
      severity: 'warning',
      message:
        `${name} is always nil: ${this.brief(callee)} returns its answer alone, and raises an error if it fails, ` +
        'which pcall catches',
      start,
      end,
    })
  }

  #reportInPlace({ callee, args, start, end }: Expression & { kind: 'call' }): void {
    const list = args[0] ? this.brief(args[0]) : 'the list'
    this.report({
      rule: 'wrong-type',
      severity: 'warning',
      message: `${this.text(callee)} changes ${list} itself and returns nothing`,
      start,
      end,
    })
  }

  /** Within a branch: what the condition says about the variables of a `pcall`. */
  protected narrow(condition: Expression | undefined, before: readonly Expression[]): void {
    const failed = condition ? failedName(condition) : before.length === 1 ? plainName(before[0]!) : undefined
    const binding = failed && this.survey.bindings.get(failed)
    const error = binding && binding.assigned === 0 ? this.#errors.get(binding) : undefined
    if (error && error.assigned === 0 && !this.#isAskedFor(error)) this.state.set(error, anError)
  }
}

const plainName = (node: Expression): NameNode | undefined => (node.kind === 'name' ? node : undefined)

/** `not ok`, `ok == false`. */
function failedName(node: Expression): NameNode | undefined {
  if (node.kind === 'unary' && node.operator === 'not') return plainName(node.operand)
  const isFalse = node.kind === 'binary' && node.operator === '==' && node.right.kind === 'boolean' && !node.right.value
  return isFalse ? plainName(node.left) : undefined
}
