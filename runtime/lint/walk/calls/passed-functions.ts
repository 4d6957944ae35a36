/** Functions that call the functions they get: `pcall`, `parallel`, `pages`. */

import type { CallNode } from '../../syntax/tree.js'
import { type Answer, anOutcome, isList, unknown, type Value } from '../../values/value.js'
import { edit } from '../base.js'
import { Iteration } from './iteration.js'

export abstract class PassedFunctions extends Iteration {
  /** `pcall(f, …)`. */
  protected protectedCall(node: CallNode, hasHandler: boolean): readonly Value[] {
    const [first, ...rest] = node.args
    if (first === undefined) return [anOutcome, unknown]
    const args = hasHandler ? rest.slice(1) : rest
    if (hasHandler && rest[0]) this.evaluate(rest[0])
    if (first.kind === 'function') {
      for (const arg of args) this.evaluate(arg)
      const { dead } = this.state
      const results = this.runFunction(first, true)
      this.state.dead = dead
      return [anOutcome, ...results.map(perhaps), ...(results.length === 0 ? [unknown] : [])]
    }
    const value = this.evaluate(first, 'read')
    if (value.kind === 'host') return [anOutcome, perhaps(this.callHost(value.target, args, node, args[0] ?? node))]
    for (const arg of args) this.evaluate(arg)
    if (first.kind === 'call' && value.kind === 'answer') this.#calledTooEarly(first)
    return [anOutcome, value.kind === 'function' ? perhaps(value.returns) : unknown]
  }

  /** `pcall(f{…})`. */
  #calledTooEarly(call: CallNode): void {
    const args = this.source.slice(
      call.argsStart + (call.parenthesised ? 1 : 0),
      call.end - (call.parenthesised ? 1 : 0),
    )
    const rest = args.trim() === '' ? '' : `, ${args.trim()}`
    const right = `pcall(${this.brief(call.callee)}${rest === '' ? '' : ', { … }'})`
    this.report({
      rule: 'not-callable',
      message: `pcall expects a function, but this is the answer of a call: write ${right}`,
      start: call.start,
      end: call.end,
      fix: [edit(call.callee.end, call.end, rest)],
    })
  }

  protected parallel(node: CallNode): readonly Value[] {
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
      message:
        'parallel expects functions, but this call is made before parallel starts: write function() return … end',
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
  protected pages(node: CallNode): Value {
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
    if (space.pages && !space.pages.has(fn.name)) {
      const names = [...space.pages].join(', ')
      const hint = names === '' ? '' : `: the functions with pages are ${names}`
      this.report({
        rule: 'list-expected',
        message: `${this.pathOf(value.target)} has no pages${hint}`,
        start: first.start,
        end: first.end,
      })
    }
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
}

/** The same value, or an error message instead. */
const perhaps = (value: Value): Value =>
  value.kind === 'answer' ? { ...value, perhaps: true } : value.kind === 'unknown' ? value : unknown
