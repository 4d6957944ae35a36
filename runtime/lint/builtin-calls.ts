/** Calls of the functions that the language itself has. */
import { edit } from './base.js'
import { isList } from './fields.js'
import { formatProblem } from './format.js'
import { HostCalls } from './host-calls.js'
import { resultOf } from './library.js'
import type { CallNode, Expression } from './syntax/tree.js'
import { type Answer, aBoolean, aNumber, unknown, type Value } from './values.js'

export abstract class BuiltinCalls extends HostCalls {
  /** What a call of a function of the language gives; `args` are its arguments, with the value of a method first. */
  protected callBuiltin(name: string, node: CallNode, args: readonly Expression[]): readonly Value[] {
    switch (name) {
      case 'pcall':
      case 'xpcall':
        return this.#protected(node, name === 'xpcall')
      case 'parallel':
        return this.#parallel(node)
      case 'pages':
        return [this.#pages(node)]
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
    // What is printed or looked at may be absent.
    const shows = name === 'tostring' || name === 'print'
    const values = args.map((arg) =>
      this.evaluate(arg, name === 'type' || (shows && arg.kind !== 'name') ? 'test' : 'read'),
    )
    if (name === 'string.format') this.#format(args, values, node)
    if (name === 'table.concat' || name === 'table.unpack') this.#expectList(name, args[0], values[0])
    if (name === 'tonumber' && args.length === 1) return [unknown]
    return [resultOf(name)]
  }

  /** Values that pass through. */
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
    this.#expectList('table.insert', args[0], list)
    if (list?.kind !== 'table') return []
    const facts = this.state.facts(list.table)
    const item = args.length === 2 && !facts.openItems ? { value: values[1]!, node: args[1]! } : undefined
    this.state.setFacts(
      list.table,
      item ? { ...facts, items: [...facts.items, item] } : { ...facts, items: [], openItems: true },
    )
    return []
  }

  /** `ipairs(x)`: gives a place in the list and what is there. */
  #listOf(args: readonly Expression[]): readonly Value[] {
    const [first] = args
    if (first === undefined) return [unknown]
    const value = this.evaluate(first)
    // Anything but nil is refused when the loop begins only.
    if (this.typeOf(value) === 'nil') this.#expectList('ipairs', first, value)
    return [unknown]
  }

  /** Reports what cannot be a list. */
  #expectList(name: string, node: Expression | undefined, value: Value | undefined): void {
    if (node === undefined || value === undefined) return
    const type = this.typeOf(value)
    if (value.kind === 'answer') {
      if (!isList(value.schema) && !value.perhaps) this.listField(value, node)
      return
    }
    if (type === undefined || type === 'table') return
    const call = value.kind === 'host' ? `: call it first, ${this.brief(node)}({ … })` : ''
    this.report({
      rule: 'list-expected',
      // A loop over a string runs, zero times.
      severity: name === 'ipairs' && type === 'string' ? 'warning' : 'error',
      message: `${name} expects a list, and ${this.brief(node)} is ${type === 'nil' ? 'nil' : `a ${type}`}${call}`,
      start: node.start,
      end: node.end,
    })
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

