/** Which documented functions a piece of Lua calls, with what, and how it uses their answers. */
import type { CallExpression, Chunk, Expression, ForGenericStatement, Identifier, Statement, StringCallExpression, TableCallExpression } from 'luaparse'
import { fieldOf, itemOf, newShape, useAs, type Shape } from './shape.js'
import { placeOfLua, readValue, stringValue, type LuaPlace, type LuaValue } from './value.js'

/** A call of something that only the host can have defined. */
export interface LuaCall {
  /** Keys from the global on: `['app', 'integrations', 'telnyx', 'work', 'send_sms']`; a computed key is `*`. */
  readonly path: readonly string[]
  readonly args: readonly LuaValue[]
  readonly place: LuaPlace
  /** How the code uses the answer. */
  readonly result: Shape
}

/** What a name or an expression stands for. */
interface Meaning {
  /** Keys of a global path. */
  readonly path?: readonly string[]
  readonly shape?: Shape
}

type Scope = Map<string, Meaning | null>

/** Globals of the language and of the host that are no documented functions. */
const globals = new Set(
  ('_G _VERSION assert collectgarbage error getmetatable ipairs load loadfile next pairs pcall print rawequal rawget rawlen rawset require select ' +
    'setmetatable tonumber tostring type unpack xpcall coroutine debug io math os package string table utf8 json docs regex dump').split(' '),
)

/** Everything that one walk through the code collects. */
export function readCalls(chunk: Chunk): LuaCall[] {
  return new Walk().run(chunk.body)
}

class Walk {
  private readonly calls: LuaCall[] = []

  run(body: readonly Statement[]): LuaCall[] {
    this.block(body, [new Map()])
    return this.calls
  }

  private block(body: readonly Statement[], scopes: readonly Scope[]): void {
    const inner = [...scopes, new Map()]
    for (const statement of body) this.statement(statement, inner)
  }

  private statement(node: Statement, scopes: readonly Scope[]): void {
    switch (node.type) {
      case 'LocalStatement':
        return this.assign(node.variables.map((variable) => variable.name), node.init, scopes.at(-1)!, scopes)
      case 'AssignmentStatement':
        for (const target of node.variables) if (target.type !== 'Identifier') this.read(target, scopes, true)
        return this.assign(node.variables.map((variable) => (variable.type === 'Identifier' ? variable.name : '')), node.init, this.scopeOf(node.variables[0]!, scopes), scopes)
      case 'CallStatement':
        return void this.read(node.expression, scopes, true)
      case 'ReturnStatement':
        for (const each of node.arguments) this.read(each, scopes, true)
        return
      case 'DoStatement':
        return this.block(node.body, scopes)
      case 'WhileStatement':
      case 'RepeatStatement':
        this.test(node.condition, scopes)
        return this.block(node.body, scopes)
      case 'IfStatement':
        for (const clause of node.clauses) {
          if (clause.type !== 'ElseClause') this.test(clause.condition, scopes)
          this.block(clause.body, scopes)
        }
        return
      case 'ForNumericStatement':
        for (const each of [node.start, node.end, node.step]) if (each) this.number(each, scopes)
        return this.block(node.body, [...scopes, new Map([[node.variable.name, null]])])
      case 'ForGenericStatement':
        return this.forEach(node, scopes)
      case 'FunctionDeclaration': {
        const parameters = node.parameters.flatMap((each) => (each.type === 'Identifier' ? [[each.name, null] as const] : []))
        if (node.identifier?.type === 'Identifier') (node.isLocal ? scopes.at(-1)! : scopes[0]!).set(node.identifier.name, null)
        return this.block(node.body, [...scopes, new Map(parameters)])
      }
      case 'BreakStatement':
      case 'GotoStatement':
      case 'LabelStatement':
        return
    }
  }

  private scopeOf(target: Expression, scopes: readonly Scope[]): Scope {
    const name = target.type === 'Identifier' ? target.name : undefined
    return scopes.findLast((scope) => name !== undefined && scope.has(name)) ?? scopes[0]!
  }

