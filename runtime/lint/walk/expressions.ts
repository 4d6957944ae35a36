/** The value of an expression, and what is wrong with it. */

import { ofJavaScript, ofPython } from '../syntax/foreign/templates.js'
import type { Expression, StringNode, TableNode } from '../syntax/tree.js'
import { nil, type TableField, type TableItem, unknown, type Value } from '../values/value.js'
import { edit, type Purpose } from './base.js'
import { Calls } from './calls/calls.js'

export abstract class Expressions extends Calls {
  protected override evaluate(node: Expression, purpose: Purpose = 'read'): Value {
    switch (node.kind) {
      case 'nil':
        return nil
      case 'string':
        if (node.value.includes('{')) this.#interpolation(node)
        return { kind: 'literal', value: node.value, node }
      case 'boolean':
      case 'number':
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

  /** `"Found ${n}"`: Lua leaves it as it is. A script that replaces such places itself means them. */
  #interpolation({ start, end, value }: StringNode): void {
    const [place = '', sign = '', name = ''] = /([$#]?)\{\s*([A-Za-z_]\w*)[^{}]*\}/.exec(value) ?? []
    if (name === '' || this.#replacesPlaces || !this.#isVariable(name, start)) return
    const before = this.source.slice(Math.max(0, start - 40), start)
    // Without a sign it may be anything: only what is shown to people is certain.
    if (sign === '' && !/(?:\bprint\s*\(|\berror\s*\(|\.\.)\s*$/.test(before)) return
    const form = sign === '#' ? value.replaceAll('#{', '${') : value
    const right = sign === '' ? ofPython(value) : ofJavaScript(`\`${form}\``)
    const inside = /[(,={[]\s*$|\.\.\s*$|\breturn\s+$/.test(before)
    this.report({
      rule: 'foreign-string',
      severity: 'warning',
      message: `Lua puts no values into strings: ${place} stays as it is, write "…" .. ${name}`,
      start,
      end,
      ...(inside && right !== undefined && { fix: [edit(start, end, right)] }),
    })
  }

  get #replacesPlaces(): boolean {
    return /gsub|%[$#]?%?\{|"[$#]?\{"/.test(this.source)
  }

  #isVariable(name: string, before: number): boolean {
    const isLocal = [...this.survey.declared.values()].some((found) => found.name === name && found.start < before)
    return isLocal || this.survey.globals.has(name)
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