  /** `pcall(f, …)`. */
  #protected(node: CallNode, hasHandler: boolean): readonly Value[] {
    const [first, ...rest] = node.args
    if (first === undefined) return [aBoolean, unknown]
    const args = hasHandler ? rest.slice(1) : rest
    if (hasHandler && rest[0]) this.evaluate(rest[0])
    if (first.kind === 'function') {
      for (const arg of args) this.evaluate(arg)
      const { dead } = this.state
      const results = this.runFunction(first, true)
      this.state.dead = dead
      return [aBoolean, ...results.map(perhaps), ...(results.length === 0 ? [unknown] : [])]
    }
    const value = this.evaluate(first, 'read')
    if (value.kind === 'host') return [aBoolean, perhaps(this.callHost(value.target, args, node, args[0] ?? node))]
    for (const arg of args) this.evaluate(arg)
    if (first.kind === 'call' && value.kind === 'answer') this.#calledTooEarly(first)
    return [aBoolean, value.kind === 'function' ? perhaps(value.returns) : unknown]
  }

  /** `pcall(f{…})`. */
  #calledTooEarly(call: CallNode): void {
    const args = this.source.slice(
      call.argsStart + (call.parenthesised ? 1 : 0),
      call.end - (call.parenthesised ? 1 : 0),
    )
    const rest = args.trim() === '' ? '' : `, ${args.trim()}`
    this.report({
      rule: 'not-callable',
      message: `pcall expects a function, and this is what a call of it answered: write pcall(${this.brief(call.callee)}${rest === '' ? '' : ', { … }'})`,
      start: call.start,
      end: call.end,
      fix: [edit(call.callee.end, call.end, rest)],
    })
  }

  #parallel(node: CallNode): readonly Value[] {
    const [first] = node.args
    if (node.args.length !== 1) return this.#parallelArguments(node)
    if (first?.kind !== 'table') {
      const value = this.evaluate(first!)
      const type = this.typeOf(value)
      if (type !== undefined && type !== 'table') this.#parallelArguments(node)
      return [unknown]
    }
    return first.fields.map(({ value: item }) => {
      if (item.kind === 'function') return this.runFunction(item, true)[0] ?? unknown
      const value = this.evaluate(item)
      if (value.kind === 'host') return this.callHost(value.target, [], { ...node, start: item.start, args: [] }, item)
      if (item.kind === 'call' && value.kind === 'answer') this.#notAFunction(item)
      return value.kind === 'function' ? value.returns : unknown
    })
  }

  #notAFunction(call: CallNode): void {
    this.report({
      rule: 'not-callable',
      message: 'parallel expects functions, and this call is made before it: write function() return … end',
      start: call.start,
      end: call.end,
      fix: [edit(call.start, call.start, 'function() return '), edit(call.end, call.end, ' end')],
    })
  }

  #parallelArguments(node: CallNode): readonly Value[] {
    for (const arg of node.args) {
      if (arg.kind === 'function') this.runFunction(arg, true)
      else this.evaluate(arg)
    }
    const [first] = node.args
    const last = node.args.at(-1)
    this.report({
      rule: 'list-expected',
      message: 'parallel expects one list of functions: parallel{ f, g }',
      start: node.argsStart,
      end: node.end,
      ...(first && last && { fix: [edit(first.start, first.start, '{ '), edit(last.end, last.end, ' }')] }),
    })
    return [unknown]
  }

  /** `pages(f, { … })`: an iterator of items. */
  #pages(node: CallNode): Value {
    const [first, ...rest] = node.args
    if (first === undefined) return unknown
    const value = this.evaluate(first)
    if (value.kind !== 'host') {
      for (const arg of rest) this.evaluate(arg)
      if (first.kind === 'call' && value.kind === 'answer') this.#pagesOfAnswer(first)
      return unknown
    }
    const answer = this.callHost(value.target, rest, { ...node, start: node.start }, rest[0] ?? node)
    const { space, fn } = value.target
    if (space.pages && !space.pages.has(fn.name))
      this.report({
        rule: 'list-expected',
        message: `${this.pathOf(value.target)} has no pages${space.pages.size > 0 ? `: lists with pages are ${[...space.pages].join(', ')}` : ''}`,
        start: first.start,
        end: first.end,
      })
    return answer.kind === 'answer'
      ? { kind: 'function', returns: this.#itemOf(answer) }
      : { kind: 'function', returns: unknown }
  }

  #pagesOfAnswer(call: CallNode): void {
    this.report({
      rule: 'not-callable',
      message: `pages calls the function itself: write pages(${this.brief(call.callee)}, { … })`,
      start: call.start,
      end: call.end,
    })
  }

  #itemOf(answer: Answer): Value {
    const lists = Object.values(answer.schema.properties ?? {}).filter(isList)
    const list = isList(answer.schema) ? answer.schema : lists.length === 1 ? lists[0] : undefined
    return list?.items ? { ...answer, schema: list.items } : unknown
  }

  /** What the names of a loop stand for. */
  protected loopValues(node: Expression, count: number): readonly Value[] {
    if (node.kind !== 'call' || node.method || node.callee.kind !== 'name' || this.survey.bindings.has(node.callee)) {
      this.#checkIterator(node)
      return []
    }
    const { name } = node.callee
    const [list] = node.args
    if ((name !== 'ipairs' && name !== 'pairs') || !list) {
      const value = this.evaluate(node)
      return name === 'pages' && value.kind === 'function' ? [value.returns] : []
    }
    const value = this.evaluate(list)
    if (name === 'ipairs') this.#expectList(name, list, value)
    else this.#expectTable(list, value)
    const item = this.#itemsOf(value, name === 'ipairs')
    return count === 0 ? [] : [name === 'ipairs' ? aNumber : unknown, item]
  }

  #expectTable(node: Expression, value: Value): void {
    const type = this.typeOf(value)
    if (type === undefined || type === 'table') return
    this.report({
      rule: 'list-expected',
      message: `pairs expects a table, and ${this.brief(node)} is ${type === 'nil' ? 'nil' : `a ${type}`}`,
      start: node.start,
      end: node.end,
    })
  }

  #itemsOf(value: Value, asList: boolean): Value {
    if (value.kind === 'table') {
      const { items, openItems, fields, open } = this.state.facts(value.table)
      const [first] = items
      const alone = items.length === 1 && !openItems && (asList || (fields.size === 0 && !open))
      return alone ? first!.value : unknown
    }
    if (value.kind !== 'answer') return unknown
    const { schema } = value
    if (isList(schema)) return schema.items ? { ...value, schema: schema.items } : unknown
    if (!asList) return unknown
    const lists = Object.values(schema.properties ?? {}).filter(isList)
    const [list] = lists
    return lists.length === 1 && list?.items ? { ...value, schema: list.items } : unknown
  }

  /** `for _, x in list do`: a table where an iterator is needed. */
  #checkIterator(node: Expression): void {
    const value = this.evaluate(node)
    const isTable = value.kind === 'table' || (value.kind === 'answer' && !value.perhaps && hasFields(value))
    if (!isTable) return
    const named = value.kind === 'table' && this.state.facts(value.table).fields.size > 0
    const way = named || (value.kind === 'answer' && !isList(value.schema)) ? 'pairs' : 'ipairs'
    const subject = this.text(node)
    this.report({
      rule: 'not-callable',
      message: `${this.brief(node)} is a table, and a loop needs an iterator: write in ${way}(${this.brief(node)}) do`,
      start: node.start,
      end: node.end,
      nearest: `${way}(${subject})`,
      fix: [edit(node.start, node.end, `${way}(${subject})`)],
    })
  }
}

const hasFields = ({ schema }: Answer): boolean => isList(schema) || schema.type === 'object'

/** The same, or the message of an error instead. */
const perhaps = (value: Value): Value =>
  value.kind === 'answer' ? { ...value, perhaps: true } : value.kind === 'unknown' ? value : unknown
