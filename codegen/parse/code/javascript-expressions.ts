/** Expressions of JavaScript. */
import type * as acorn from 'acorn'
import type { Expression, FunctionDeclaration, Identifier, Statement } from 'luaparse'
import { keyOf, languageCall, literal, pathOf, rootOf } from './javascript-names.js'
import { asCallback, isMethod, joined, methodCall } from './methods.js'
import * as tree from './tree.js'

const comparisons: ReadonlyMap<string, tree.BinaryOperator> = new Map([
  ['==', '=='],
  ['===', '=='],
  ['!=', '~='],
  ['!==', '~='],
  ['<', '<'],
  ['<=', '<='],
  ['>', '>'],
  ['>=', '>='],
])

const arithmetic: ReadonlySet<string> = new Set(['-', '*', '/', '%'])

/** Reads expressions. `before` collects the statements that must run before the expression. */
export abstract class JavaScriptExpressions {
  protected before: Statement[] = []
  /** Names of variables. A call on any other name is a call of the host. */
  protected readonly declared = new Set<string>()

  protected abstract functionBody(node: acorn.Function | acorn.ArrowFunctionExpression): {
    readonly parameters: Identifier[]
    readonly body: Statement[]
  }

  protected expression(
    node: acorn.Expression | acorn.SpreadElement | acorn.PrivateIdentifier | acorn.Super,
  ): Expression {
    const range: tree.Range = [node.start, node.end]
    switch (node.type) {
      case 'Identifier':
        return node.name === 'undefined' ? tree.nil(range) : tree.variable(range, node.name)
      case 'Literal':
        return literal(node, range)
      case 'TemplateLiteral':
        return this.template(node, range)
      case 'ArrayExpression':
        return this.list(node, range)
      case 'ObjectExpression':
        return this.table(node, range)
      case 'MemberExpression':
        return this.member(node, range)
      case 'CallExpression':
        return this.call(node, range)
      case 'AwaitExpression':
      case 'ParenthesizedExpression':
      case 'ChainExpression':
        return this.expression(node.type === 'AwaitExpression' ? node.argument : node.expression)
      case 'UnaryExpression':
        return this.unary(node, range)
      case 'LogicalExpression':
        return tree.logical(
          range,
          node.operator === '&&' ? 'and' : 'or',
          this.expression(node.left),
          this.expression(node.right),
        )
      case 'BinaryExpression':
        return this.binary(node, range)
      case 'ConditionalExpression':
        return tree.logical(
          range,
          'or',
          tree.logical(range, 'and', this.expression(node.test), this.expression(node.consequent)),
          this.expression(node.alternate),
        )
      case 'FunctionExpression':
      case 'ArrowFunctionExpression':
        return this.functionOf(node, range)
      case 'SequenceExpression':
        return tree.computed(range, ...node.expressions.map((expression) => this.expression(expression)))
      case 'AssignmentExpression':
        return this.expression(node.right)
      case 'NewExpression':
        return tree.computed(range, ...node.arguments.map((argument) => this.expression(argument)))
      case 'SpreadElement':
        return tree.computed(range, this.expression(node.argument))
      case 'TaggedTemplateExpression':
        return tree.computed(range, ...node.quasi.expressions.map((expression) => this.expression(expression)))
      case 'YieldExpression':
        return node.argument ? this.expression(node.argument) : tree.nil(range)
      case 'UpdateExpression':
      case 'ThisExpression':
      case 'Super':
      case 'ClassExpression':
      case 'MetaProperty':
      case 'ImportExpression':
      case 'PrivateIdentifier':
        return tree.computed(range)
    }
  }

  protected functionOf(
    node: acorn.Function | acorn.ArrowFunctionExpression,
    range: tree.Range,
    identifier: Identifier | null = null,
  ): FunctionDeclaration {
    const { parameters, body } = this.functionBody(node)
    return tree.functionOf(range, parameters, body, identifier)
  }

