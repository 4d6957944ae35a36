/** Which variable each name of a script means, and what the script does to it anywhere. */
import type { Binding } from './binding.js'
import { collectGlobals } from './globals.js'
import type { Block, CallNode, Expression, FunctionNode, NameNode, Span, Statement } from './syntax/tree.js'

/** The variables that a loop or a function may change, or whose value it may. */
export interface Touched {
  readonly assigned: Set<Binding>
  readonly values: Set<Binding>
}

/** Functions of the language that change none of their arguments and keep none. */
const harmless = new Set(
  'print tostring tonumber type ipairs pairs next assert error select pcall rawequal rawlen rawget parallel pages'.split(
    ' ',
  ),
)
const harmlessLibraries = new Set('string json math os docs utf8'.split(' '))

export class Survey {
  readonly bindings = new Map<NameNode, Binding>()
  readonly declared = new Map<NameNode, Binding>()
  readonly touched = new Map<Span, Touched>()
  /** Fields that the script assigns somewhere: they may be there. */
  readonly fields = new Set<string>()
  /** Globals whose presence the script tests. */
  readonly tested = new Set<string>()
  readonly globals = new Map<string, Binding>()
  /** Metatables may give tables any behaviour. */
  metatables = false
  /** Names may come to be in ways that cannot be seen. */
  dynamic = false
  #scopes: Map<string, Binding>[] = [new Map()]
  #owner: FunctionNode | undefined
  #regions: Touched[] = []

  constructor(script: Block) {
    collectGlobals(script, this.globals)
    this.#block(script)
  }

  #declare(node: NameNode): Binding {
    const binding: Binding = {
      name: node.name,
      start: node.start,
      owner: this.#owner,
      assigned: 0,
      assignedInside: false,
      touchedInside: false,
      hosted: false,
      touches: 0,
    }
    this.#scopes.at(-1)!.set(node.name, binding)
    this.declared.set(node, binding)
    return binding
  }

  #find(name: string): Binding | undefined {
    for (let index = this.#scopes.length - 1; index >= 0; index--) {
      const found = this.#scopes[index]!.get(name)
      if (found) return found
    }
    return this.globals.get(name)
  }

  #block(block: Block, names: readonly NameNode[] = []): void {
    this.#scopes.push(new Map())
    for (const name of names) this.#declare(name)
    for (const statement of block.statements) this.#statement(statement)
    this.#scopes.pop()
  }

  #region(node: Span, work: () => void): void {
    const touched: Touched = { assigned: new Set(), values: new Set() }
    this.touched.set(node, touched)
    this.#regions.push(touched)
    work()
    this.#regions.pop()
  }

  #statement(node: Statement): void {
    switch (node.kind) {
      case 'local': {
        for (const value of node.values) this.#value(value)
        const hosted = node.values.map((value) => this.#isHosted(value))
        node.names.forEach((name, index) => {
          this.#declare(name).hosted = hosted[index] === true
        })
        return
      }
      case 'assign':
        for (const value of node.values) this.#value(value)
        for (const target of node.targets) this.#target(target)
        return
      case 'define':
        if (node.local && node.target.kind === 'name') this.#declare(node.target)
        else this.#target(node.target)
        return this.#expression(node.value)
      case 'expression':
        return this.#expression(node.value)
      case 'do':
      case 'perhaps':
        return this.#block(node.body)
      case 'while':
        return this.#region(node, () => {
          this.#condition(node.condition)
          this.#block(node.body)
        })
      case 'repeat':
        return this.#region(node, () => {
          this.#scopes.push(new Map())
          for (const statement of node.body.statements) this.#statement(statement)
          this.#condition(node.condition)
          this.#scopes.pop()
        })
      case 'if':
        for (const { condition, body } of node.clauses) {
          if (condition) this.#condition(condition)
          this.#block(body)
        }
        return
      case 'for':
        for (const value of node.values) this.#expression(value)
        return this.#region(node, () => this.#block(node.body, [node.name]))
      case 'for-in':
        for (const value of node.values) this.#expression(value)
        return this.#region(node, () => this.#block(node.body, node.names))
      case 'return':
        for (const value of node.values) this.#value(value)
        return
      case 'break':
      case 'goto':
      case 'label':
        return
    }
  }

  /** A condition: the names that it tests may be absent. */
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
    if (node.kind === 'name') {
      const binding = this.#use(node)
      if (!binding) return
      binding.assigned++
      if (binding.owner !== this.#owner) binding.assignedInside = true
      for (const region of this.#regions) region.assigned.add(binding)
      return
    }
    if (node.kind !== 'index') return this.#expression(node)
    if (node.key.kind === 'string') this.fields.add(node.key.value)
    this.#expression(node.key)
    this.#touchRoot(node.object)
    this.#expression(node.object)
  }

  #touchRoot(node: Expression): void {
    if (node.kind === 'name') this.#touch(node)
    else if (node.kind === 'index') this.#touchRoot(node.object)
    else if (node.kind === 'group') this.#touchRoot(node.inner)
  }

  #touch(node: NameNode): void {
    const binding = this.#find(node.name)
    if (!binding) return
    binding.touches++
    if (binding.owner !== this.#owner) binding.touchedInside = true
    for (const region of this.#regions) region.values.add(binding)
  }

  #use(node: NameNode): Binding | undefined {
    const binding = this.#find(node.name)
    if (binding) this.bindings.set(node, binding)
    if (node.name === 'setmetatable') this.metatables = true
    if (node.name === '_G' || node.name === '_ENV' || node.name === 'load' || node.name === 'loadstring')
      this.dynamic = true
    return binding
  }

  /** An expression whose value goes somewhere: into a variable, a table, to a function. */
  #value(node: Expression): void {
    if (node.kind === 'name') this.#touch(node)
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
        this.#use(node)
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
    if (callee.kind === 'name') return !this.#find(callee.name) && harmless.has(callee.name)
    if (callee.kind !== 'index') return false
    const { object, key } = callee
    if (this.#isHosted(object)) return true
    if (object.kind !== 'name' || this.#find(object.name)) return false
    if (object.name === 'table') return key.kind === 'string' && (key.value === 'concat' || key.value === 'unpack')
    return harmlessLibraries.has(object.name)
  }

  #isHosted(node: Expression): boolean {
    if (node.kind === 'index') return this.#isHosted(node.object)
    if (node.kind === 'group') return this.#isHosted(node.inner)
    if (node.kind !== 'name') return false
    const binding = this.#find(node.name)
    return binding ? binding.hosted && binding.assigned === 0 : node.name === 'app'
  }

  #function(node: FunctionNode): void {
    const outer = this.#owner
    this.#owner = node
    this.#region(node, () => {
      this.#scopes.push(new Map())
      if (node.self) this.#declare({ kind: 'name', name: 'self', start: node.start, end: node.start })
      this.#block(node.body, node.parameters)
      this.#scopes.pop()
    })
    this.#owner = outer
  }
}
