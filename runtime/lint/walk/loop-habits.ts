/** Loops that run, but not over what they were meant to. */
import type { Expression, ForInNode, ForNode, NameNode } from '../syntax/tree.js'
import { isList, unknown, type Value } from '../values/value.js'
import { edit, member } from './base.js'
import { Outcomes } from './outcomes.js'

export abstract class LoopHabits extends Outcomes {
  /** `for i = 0, #list do … list[i]`. */
  protected countsFromZero({ name, values, body }: ForNode): void {
    const [first, last] = values
    if (first?.kind !== 'number' || first.value !== 0 || !last) return
    const [, list] = /^#\s*([\w.]+)(?:\s*-\s*1)?$/.exec(this.text(last)) ?? []
    if (list === undefined || this.source.includes(`${list}[0]`)) return
    const indexed = new RegExp(`(?<![\\w.])${list.replaceAll('.', '\\.')}\\[\\s*${name.name}\\s*\\]`)
    if (!indexed.test(this.text(body)) || this.#mayHaveZero(last)) return
    this.report({
      rule: 'zero-index',
      message: `lists count from 1: write for ${name.name} = 1, #${list} do`,
      start: first.start,
      end: first.end,
      fix: [edit(first.start, last.end, `1, #${list}`)],
    })
  }

  /** A table of the script may have an item at 0. */
  #mayHaveZero(length: Expression): boolean {
    const list = length.kind === 'binary' ? length.left : length
    const value = list.kind === 'unary' ? this.evaluate(list.operand, 'test') : unknown
    return value.kind === 'table' && this.state.facts(value.table).openItems
  }

  /** The values of the names of a loop, for `pages` and `pairs`. */
  protected checkedValues({ names, values: [call], body }: ForInNode, found: readonly Value[]): readonly Value[] {
    if (call?.kind !== 'call' || call.callee.kind !== 'name' || this.survey.bindings.has(call.callee)) return found
    const [first, second] = names
    if (call.callee.name === 'pages' && first && second) return this.#pagesInPairs(first, second, found)
    if (call.callee.name === 'pairs' && call.args[0] && second)
      this.#pairsOfAnswer(call.args[0], second, this.text(body))
    return found
  }

  /** `for _, x in pages(f)`. */
  #pagesInPairs(first: NameNode, second: NameNode, [item = unknown]: readonly Value[]): readonly Value[] {
    this.report({
      rule: 'list-expected',
      message: `pages gives one item at a time: write for ${second.name} in pages(…) do`,
      start: first.start,
      end: second.end,
      fix: [edit(first.start, second.start, '')],
    })
    return [unknown, item]
  }

  /** `for _, x in pairs(answer) do x.name`: the list is in a field of the answer. */
  #pairsOfAnswer(node: Expression, { name }: NameNode, body: string): void {
    const value = this.evaluate(node, 'test')
    if (value.kind !== 'answer' || value.perhaps || isList(value.schema)) return
    const fields = Object.entries(value.schema.properties ?? {})
    const lists = fields.filter(([, schema]) => isList(schema))
    const [list, more] = lists
    const items = list?.[1].items?.properties
    if (!list || more || !items) return
    const others = new Set(fields.flatMap(([, { properties = {} }]) => Object.keys(properties)))
    const read = [...body.matchAll(new RegExp(`\\b${name}\\.(\\w+)`, 'g'))].map(([, field = '']) => field)
    if (!read.some((field) => Object.hasOwn(items, field) && !others.has(field))) return
    const right = `${this.text(node)}${member(list[0])}`
    this.report({
      rule: 'list-field',
      severity: 'warning',
      message: `pairs goes through the fields of ${this.brief(node)}: its list is in ${right}`,
      start: node.start,
      end: node.end,
      nearest: right,
      fix: [edit(node.end, node.end, member(list[0]))],
    })
  }
}
