/** Statements of JavaScript. */
import type * as acorn from 'acorn'
import type { Expression, Identifier, Statement } from 'luaparse'
import { JavaScriptExpressions } from './javascript-expressions.js'
import { patternFields } from './javascript-names.js'
import * as tree from './tree.js'

const rangeOf = ({ start, end }: { readonly start: number; readonly end: number }): tree.Range => [start, end]

export class StatementReader extends JavaScriptExpressions {
  constructor(readonly code: string) {
    super()
  }

  statements(nodes: readonly (acorn.Statement | acorn.ModuleDeclaration)[]): Statement[] {
    return nodes.flatMap((node) => this.statement(node))
  }

  /** A statement, preceded by the statements that its expressions need. */
  private statement(node: acorn.Statement | acorn.ModuleDeclaration): Statement[] {
    const outer = this.before
    this.before = []
    const own = this.read(node)
    const all = [...this.before, ...own]
    this.before = outer
    return all
  }

  private read(node: acorn.Statement | acorn.ModuleDeclaration): Statement[] {
    const range = rangeOf(node)
    switch (node.type) {
      case 'VariableDeclaration':
        return node.declarations.flatMap((declarator) => this.declare(declarator))
      case 'ExpressionStatement':
        return this.evaluate(node.expression)
      case 'IfStatement':
        return [tree.branches(range, this.branchesOf(node))]
      case 'ForOfStatement':
        return this.forOf(node, range)
      case 'ForInStatement':
        return [
          tree.forEach(range, 'entries', variablesOf(node.left), this.expression(node.right), this.body(node.body)),
        ]
      case 'ForStatement':
        return this.forCounter(node, range)
      case 'WhileStatement':
        return [tree.whileLoop(range, this.expression(node.test), this.body(node.body))]
      case 'DoWhileStatement':
        return [tree.repeatLoop(range, this.expression(node.test), this.body(node.body))]
      case 'ReturnStatement':
        return [tree.returned(range, node.argument ? [this.expression(node.argument)] : [])]
      case 'ThrowStatement':
        return [tree.evaluated(this.expression(node.argument))]
      case 'BlockStatement':
        return [tree.block(range, this.statements(node.body))]
      case 'FunctionDeclaration':
        return [this.functionOf(node, range, node.id ? this.variable(node.id) : null)]
      case 'TryStatement':
        return this.tries(node, range)
      case 'SwitchStatement':
        return this.switches(node, range)
      case 'LabeledStatement':
        return this.statement(node.body)
      case 'ExportNamedDeclaration':
        return node.declaration ? this.statement(node.declaration) : []
      case 'ExportDefaultDeclaration':
      case 'ExportAllDeclaration':
      case 'ImportDeclaration':
      case 'ClassDeclaration':
      case 'BreakStatement':
      case 'ContinueStatement':
      case 'DebuggerStatement':
      case 'EmptyStatement':
      case 'WithStatement':
        return []
    }
  }

  /** Declares a variable, which is known from here on. */
  private variable({ name, start, end }: { name: string; start: number; end: number }): Identifier {
    const variable = tree.variable([start, end], name)
    this.declared.add(variable.name)
    return variable
  }

  /** The statements of a body, which may be a single one. */
  private body(node: acorn.Statement): Statement[] {
    return node.type === 'BlockStatement' ? this.statements(node.body) : this.statement(node)
  }

  private declare({ id, init, start, end }: acorn.VariableDeclarator): Statement[] {
    return this.bind(id, init ? this.expression(init) : tree.nil([start, end]), [start, end])
  }

  /** `const { id, name } = f()`, `const [a, b] = await Promise.all([f(), g()])`. */
  private bind(pattern: acorn.Pattern, value: Expression, range: tree.Range): Statement[] {
    switch (pattern.type) {
      case 'Identifier':
        return [tree.local(range, [this.variable(pattern)], [value])]
      case 'ObjectPattern': {
        const kept = tree.name(range, `\u0000${range[0]}`)
        const fields = patternFields(pattern)
        for (const { variable } of fields) this.declared.add(variable.name)
        return [
          tree.local(range, [kept], [value]),
          tree.local(
            range,
            fields.map(({ variable }) => variable),
            fields.map(({ key }) => tree.member(tree.rangeOf(key), kept, key)),
          ),
        ]
      }
      case 'ArrayPattern': {
        const values = value.type === 'TableConstructorExpression' ? value.fields.map((field) => field.value) : [value]
        return pattern.elements.flatMap((element, position) =>
          element ? this.bind(element, values[position] ?? tree.nil(range), range) : [],
        )
      }
      case 'AssignmentPattern':
        return this.bind(pattern.left, value, range)
      case 'MemberExpression':
      case 'RestElement':
        return [tree.evaluated(value)]
    }
  }

