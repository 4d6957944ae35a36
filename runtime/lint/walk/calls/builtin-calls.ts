/** Calls of Lua's own functions. */

import { resultOf } from '../../library.js'
import type { CallNode, Expression } from '../../syntax/tree.js'
import { formatProblem } from '../../values/format.js'
import { unknown, type Value } from '../../values/value.js'
import { PassedFunctions } from './passed-functions.js'

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
    if (name === 'table.concat' || name === 'table.unpack') this.expectList(name, args[0], values[0])
    if (name === 'tonumber' && args.length === 1) return [unknown]
    return [resultOf(name)]
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
    if (list?.kind !== 'table') return []
    const facts = this.state.facts(list.table)
    const item = args.length === 2 && !facts.openItems ? { value: values[1]!, node: args[1]! } : undefined
    this.state.setFacts(
      list.table,
      item ? { ...facts, items: [...facts.items, item] } : { ...facts, items: [], openItems: true },
    )
    return []
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
    this.report({ rule: 'format', message: problem.message, start: at.start, end: at.end })
  }
}
