/** Calls with a colon. */
import { callForm, stringAdvice } from '../../advice.js'
import { libraryMembers } from '../../library.js'
import type { CallNode, Expression, IndexNode } from '../../syntax/tree.js'
import { unknown, type Value } from '../../values/value.js'
import { edit, nearestOf } from '../base.js'
import { Operators } from '../operators.js'

export abstract class MethodCalls extends Operators {
  protected methodCall(node: CallNode): readonly Value[] {
    const { callee, method } = node
    const name = method!.name
    const value = callee.kind === 'name' ? this.#receiver(callee, name, node) : this.evaluate(callee, 'index')
    this.calling = node
    const index: IndexNode = {
      kind: 'index',
      object: callee,
      key: { kind: 'string', value: name, start: method!.start, end: method!.end },
      dotted: true,
      start: node.start,
      end: method!.end,
    }
    if (this.typeOf(value) === 'string') return this.#stringMethod(value, node)
    const found = this.member(value, name, index, 'call')
    if (found.kind === 'host') {
      this.reportColon(found.target, node)
      return [this.callHost(found.target, node.args, node, this.argumentsOf(node))]
    }
    if (found.kind === 'builtin') return this.#libraryMethod(value, found.name, node)
    for (const arg of node.args) this.state.open(this.evaluate(arg))
    if (value.kind === 'table') this.state.open(value)
    return [unknown]
  }

  #receiver(callee: Expression & { kind: 'name' }, name: string, node: CallNode): Value {
    const value = this.nameValue(callee, 'index')
    return value.kind === 'undefined' ? this.undefinedMember(callee, name, node) : value
  }

  #stringMethod(value: Value, node: CallNode): readonly Value[] {
    const { method, callee } = node
    const name = method!.name
    const members = libraryMembers.get('string')!
    if (members.includes(name)) return this.callBuiltin(`string.${name}`, node, [callee, ...node.args])
    for (const arg of node.args) this.evaluate(arg)
    const near = nearestOf(name, members)
    const subject = this.text(callee)
    const args = node.parenthesised ? this.source.slice(node.argsStart + 1, node.end - 1).trim() : ''
    const form = /^[\w.[\]"]+$/.test(subject) ? callForm(name, subject, args) : undefined
    const advice =
      stringAdvice.get(name) ?? (near ? `did you mean ${near.near}?` : `strings have ${members.join(', ')}`)
    this.report({
      rule: 'foreign-method',
      message: `strings have no "${name}" in Lua: ${advice}`,
      start: method!.start,
      end: method!.end,
      ...(near && !stringAdvice.has(name) && { nearest: near.near }),
      ...(near?.certain && !stringAdvice.has(name) && { fix: [edit(method!.start, method!.end, near.near)] }),
      ...(form !== undefined && { fix: [edit(node.start, node.end, form)] }),
    })
    return [value.kind === 'unknown' ? value : unknown]
  }

  /** `table:insert(list, x)`, `string:upper(s)`, or a method of a string in an answer. */
  #libraryMethod(value: Value, name: string, node: CallNode): readonly Value[] {
    if (value.kind !== 'builtin') return this.callBuiltin(name, node, [node.callee, ...node.args])
    const colon = this.source.indexOf(':', node.callee.end)
    this.report({
      rule: 'colon-call',
      message: `${name} is called with a dot, not with a colon`,
      start: colon,
      end: node.method!.end,
      fix: [edit(colon, colon + 1, '.')],
    })
    return this.callBuiltin(name, node, node.args)
  }

  /** The place of the arguments, for messages about missing ones. */
  protected argumentsOf(node: CallNode): { readonly start: number; readonly end: number } {
    return { start: node.argsStart, end: node.end }
  }
}
