/** Which variable each name of a script means, and what the script does to it anywhere. */

import type { Block, CallNode, Expression, FunctionNode, NameNode, Statement } from '../syntax/tree.js'
import { collectGlobals } from './globals.js'
import { Variables } from './variables.js'

/** Functions of Lua that neither change nor keep their arguments. */
const harmless = new Set(
  (
    'print tostring tonumber type ipairs pairs next assert error select pcall rawequal rawlen rawget ' +
    'parallel pages'
  ).split(' '),
)
const harmlessLibraries = new Set('string json math os docs utf8'.split(' '))

export class Survey extends Variables {
  /** Fields that the script assigns somewhere: any table may have them. */
  readonly fields = new Set<string>()
  /** Globals whose presence the script tests. */
  readonly tested = new Set<string>()

  constructor(script: Block) {
    super()
    collectGlobals(script, this.globals)
    this.#block(script)
  }

  #block(block: Block, names: readonly NameNode[] = []): void {
    this.inScope(() => {
      for (const name of names) this.declare(name)
      for (const statement of block.statements) this.#statement(statement)
    })
  }

  #statement(node: Statement): void {
    switch (node.kind) {
      case 'local': {
        for (const value of node.values) this.#value(value)
        const hosted = node.values.map((value) => this.#isHosted(value))
        node.names.forEach((name, index) => {
          this.declare(name).hosted = hosted[index] === true
        })
        return
      }
      case 'assign':
        for (const value of node.values) this.#value(value)
        for (const target of node.targets) this.#target(target)
        return
      case 'define':
        if (node.local && node.target.kind === 'name') this.declare(node.target)
        else this.#target(node.target)
        return this.#expression(node.value)
      case 'expression':
        return this.#expression(node.value)
      case 'do':
      case 'perhaps':
        return this.#block(node.body)
      case 'while':
        return this.region(node, () => {
          this.#condition(node.condition)
          this.#block(node.body)
        })
      case 'repeat':
        return this.region(node, () =>
          this.inScope(() => {
            for (const statement of node.body.statements) this.#statement(statement)
            this.#condition(node.condition)
          }),
        )
      case 'if':
        for (const { condition, body } of node.clauses) {
          if (condition) this.#condition(condition)
          this.#block(body)
        }
        return
      case 'for':
        for (const value of node.values) this.#expression(value)
        return this.region(node, () => this.#block(node.body, [node.name]))
      case 'for-in':
        for (const value of node.values) this.#expression(value)
        return this.region(node, () => this.#block(node.body, node.names))
      case 'return':
        for (const value of node.values) this.#value(value)
        return
      case 'break':
      case 'goto':
      case 'label':
        return
    }
  }

  /** A condition may test names that are not defined. */
  #condition(node: Expression): void {
    this.#test(node)
    this.#expression(node)
  }

  #test(node: Expression): void {
    if (node.kind === 'name') this.tested.add(node.name)
    else if (node.kind === 'unary' && node.operator === 'not') this.#test(node.operand)
    else if (node.kind === 'group') this.#test(node.inner)
    else if (node.kind === 'call' && node.callee.kind === 'name' && node.callee.name === 'type')
      for (const arg of node.args) this.#test(arg)
    else if (node.kind === 'binary') {
      this.#test(node.left)
      this.#test(node.right)
    }
  }

  #target(node: Expression): void {
    if (node.kind === 'name') return this.assignTo(node)
    if (node.kind !== 'index') return this.#expression(node)
    if (node.key.kind === 'string') this.fields.add(node.key.value)
    this.#expression(node.key)
    this.#touchRoot(node.object)
    this.#expression(node.object)
  }

  #touchRoot(node: Expression): void {
    if (node.kind === 'name') this.touch(node)
    else if (node.kind === 'index') this.#touchRoot(node.object)
    else if (node.kind === 'group') this.#touchRoot(node.inner)
  }

  /** An expression whose value is used: it is assigned, put into a table or passed to a function. */
  #value(node: Expression): void {
    if (node.kind === 'name') this.touch(node)
    else if (node.kind === 'group') this.#value(node.inner)
    else if (node.kind === 'binary' && (node.operator === 'or' || node.operator === 'and')) {
      this.#value(node.left)
      return this.#value(node.right)
    } else if (node.kind === 'index') this.#touchRoot(node)
    this.#expression(node)
  }

  #expression(node: Expression): void {
    switch (node.kind) {
      case 'name':
        this.use(node)
        return
      case 'index':
        this.#expression(node.object)
        return this.#expression(node.key)
      case 'call':
        return this.#call(node)
      case 'function':
        return this.#function(node)
      case 'table':
        for (const { key, value } of node.fields) {
          if (key) this.#expression(key)
          this.#value(value)
        }
        return
      case 'binary':
        if (node.operator === 'and' || node.operator === 'or') this.#test(node.left)
        this.#expression(node.left)
        return this.#expression(node.right)
      case 'unary':
        return this.#expression(node.operand)
      case 'group':
        return this.#expression(node.inner)
      case 'unread':
        for (const part of node.parts) this.#value(part)
        return
      case 'string':
      case 'nil':
      case 'vararg':
      case 'boolean':
      case 'number':
        return
    }
  }

  #call(node: CallNode): void {
    this.#expression(node.callee)
    if (node.method) this.#touchRoot(node.callee)
    const keeps = !this.#isHarmless(node)
    for (const arg of node.args) {
      if (keeps) this.#value(arg)
      else this.#expression(arg)
    }
  }

  #isHarmless({ callee, method }: CallNode): boolean {
    if (method) return this.#isHosted(callee)
    if (callee.kind === 'name') return !this.find(callee.name) && harmless.has(callee.name)
    if (callee.kind !== 'index') return false
    const { object, key } = callee
    if (this.#isHosted(object)) return true
    if (object.kind !== 'name' || this.find(object.name)) return false
    if (object.name === 'table') return key.kind === 'string' && (key.value === 'concat' || key.value === 'unpack')
    return harmlessLibraries.has(object.name)
  }

  #isHosted(node: Expression): boolean {
    if (node.kind === 'index') return this.#isHosted(node.object)
    if (node.kind === 'group') return this.#isHosted(node.inner)
    if (node.kind !== 'name') return false
    const binding = this.find(node.name)
    return binding ? binding.hosted && binding.assigned === 0 : node.name === 'app'
  }

  #function(node: FunctionNode): void {
    this.inFunction(node, () => {
      if (node.self) this.declare({ kind: 'name', name: 'self', start: node.start, end: node.start })
      this.#block(node.body, node.parameters)
    })
  }
}