  private assign(names: readonly string[], values: readonly Expression[], scope: Scope, scopes: readonly Scope[]): void {
    const meanings = values.map((value) => this.read(value, scopes, true))
    const protectedResult = values.length === 1 ? this.protectedCall(values[0]!, meanings[0]!) : undefined
    names.forEach((name, index) => {
      if (name === '') return
      scope.set(name, protectedResult ? (index === 1 ? protectedResult : null) : (meanings[index] ?? null))
    })
  }

  /** `local ok, result = pcall(f, args)`: the second name is what `f` answers. */
  private protectedCall(node: Expression, meaning: Meaning): Meaning | undefined {
    return node.type === 'CallExpression' && node.base.type === 'Identifier' && (node.base.name === 'pcall' || node.base.name === 'xpcall') ? meaning : undefined
  }

  private forEach(node: ForGenericStatement, scopes: readonly Scope[]): void {
    const inner: Scope = new Map(node.variables.map(({ name }) => [name, null]))
    const [first] = node.iterators
    if (first?.type === 'CallExpression' && first.base.type === 'Identifier' && (first.base.name === 'ipairs' || first.base.name === 'pairs') && first.arguments[0]) {
      const walked = this.read(first.arguments[0], scopes, true)
      const variable = node.variables[1]
      if (walked.shape && first.base.name === 'ipairs') {
        const item = itemOf(walked.shape)
        if (variable) inner.set(variable.name, { shape: item })
      } else if (walked.shape && variable) inner.set(variable.name, { shape: newShape() })
    } else for (const each of node.iterators) this.read(each, scopes, true)
    this.block(node.body, [...scopes, inner])
  }

  /** A condition: what it reads may be absent. */
  private test(node: Expression, scopes: readonly Scope[]): void {
    this.read(node, scopes, false)
  }

  private number(node: Expression, scopes: readonly Scope[]): void {
    const { shape } = this.read(node, scopes, true)
    if (shape) useAs(shape, ['number'])
  }

  /** Reads an expression; `certain` says that the code takes what it reads to be there. */
  private read(node: Expression, scopes: readonly Scope[], certain: boolean): Meaning {
    switch (node.type) {
      case 'Identifier':
        return this.name(node, scopes)
      case 'MemberExpression':
        return this.member(this.read(node.base, scopes, certain), node.identifier.name, certain)
      case 'IndexExpression':
        return this.index(this.read(node.base, scopes, certain), node.index, scopes, certain)
      case 'CallExpression':
      case 'TableCallExpression':
      case 'StringCallExpression':
        return this.call(node, scopes)
      case 'BinaryExpression':
        return this.binary(node.operator, node.left, node.right, scopes)
      case 'LogicalExpression':
        this.read(node.left, scopes, false)
        this.read(node.right, scopes, node.operator === 'or' && certain)
        return {}
      case 'UnaryExpression': {
        const { shape } = this.read(node.argument, scopes, node.operator !== 'not')
        if (shape && node.operator === '#' && shape.fields.size === 0) itemOf(shape)
        if (shape && node.operator === '-') useAs(shape, ['number'])
        return {}
      }
      case 'TableConstructorExpression':
        for (const field of node.fields) {
          if (field.type === 'TableKey') this.read(field.key, scopes, true)
          this.read(field.value, scopes, true)
        }
        return {}
      case 'FunctionDeclaration':
        this.statement(node, scopes)
        return {}
      case 'StringLiteral':
      case 'NumericLiteral':
      case 'BooleanLiteral':
      case 'NilLiteral':
      case 'VarargLiteral':
        return {}
    }
  }

  private name({ name }: Identifier, scopes: readonly Scope[]): Meaning {
    const scope = scopes.findLast((each) => each.has(name))
    if (scope) return scope.get(name) ?? {}
    return { path: [name] }
  }

  private member(base: Meaning, name: string, certain: boolean): Meaning {
    if (base.path) return { path: [...base.path, name] }
    return base.shape ? { shape: fieldOf(base.shape, name, certain) } : {}
  }

