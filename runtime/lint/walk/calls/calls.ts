/** Calls: of documented functions, of Lua's, of the script's own, of anything else. */
import { libraryMembers } from '../../library.js'
import type { CallNode } from '../../syntax/tree.js'
import { aType, unknown, type Value } from '../../values/value.js'
import type { Space } from '../../world.js'
import { edit, member } from '../base.js'
import { MethodCalls } from './method-calls.js'

export abstract class Calls extends MethodCalls {
  protected call(node: CallNode): readonly Value[] {
    this.calling = node
    if (node.method) return this.methodCall(node)
    const { callee } = node
    if (callee.kind === 'name') {
      const value = this.nameValue(callee, 'call')
      if (value.kind !== 'undefined') return this.#called(value, node)
      const meant = this.undefinedCall(callee, node)
      return meant.kind === 'host' ? this.#called(meant, node) : this.#unknownCall(node)
    }
    if (callee.kind === 'function') {
      for (const arg of node.args) this.evaluate(arg)
      return this.runFunction(callee, true)
    }
    return this.#called(this.evaluate(callee, 'call'), node)
  }

  #called(value: Value, node: CallNode): readonly Value[] {
    switch (value.kind) {
      case 'host':
        return [this.callHost(value.target, node.args, node, this.argumentsOf(node))]
      case 'builtin':
        this.#dotForColon(value.name, node)
        if (!libraryMembers.has(value.name)) return this.callBuiltin(value.name, node, node.args)
        this.#notCallable(node, `${value.name} is a library`)
        return this.#unknownCall(node)
      case 'function':
        return this.#ownCall(value, node)
      case 'unknown':
      case 'undefined':
        return this.#unknownCall(node)
      case 'literal':
      case 'typed':
      case 'table':
      case 'answer':
      case 'app':
      case 'integrations':
      case 'tools':
      case 'space':
        this.#reportCall(value, node)
        return this.#unknownCall(node)
    }
  }

  #notCallable(node: CallNode, what: string, hint = ''): void {
    this.report({
      rule: 'not-callable',
      message: `${what}: it cannot be called${hint}`,
      start: node.callee.start,
      end: node.callee.end,
    })
  }

  #reportCall(value: Value, node: CallNode): void {
    const subject = this.brief(node.callee)
    if (value.kind === 'space' || value.kind === 'tools') {
      if (value.kind === 'space' && this.#accountCall(value.space, node)) return
      const names = value.kind === 'space' ? value.space.names : []
      return this.#notCallable(node, `${subject} is a namespace with the functions ${this.namesOf(names)}`)
    }
    if (value.kind === 'answer') {
      if (value.perhaps || node.callee.kind !== 'call') {
        if (value.schema.type !== undefined && !value.perhaps)
          this.#notCallable(node, `${subject} is part of an answer`)
        return
      }
      return this.#notCallable(node, `${subject} is an answer`, '; a comma or a line break may be missing after it')
    }
    const type = this.typeOf(value)
    if (type === undefined || type === 'function') return
    // `setmetatable` may make a table callable.
    if (value.kind === 'table' && this.state.facts(value.table).open) return
    if (value.kind === 'typed' && value.type === 'table') return
    if (type === 'nil' && node.callee.kind === 'call')
      return this.#notCallable(
        node,
        `${subject} returns nothing`,
        `; a comma may be missing before ${this.brief(node.args[0] ?? node)}`,
      )
    this.#notCallable(node, `${subject} is ${aType(type)}`, this.hiddenBy(node.callee))
  }

  /** `telnyx("work")`. */
  #accountCall(space: Space, { args, callee, end }: CallNode): boolean {
    const [account] = args
    if (account?.kind !== 'string' || args.length > 1) return false
    const path = `app.integrations${member(space.namespace)}${member(account.value)}`
    this.report({
      rule: 'not-callable',
      message: `${this.brief(callee)} is a namespace: an account is a field of it, ${path}`,
      start: callee.start,
      end,
      fix: [edit(callee.end, end, member(account.value))],
    })
    return true
  }

  /** `s.upper()`: the function gets no string. */
  #dotForColon(name: string, { callee, args }: CallNode): void {
    if (!name.startsWith('string.') || callee.kind !== 'index' || !callee.dotted) return
    const { object, key } = callee
    if (this.typeOf(this.evaluate(object, 'test')) !== 'string') return
    if (args[0] && this.text(args[0]) === this.text(object)) return
    this.report({
      rule: 'colon-call',
      message: `a function of a string is called with a colon: write ${this.brief(object)}:${this.text(key)}(…)`,
      start: object.end,
      end: key.end,
      fix: [edit(object.end, key.start, ':')],
    })
  }

  /** A call of a function that the script wrote: the walk enters its body with these arguments. */
  #ownCall({ returns, node }: Value & { kind: 'function' }, call: CallNode): readonly Value[] {
    const values = call.args.map((arg) => this.evaluate(arg))
    if (node) this.follow(node, values)
    for (const value of values) this.state.open(value)
    return [returns]
  }

  /** A call of an unknown function: it may change the tables that it gets. */
  #unknownCall(node: CallNode): readonly Value[] {
    for (const arg of node.args) {
      const value = this.evaluate(arg)
      this.state.open(value)
    }
    return [unknown]
  }
}
