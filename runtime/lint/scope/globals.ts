/** The globals of a script. */

import type { Block, Expression, NameNode, Statement } from '../syntax/tree.js'
import type { Binding } from './binding.js'

/** The globals that a script assigns anywhere: it may read them further up. */
export function collectGlobals(script: Block, globals: Map<string, Binding>): void {
  const scopes: Set<string>[] = []
  const add = (name: string, start: number): void => {
    if (scopes.some((scope) => scope.has(name)) || globals.has(name)) return
    globals.set(name, {
      name,
      start,
      owner: undefined,
      assigned: 0,
      assignedInside: false,
      touchedInside: false,
      hosted: false,
      touches: 0,
    })
  }
  const block = (node: Block, names: readonly NameNode[] = []): void => {
    scopes.push(new Set(names.map(({ name }) => name)))
    for (const inner of node.statements) statement(inner)
    scopes.pop()
  }
  const expression = (node: Expression): void => {
    if (node.kind === 'function') return block(node.body, node.parameters)
    for (const inner of innerOf(node)) expression(inner)
  }
  const statement = (node: Statement): void => {
    switch (node.kind) {
      case 'local':
        node.values.forEach(expression)
        for (const { name } of node.names) scopes.at(-1)!.add(name)
        return
      case 'assign':
        node.values.forEach(expression)
        for (const target of node.targets) {
          if (target.kind === 'name') add(target.name, target.start)
          else expression(target)
        }
        return
      case 'define':
        if (node.local && node.target.kind === 'name') scopes.at(-1)!.add(node.target.name)
        else if (node.target.kind === 'name') add(node.target.name, node.target.start)
        return expression(node.value)
      case 'expression':
        return expression(node.value)
      case 'do':
      case 'perhaps':
        return block(node.body)
      case 'while':
      case 'repeat':
        expression(node.condition)
        return block(node.body)
      case 'if':
        for (const { condition, body } of node.clauses) {
          if (condition) expression(condition)
          block(body)
        }
        return
      case 'for':
        node.values.forEach(expression)
        return block(node.body, [node.name])
      case 'for-in':
        node.values.forEach(expression)
        return block(node.body, node.names)
      case 'return':
        return node.values.forEach(expression)
      case 'break':
      case 'goto':
      case 'label':
        return
    }
  }
  block(script)
}

function innerOf(node: Expression): readonly Expression[] {
  switch (node.kind) {
    case 'index':
      return [node.object, node.key]
    case 'call':
      return [node.callee, ...node.args]
    case 'table':
      return node.fields.flatMap(({ key, value }) => (key ? [key, value] : [value]))
    case 'binary':
      return [node.left, node.right]
    case 'unary':
      return [node.operand]
    case 'group':
      return [node.inner]
    case 'unread':
      return node.parts
    case 'function':
    case 'name':
    case 'string':
    case 'nil':
    case 'vararg':
    case 'boolean':
    case 'number':
      return []
  }
}