  private index(base: Meaning, key: Expression, scopes: readonly Scope[], certain: boolean): Meaning {
    this.read(key, scopes, true)
    if (key.type === 'StringLiteral') return this.member(base, stringValue(key), certain)
    if (base.path) return { path: [...base.path, '*'] }
    return base.shape && base.shape.fields.size === 0 ? { shape: itemOf(base.shape) } : {}
  }

  private call(node: CallExpression | TableCallExpression | StringCallExpression, scopes: readonly Scope[]): Meaning {
    const args = node.type === 'CallExpression' ? node.arguments : [node.type === 'TableCallExpression' ? node.arguments : node.argument]
    if (node.base.type === 'MemberExpression' && node.base.indexer === ':') {
      const { shape } = this.read(node.base.base, scopes, true)
      if (shape && shape.fields.size === 0) useAs(shape, ['string'])
      for (const each of args) this.read(each, scopes, true)
      return {}
    }
    const callee = this.read(node.base, scopes, true)
    const path = callee.path ?? []
    if (path.length === 1 && (path[0] === 'pcall' || path[0] === 'xpcall')) return this.protected(args, node, scopes)
    const meanings = args.map((each) => this.read(each, scopes, true))
    if (path.length === 0) return {}
    if (globals.has(path[0]!)) {
      this.builtin(path, meanings)
      return {}
    }
    return this.record(path, args, node)
  }

  private protected(args: readonly Expression[], node: object, scopes: readonly Scope[]): Meaning {
    const [called, ...rest] = args
    if (!called) return {}
    if (called.type === 'FunctionDeclaration') {
      this.statement(called, scopes)
      return {}
    }
    const { path = [] } = this.read(called, scopes, true)
    for (const each of rest) this.read(each, scopes, true)
    return path.length > 1 || (path.length === 1 && !globals.has(path[0]!)) ? this.record(path, rest, node) : {}
  }

  private record(path: readonly string[], args: readonly Expression[], node: object): Meaning {
    const result = newShape()
    this.calls.push({ path, args: args.map(readValue), place: placeOfLua(node), result })
    return { shape: result }
  }

  /** What the language's own functions tell of their arguments. */
  private builtin(path: readonly string[], args: readonly Meaning[]): void {
    const [first] = args
    const name = path.join('.')
    const use = (shape: Shape | undefined, types: Parameters<typeof useAs>[1]): void => {
      if (shape && shape.fields.size === 0 && !shape.item) useAs(shape, types)
    }
    if (name === 'ipairs' && first?.shape) itemOf(first.shape)
    if (name === 'table.concat' && first?.shape) useAs(itemOf(first.shape), ['string', 'number'])
    if (/^string\.(upper|lower|sub|find|match|gsub|gmatch|len|rep|byte)$/.test(name)) use(first?.shape, ['string'])
    if (/^math\./.test(name)) for (const each of args) use(each.shape, ['number'])
  }

  private binary(operator: string, left: Expression, right: Expression, scopes: readonly Scope[]): Meaning {
    const comparesNil = [left, right].some((each) => each.type === 'NilLiteral')
    const [a, b] = [this.read(left, scopes, !comparesNil).shape, this.read(right, scopes, !comparesNil).shape]
    const use = (types: Parameters<typeof useAs>[1]): void => {
      for (const shape of [a, b]) if (shape && shape.fields.size === 0 && !shape.item) useAs(shape, types)
    }
    if (operator === '..') use(['string', 'number'])
    else if (/^(\+|-|\*|\/|\/\/|%|\^|&|\||~|<<|>>)$/.test(operator)) use(['number'])
    else if ([left, right].some((each) => each.type === 'StringLiteral')) use(['string'])
    else if ([left, right].some((each) => each.type === 'NumericLiteral')) use(['number'])
    else if ([left, right].some((each) => each.type === 'BooleanLiteral')) use(['boolean'])
    return {}
  }
}
