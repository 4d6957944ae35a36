/** The value of an expression, and what is wrong with it. */

import type { Expression, TableNode } from '../syntax/tree.js'
import { nil, type TableField, type TableItem, unknown, type Value } from '../values/value.js'
import type { Purpose } from './base.js'
import { Calls } from './calls/calls.js'

export abstract class Expressions extends Calls {
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
        return this.call(node)[0] ?? unknown
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
    return node.kind === 'call' ? this.call(node) : [this.evaluate(node)]
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
        // `...` in a documented example stands for any fields: none is missing.
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
}
