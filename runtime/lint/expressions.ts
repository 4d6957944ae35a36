/** The value of an expression, and what is wrong with it. */
import { callForm, stringAdvice } from './advice.js'
import { edit, nearestOf, type Purpose } from './base.js'
import { libraryMembers } from './library.js'
import { Operators } from './operators.js'
import type { CallNode, Expression, IndexNode, TableNode } from './syntax/tree.js'
import { nil, type TableField, type TableItem, unknown, type Value } from './values.js'

export abstract class Expressions extends Operators {
  protected override evaluate(node: Expression, purpose: Purpose = 'read'): Value {
    switch (node.kind) {
      case 'nil':
        return nil
      case 'boolean':
      case 'number':
      case 'string':
        return { kind: 'literal', value: node.value, node }
      case 'vararg':
        return unknown
      case 'name':
        return this.nameValue(node, purpose)
      case 'index':
        return this.indexValue(node, purpose)
      case 'call':
        return this.#call(node)[0] ?? unknown
      case 'function':
        return { kind: 'function', returns: this.runFunction(node, false)[0] ?? nil, node }
      case 'table':
        return this.#table(node)
      case 'binary':
        return this.binaryValue(node)
      case 'unary':
        return this.unaryValue(node.operator, node.operand)
      case 'group':
        return this.evaluate(node.inner, purpose)
      case 'unread':
        for (const part of node.parts) this.evaluate(part, 'test')
        return unknown
    }
  }

  protected override evaluateAll(node: Expression): readonly Value[] {
    return node.kind === 'call' ? this.#call(node) : [this.evaluate(node)]
  }

  /** The values of a list of expressions, for `count` names. */
  protected evaluateList(nodes: readonly Expression[], count: number): readonly Value[] {
    const values = nodes.flatMap((node, index) => {
      if (index < nodes.length - 1) return [this.evaluate(node)]
      const all = this.evaluateAll(node)
      return node.kind === 'call' && all.length === 0 ? [unknown] : all
    })
    const last = nodes.at(-1)
    const isOpen = last?.kind === 'call' || last?.kind === 'vararg' || last?.kind === 'unread'
    while (values.length < count) values.push(isOpen ? unknown : nil)
    return values
  }

  #table(node: TableNode): Value {
    const fields = new Map<string, TableField>()
    const items: TableItem[] = []
    let [open, openItems] = [false, false]
    for (const [index, { key, value: valueNode }] of node.fields.entries()) {
      const name = key && this.evaluate(key)
      const value = this.evaluate(valueNode)
      if (key === undefined) {
        const many = index === node.fields.length - 1 && (valueNode.kind === 'call' || valueNode.kind === 'vararg')
        if (many) openItems = true
        // What stands for everything in a document is nothing that could be missed.
        if (valueNode.kind === 'vararg') open = true
        if (!many || valueNode.kind === 'call') items.push({ value, node: valueNode })
      } else if (name?.kind === 'literal' && typeof name.value === 'string')
        fields.set(name.value, { value, node: valueNode, key, maybe: false })
      else if (name && this.typeOf(name) === 'number') openItems = true
      else open = true
    }
    const table = { node }
    this.state.setFacts(table, { fields, items, open, openItems })
    return { kind: 'table', table }
  }

  #call(node: CallNode): readonly Value[] {
    this.calling = node
    if (node.method) return this.#methodCall(node)
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
        return [this.callHost(value.target, node.args, node, this.#argumentsOf(node))]
      case 'builtin':
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

  /** The place of the arguments, for what is missing among them. */
  #argumentsOf(node: CallNode): { readonly start: number; readonly end: number } {
    return { start: node.argsStart, end: node.end }
  }

  #notCallable(node: CallNode, what: string): void {
    this.report({
      rule: 'not-callable',
      message: `${what}: it cannot be called`,
      start: node.callee.start,
      end: node.callee.end,
    })
  }

  #reportCall(value: Value, node: CallNode): void {
    const subject = this.brief(node.callee)
    if (value.kind === 'space' || value.kind === 'tools') {
      const names = value.kind === 'space' ? value.space.names : []
      return this.#notCallable(node, `${subject} is a namespace with the functions ${this.namesOf(names)}`)
    }
    if (value.kind === 'answer') {
      if (value.perhaps || node.callee.kind !== 'call') {
        if (value.schema.type !== undefined && !value.perhaps)
          this.#notCallable(node, `${subject} is part of an answer`)
        return
      }
      return this.#notCallable(
        node,
        `${subject} is an answer, and a comma or a line may be missing before what follows`,
      )
    }
    const type = this.typeOf(value)
    if (type === undefined || type === 'function') return
    // `setmetatable` may make a table callable.
    if (value.kind === 'table' && this.state.facts(value.table).open) return
    if (value.kind === 'typed' && value.type === 'table') return
    if (type === 'nil' && node.callee.kind === 'call')
      return this.#notCallable(
        node,
        `${subject} gives nothing, and ${this.brief(node.args[0] ?? node)} stands behind it: a comma may be missing`,
      )
    this.#notCallable(node, `${subject} is ${type === 'nil' ? 'nil' : `a ${type}`}`)
  }

  /** A call of a function that the script wrote: its body is gone through with what it gets. */
  #ownCall({ returns, node }: Value & { kind: 'function' }, call: CallNode): readonly Value[] {
    const values = call.args.map((arg) => this.evaluate(arg))
    if (node) this.follow(node, values)
    for (const value of values) this.state.open(value)
    return [returns]
  }

  /** A call of which nothing is known: tables that it gets may be changed. */
  #unknownCall(node: CallNode): readonly Value[] {
    for (const arg of node.args) {
      const value = this.evaluate(arg)
      this.state.open(value)
    }
    return [unknown]
  }

  #methodCall(node: CallNode): readonly Value[] {
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
      return [this.callHost(found.target, node.args, node, this.#argumentsOf(node))]
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
}
