/** Calls of Lua's own functions. */

import { resultOf } from '../../library.js'
import type { CallNode, Expression } from '../../syntax/tree.js'
import { formatProblem } from '../../values/format.js'
import { patternProblem } from '../../values/pattern.js'
import { wrongArgument } from '../../values/signatures.js'
import { aType, unknown, type Value } from '../../values/value.js'
import { edit } from '../base.js'
import { PassedFunctions } from './passed-functions.js'

const patternFunctions = new Set('string.match string.gmatch string.gsub string.find'.split(' '))

export abstract class BuiltinCalls extends PassedFunctions {
  /** What a call of one of Lua's functions returns; `args` are its arguments, for a method with the value first. */
  protected callBuiltin(name: string, node: CallNode, args: readonly Expression[]): readonly Value[] {
    switch (name) {
      case 'pcall':
      case 'xpcall':
        return this.protectedCall(node, name === 'xpcall')
      case 'parallel':
        return this.parallel(node)
      case 'pages':
        return [this.pages(node)]
      case 'assert':
        return this.#passed(args)
      case 'error':
        for (const arg of args) this.evaluate(arg)
        this.state.dead = true
        return []
      case 'table.insert':
        return this.#insert(args)
      case 'ipairs':
        return this.#listOf(args)
      case 'setmetatable':
      case 'rawset':
      case 'table.remove':
      case 'table.sort':
      case 'table.move':
        return this.#changes(args)
      default:
        return this.#plain(name, node, args)
    }
  }