  private template({ quasis, expressions }: acorn.TemplateLiteral, range: tree.Range): Expression {
    const texts = quasis.map((part) => tree.text([part.start, part.end], part.value.cooked ?? part.value.raw))
    const [first = tree.text(range, '')] = texts
    if (expressions.length === 0) return tree.text(range, quasis[0]?.value.cooked ?? '')
    return expressions.reduce((before, part, position) => {
      const withValue = joined(range, before, this.expression(part), true)
      return joined(range, withValue, texts[position + 1] ?? tree.text(range, ''), true)
    }, first)
  }

  private list({ elements }: acorn.ArrayExpression, range: tree.Range): Expression {
    return tree.table(
      range,
      elements.map((element) => {
        if (element?.type === 'SpreadElement') return tree.unknownField(tree.nil(range), this.expression(element))
        return tree.item(element ? this.expression(element) : tree.nil(range))
      }),
    )
  }

  private table({ properties }: acorn.ObjectExpression, range: tree.Range): Expression {
    return tree.table(
      range,
      properties.map((property) => {
        if (property.type === 'SpreadElement') return tree.unknownField(tree.nil(range), this.expression(property))
        const key = keyOf(property)
        const value = this.expression(property.value)
        return key ? tree.field(key, value) : tree.unknownField(this.expression(property.key), value)
      }),
    )
  }

  private member(node: acorn.MemberExpression, range: tree.Range): Expression {
    const object = this.expression(node.object)
    // `a?.b`: present if `a` is.
    const wrap = (value: Expression): Expression =>
      node.optional && object.type !== 'CallExpression' ? tree.logical(range, 'and', object, value) : value
    if (node.computed) return wrap(tree.index(range, object, this.expression(node.property)))
    if (node.property.type !== 'Identifier') return tree.computed(range, object)
    if (node.property.name === 'length') return wrap(tree.unary(range, '#', object))
    return wrap(tree.member(range, object, tree.name([node.property.start, node.property.end], node.property.name)))
  }

  private call(node: acorn.CallExpression, range: tree.Range): Expression {
    const { callee } = node
    const path = pathOf(callee)
    if (path[0] === 'Promise' && node.arguments[0]) return this.expression(node.arguments[0])
    const callback = node.arguments.find(isFunction)
    if (callee.type === 'MemberExpression' && callee.property.type === 'Identifier' && !callee.computed) {
      const own = callee.property.name
      const root = rootOf(callee)
      const isHost = root !== undefined && !callback && !this.declared.has(tree.variable(range, root).name)
      if (!isHost && (isMethod(own) || callback)) {
        return methodCall({
          range,
          object: this.expression(callee.object),
          name: own,
          args: node.arguments.filter((arg) => arg !== callback).map((arg) => this.expression(arg)),
          ...(callback && { callback: asCallback(this.functionOf(callback, [callback.start, callback.end])) }),
          before: this.before,
        })
      }
    }
    const args = node.arguments.map((arg) => this.expression(arg))
    const known = languageCall(path, args, range)
    return known ?? tree.call(range, this.expression(callee), args)
  }

  private unary(node: acorn.UnaryExpression, range: tree.Range): Expression {
    const argument = this.expression(node.argument)
    if (node.operator === '!') return tree.unary(range, 'not', argument)
    return node.operator === '-' ? tree.unary(range, '-', argument) : tree.computed(range, argument)
  }

  private binary(node: acorn.BinaryExpression, range: tree.Range): Expression {
    const [left, right] = [this.expression(node.left), this.expression(node.right)]
    const comparison = comparisons.get(node.operator)
    if (comparison) return tree.binary(range, comparison, left, right)
    if (node.operator === '+') return joined(range, left, right, true)
    return arithmetic.has(node.operator)
      ? tree.binary(range, node.operator as tree.BinaryOperator, left, right)
      : tree.computed(range, left, right)
  }
}

const isFunction = (
  node: acorn.Expression | acorn.SpreadElement,
): node is acorn.FunctionExpression | acorn.ArrowFunctionExpression =>
  node.type === 'FunctionExpression' || node.type === 'ArrowFunctionExpression'
