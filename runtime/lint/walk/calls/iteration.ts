/** Lists and tables where a loop or a function of Lua needs one. */

import type { Expression } from '../../syntax/tree.js'
import { type Answer, aPosition, aType, isList, unknown, type Value } from '../../values/value.js'
import { edit } from '../base.js'
import { HostCalls } from './host-calls.js'

export abstract class Iteration extends HostCalls {
  /** The values of a loop's names. */
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
    if (this.#isPages(list)) return this.#wrappedPages(name, list, node, value)
    if (name === 'ipairs') this.#onlyNamed(name, list, value)
    if (name === 'ipairs') this.expectList(name, list, value)
    else this.#expectTable(list, value)
    const item = this.#itemsOf(value, name === 'ipairs')
    return count === 0 ? [] : [name === 'ipairs' ? aPosition : unknown, item]
  }

  #isPages(node: Expression): boolean {
    return (
      node.kind === 'call' &&
      node.callee.kind === 'name' &&
      node.callee.name === 'pages' &&
      !this.survey.bindings.has(node.callee)
    )
  }

  /** `ipairs(pages(f))`. */
  #wrappedPages(name: string, list: Expression, node: Expression, value: Value): readonly Value[] {
    this.report({
      rule: 'list-expected',
      message: `pages is an iterator itself: write for item in ${this.brief(list)} do, without ${name}`,
      start: node.start,
      end: node.end,
      fix: [edit(node.start, node.end, this.text(list))],
    })
    return [unknown, value.kind === 'function' ? value.returns : unknown]
  }

  /** A table that has named fields and no items: `ipairs` finds nothing in it, and its length is 0. */
  #onlyNamed(name: 'ipairs' | '#', node: Expression, value: Value): void {
    if (!this.isOnlyNamed(value)) return
    const subject = this.brief(node)
    const callee = this.source.lastIndexOf('ipairs', node.start)
    this.report({
      rule: 'list-expected',
      severity: 'warning',
      message:
        name === '#'
          ? `${subject} has named fields only, so #${subject} is 0: count them in a loop with pairs`
          : `${subject} has named fields only, so ipairs finds nothing: write pairs(${subject})`,
      start: node.start,
      end: node.end,
      ...(name === 'ipairs' && callee >= 0 && { fix: [edit(callee, callee + 'ipairs'.length, 'pairs')] }),
    })
  }

  protected lengthOf(node: Expression, value: Value): void {
    const appends = /^\s*\+\s*1\s*\]/.test(this.source.slice(node.end, node.end + 20))
    if (!appends) this.#onlyNamed('#', node, value)
  }

  protected isOnlyNamed(value: Value): boolean {
    if (value.kind !== 'table' || this.survey.metatables) return false
    const { fields, items, open, openItems } = this.state.facts(value.table)
    return fields.size > 0 && items.length === 0 && !open && !openItems
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

  /** Reports a value that cannot be a list. */
  protected expectList(name: string, node: Expression | undefined, value: Value | undefined): void {
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
      // A loop over a string does not fail: it runs zero times.
      severity: name === 'ipairs' && type === 'string' ? 'warning' : 'error',
      message: `${name} expects a list, but ${this.brief(node)} is ${aType(type)}${call}`,
      start: node.start,
      end: node.end,
    })
  }

  #expectTable(node: Expression, value: Value): void {
    const type = this.typeOf(value)
    if (type === undefined || type === 'table') return
    this.report({
      rule: 'list-expected',
      message: `pairs expects a table, but ${this.brief(node)} is ${aType(type)}`,
      start: node.start,
      end: node.end,
    })
  }

  /** `for _, x in list do`: a table where an iterator is needed. */
  #checkIterator(node: Expression): void {
    const value = this.evaluate(node)
    const isTable = value.kind === 'table' || (value.kind === 'answer' && !value.perhaps && hasFields(value))
    if (!isTable) return
    const named = value.kind === 'table' && this.state.facts(value.table).fields.size > 0
    const way = named || (value.kind === 'answer' && !isList(value.schema)) ? 'pairs' : 'ipairs'
    const subject = this.text(node)
    // `for x in list`: the position comes first.
    const before = this.source.slice(0, node.start)
    const [, alone] = way === 'ipairs' ? (/\bfor\s+(\w+)\s+in\s*$/.exec(before.slice(-100)) ?? []) : []
    const head = alone === undefined ? '' : `for _, ${alone} `
    const name = alone === undefined ? -1 : before.lastIndexOf(alone, before.lastIndexOf(' in') - 1)
    this.report({
      rule: 'not-callable',
      message:
        `${this.brief(node)} is a table, but a loop needs an iterator: write ${head}in ${way}(${this.brief(node)}) ` +
        'do',
      start: node.start,
      end: node.end,
      nearest: `${way}(${subject})`,
      fix: [...(name < 0 ? [] : [edit(name, name, '_, ')]), edit(node.start, node.end, `${way}(${subject})`)],
    })
  }
}

const hasFields = ({ schema }: Answer): boolean => isList(schema) || schema.type === 'object'