  #plain(name: string, node: CallNode, args: readonly Expression[]): readonly Value[] {
    // A script may print or inspect what is absent.
    const shows = name === 'tostring' || name === 'print'
    const values = args.map((arg) =>
      this.evaluate(arg, name === 'type' || (shows && arg.kind !== 'name') ? 'test' : 'read'),
    )
    if (name === 'string.format') this.#format(args, values, node)
    this.#argumentTypes(name, args, values, node)
    if (patternFunctions.has(name)) this.#pattern(name, args, values)
    if (name === 'os.date') this.#dateFormat(args[0])
    if (name === 'table.concat' || name === 'table.unpack') this.expectList(name, args[0], values[0])
    if (name === 'table.concat') this.#concatenates(args[0], values[0])
    if (name === 'tonumber' && args.length === 1) return [unknown]
    return [resultOf(name)]
  }

  /** Items that are tables cannot be joined. */
  #concatenates(list: Expression | undefined, value: Value | undefined): void {
    if (!list || value?.kind !== 'answer' || value.perhaps || value.schema.items?.type !== 'object') return
    const field = Object.keys(value.schema.items.properties ?? {})[0] ?? 'name'
    this.report({
      rule: 'concatenation',
      severity: 'warning',
      message:
        `table.concat joins texts, but the items of ${this.brief(list)} are tables: put item.${field} of each into ` +
        'a list first',
      start: list.start,
      end: list.end,
    })
  }

  #argumentTypes(name: string, args: readonly Expression[], values: readonly Value[], node: CallNode): void {
    const wrong = wrongArgument(name, values)
    const arg = wrong && args[wrong.argument]
    if (!wrong || !arg) return
    const decodes = name === 'json.decode'
    const spread = /^math\.(?:max|min)$/.test(name) && args.length === 1
    const hint = decodes
      ? ': answers are decoded already, so leave json.decode out'
      : spread
        ? `: write ${name}(table.unpack(${this.brief(arg)}))`
        : ''
    this.report({
      rule: 'wrong-type',
      severity: spread ? 'warning' : 'error',
      message: `${name} needs a ${wrong.needed}, but ${this.brief(arg)} is ${wrong.got}${hint}`,
      start: arg.start,
      end: arg.end,
      ...(decodes && args.length === 1 && { fix: [edit(node.start, node.end, this.text(arg))] }),
      ...(spread && { fix: [edit(arg.start, arg.end, `table.unpack(${this.text(arg)})`)] }),
    })
  }

  /** The pattern of `s:match(pattern)`, unless `find` looks for a plain text. */
  #pattern(name: string, args: readonly Expression[], values: readonly Value[]): void {
    const [, pattern] = values
    const place = args[1]
    if (!place || pattern?.kind !== 'literal' || typeof pattern.value !== 'string') return
    if (name === 'string.find' && args.length > 3) return
    const problem = patternProblem(pattern.value)
    if (!problem) return
    this.report({
      rule: 'format',
      // Lua refuses a wrong pattern when it gets that far.
      severity: 'warning',
      message: problem,
      start: place.start,
      end: place.end,
    })
  }

  /** `YYYY-MM-DD`, which Lua leaves as it is. */
  #dateFormat(format: Expression | undefined): void {
    if (format?.kind !== 'string' || format.value.includes('%') || !/[Yy]{4}|\bMM\b|\bDD\b|\bHH\b/.test(format.value))
      return
    this.report({
      rule: 'format',
      severity: 'warning',
      message: 'os.date replaces directives such as %Y: write "%Y-%m-%d", or "%Y-%m-%dT%H:%M:%SZ" for ISO 8601',
      start: format.start,
      end: format.end,
    })
  }

  /** A function that returns its arguments. */
  #passed(args: readonly Expression[]): readonly Value[] {
    const values = args.flatMap((arg, index) =>
      index === args.length - 1 ? this.evaluateAll(arg) : [this.evaluate(arg)],
    )
    return values.length > 0 ? values : [unknown]
  }

  #changes(args: readonly Expression[]): readonly Value[] {
    const values = args.map((arg) => this.evaluate(arg))
    for (const value of values) this.state.open(value)
    return [values[0]?.kind === 'table' && args.length > 1 ? values[0] : unknown]
  }

  #insert(args: readonly Expression[]): readonly Value[] {
    const values = args.map((arg) => this.evaluate(arg))
    const [list] = values
    this.expectList('table.insert', args[0], list)
    this.#position(args, values)
    if (list?.kind !== 'table') return []
    const facts = this.state.facts(list.table)
    const item = args.length === 2 && !facts.openItems ? { value: values[1]!, node: args[1]! } : undefined
    this.state.setFacts(
      list.table,
      item ? { ...facts, items: [...facts.items, item] } : { ...facts, items: [], openItems: true },
    )
    return []
  }

  /** `table.insert(list, a, b)`: the position comes first. */
  #position(args: readonly Expression[], values: readonly Value[]): void {
    const [, place] = args
    const type = values[1] && this.typeOf(values[1])
    if (args.length !== 3 || !place || type === undefined || type === 'number') return
    this.report({
      rule: 'wrong-type',
      message:
        `table.insert(list, position, value) needs a number, but ${this.brief(place)} is ${aType(type)}: insert ` +
        'one value at a time',
      start: place.start,
      end: place.end,
    })
  }

  /** `ipairs(x)`: returns each position and the item there. */
  #listOf(args: readonly Expression[]): readonly Value[] {
    const [first] = args
    if (first === undefined) return [unknown]
    const value = this.evaluate(first)
    // Lua refuses only nil here, anything else when the loop begins.
    if (this.typeOf(value) === 'nil') this.expectList('ipairs', first, value)
    return [unknown]
  }

  #format(args: readonly Expression[], values: readonly Value[], node: CallNode): void {
    const [format] = values
    if (format?.kind !== 'literal' || typeof format.value !== 'string') return
    const last = args.at(-1)
    const open = last?.kind === 'call' || last?.kind === 'vararg'
    const problem = formatProblem(format.value, values.slice(1), open)
    if (!problem) return
    const at = args[problem.argument] ?? args[0] ?? node
    this.report({
      rule: 'format',
      severity: problem.harmless ? 'warning' : 'error',
      message: problem.message,
      start: at.start,
      end: at.end,
    })
  }
}