  private evaluate(node: acorn.Expression): Statement[] {
    if (node.type !== 'AssignmentExpression') return [tree.evaluated(this.expression(node))]
    const range = rangeOf(node)
    const value = this.expression(node.right)
    if (node.left.type === 'Identifier') return [tree.assignment(range, this.variable(node.left), value)]
    if (node.left.type === 'ObjectPattern' || node.left.type === 'ArrayPattern')
      return this.bind(node.left, value, range)
    return [tree.evaluated(value)]
  }

  private branchesOf(node: acorn.IfStatement): tree.Branch[] {
    const own = { condition: this.expression(node.test), body: this.body(node.consequent) }
    const { alternate } = node
    if (!alternate) return [own]
    return alternate.type === 'IfStatement'
      ? [own, ...this.branchesOf(alternate)]
      : [own, { body: this.body(alternate) }]
  }

  private forOf(node: acorn.ForOfStatement, range: tree.Range): Statement[] {
    const subject = this.expression(node.right)
    const [pattern] =
      node.left.type === 'VariableDeclaration' ? node.left.declarations.map(({ id }) => id) : [node.left]
    if (pattern?.type === 'ArrayPattern')
      return [tree.forEach(range, 'unknown', variablesOf(node.left), subject, this.body(node.body))]
    const variable =
      pattern?.type === 'Identifier'
        ? this.variable(pattern)
        : this.variable({ name: `\u0000${range[0]}`, start: range[0], end: range[0] })
    const taken = pattern?.type === 'ObjectPattern' ? this.bind(pattern, variable, range) : []
    return [tree.forEach(range, 'items', [variable], subject, [...taken, ...this.body(node.body)])]
  }

  private forCounter(node: acorn.ForStatement, range: tree.Range): Statement[] {
    const { init } = node
    const first = !init ? [] : init.type === 'VariableDeclaration' ? this.read(init) : this.evaluate(init)
    const test = node.test ? this.expression(node.test) : tree.boolean(range, true)
    return [tree.block(range, [...first, tree.whileLoop(range, test, this.body(node.body))])]
  }

  /** The `try` block always runs; the `catch` block may run. */
  private tries(node: acorn.TryStatement, range: tree.Range): Statement[] {
    const { handler, finalizer } = node
    const failed: Statement[] = handler
      ? [tree.branches(range, [{ condition: tree.computed(range), body: this.caught(handler) }])]
      : []
    return [
      tree.block(range, this.statements(node.block.body)),
      ...failed,
      ...(finalizer ? [tree.block(range, this.statements(finalizer.body))] : []),
    ]
  }

  private caught({ param, body }: acorn.CatchClause): Statement[] {
    const bound = param ? this.bind(param, tree.nil(rangeOf(param)), rangeOf(param)) : []
    return [...bound, ...this.statements(body.body)]
  }

  private switches(node: acorn.SwitchStatement, range: tree.Range): Statement[] {
    const subject = tree.name(range, `\u0000${range[0]}`)
    this.before.push(tree.local(range, [subject], [this.expression(node.discriminant)]))
    const cases = node.cases.map(({ test, consequent }) => ({
      condition: test ? tree.binary(range, '==', subject, this.expression(test)) : tree.computed(range),
      body: this.statements(consequent),
    }))
    return cases.length === 0 ? [] : [tree.branches(range, cases)]
  }

  protected override functionBody(node: acorn.Function | acorn.ArrowFunctionExpression): {
    readonly parameters: Identifier[]
    readonly body: Statement[]
  } {
    const range = rangeOf(node)
    const outer = this.before
    this.before = []
    const parameters = node.params.map((parameter) =>
      this.variable(parameter.type === 'Identifier' ? parameter : { ...parameter, name: `\u0000${parameter.start}` }),
    )
    const taken = node.params.flatMap((parameter, position) =>
      parameter.type === 'ObjectPattern' ? this.bind(parameter, parameters[position]!, range) : [],
    )
    const own = node.body.type === 'BlockStatement' ? this.statements(node.body.body) : this.answered(node.body, range)
    const body = [...taken, ...this.before, ...own]
    this.before = outer
    return { parameters, body }
  }

  private answered(node: acorn.Expression, range: tree.Range): Statement[] {
    const value = this.expression(node)
    const before = this.before
    this.before = []
    return [...before, tree.returned(range, [value])]
  }
}

/** The names of a loop's variables. */
function variablesOf(left: acorn.VariableDeclaration | acorn.Pattern): Identifier[] {
  const patterns = left.type === 'VariableDeclaration' ? left.declarations.map(({ id }) => id) : [left]
  return patterns
    .flatMap((pattern) => (pattern.type === 'ArrayPattern' ? pattern.elements.map((element) => element) : [pattern]))
    .flatMap((pattern) => (pattern?.type === 'Identifier' ? [tree.variable(rangeOf(pattern), pattern.name)] : []))
}
